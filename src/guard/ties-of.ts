import type { MatterRules } from "../catalogue/active-catalogue";
import type { Finding, RelatedFacts, Relation } from "../decision/facts";
import { linksToCheck } from "../decision/rules/links-to-check";
import { subjectKey } from "../subject/subject";
import type { Asked } from "./check";

/** Somebody to check with the subject, and how the two are tied. */
export type Tie = Omit<RelatedFacts, "finding">;

/**
 * Says who is checked with the subject: those the platform links to it and those the caller named. Pure.
 *
 * @param finding what was found of the subject
 * @param asked the persons the caller named
 * @param rules the matter's rules, with the roles on which a measure falls
 * @returns each once per relation, with the caller's name for comparison where it gave one
 * @source 三(二), 三(六) (R16, R29)
 * @example
 * tiesOf(finding, {}, rules).map((tie) => tie.subject)
 */
export function tiesOf(
  finding: Finding,
  asked: Omit<Asked, "matterType">,
  rules: MatterRules,
): readonly Tie[] {
  const ties = new Map<string, Tie>();
  const add = (relation: Relation, subject: Tie["subject"]) => {
    const role = relation.kind === "responsible-person" ? relation.role : "";
    const key = `${relation.kind} ${role} ${subjectKey(subject)}`;
    if (ties.get(key)?.subject.name === undefined) ties.set(key, { relation, subject });
  };
  if (finding.kind === "found")
    for (const link of linksToCheck(finding.standing, rules.personRoles))
      add(link.kind === "responsible-person" ? { kind: link.kind, role: link.role } : { kind: link.kind }, {
        kind: link.subject.kind,
        code: link.subject.code,
      });
  for (const { role, subject } of asked.responsiblePersons ?? [])
    if (rules.personRoles.has(role)) add({ kind: "responsible-person", role }, subject);
  return [...ties.values()];
}
