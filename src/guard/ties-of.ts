import type { MatterRules } from "../catalogue/active-catalogue";
import type { Finding, RelatedFacts, Relation } from "../decision/facts";
import { linksToCheck } from "../decision/rules/links-to-check";
import { isSameSubject } from "../subject/subject";
import type { Asked } from "./check";

/** Somebody to check with the subject, and how the two are tied. */
export type Tie = Omit<RelatedFacts, "finding">;

/**
 * Says who is checked with the subject: those the platform links to it and those the caller named. Pure.
 *
 * @param finding what was found of the subject
 * @param asked the persons the caller named
 * @param rules the matter's rules, with the roles on which a measure falls
 * @returns each once per relation, with the caller's name for comparison where it gave one; two names for one
 *   person are both compared
 * @source 三(二), 三(六) (R16, R29)
 * @example
 * tiesOf(finding, {}, rules).map((tie) => tie.subject)
 */
export function tiesOf(
  finding: Finding,
  asked: Omit<Asked, "matterType">,
  rules: MatterRules,
): readonly Tie[] {
  const ties: Tie[] = [];
  const add = (tie: Tie) => {
    const known = ties.findIndex(
      (one) => isSame(one, tie) && (one.subject.name === undefined || one.subject.name === tie.subject.name),
    );
    if (known === -1) ties.push(tie);
    else ties[known] = tie;
  };
  if (finding.kind === "found")
    for (const link of linksToCheck(finding.standing, rules.personRoles)) {
      const { kind, code } = link.subject;
      const relation: Relation =
        link.kind === "responsible-person" ? { kind: link.kind, role: link.role } : { kind: link.kind };
      add({ relation, subject: { kind, code } });
    }
  for (const { role, subject } of asked.responsiblePersons ?? [])
    if (rules.personRoles.has(role)) add({ relation: { kind: "responsible-person", role }, subject });
  return ties;
}

function isSame(a: Tie, b: Tie): boolean {
  const role = ({ relation }: Tie) =>
    relation.kind === "responsible-person" ? relation.role : relation.kind;
  return role(a) === role(b) && isSameSubject(a.subject, b.subject);
}
