import type { ActiveCatalogue } from "../catalogue/active-catalogue";
import type { Link } from "../lists/standing";
import { isSameSubject, type SubjectRef } from "../subject/subject";
import type { CalendarDate } from "../time/calendar-date";
import type { WorkingDayCalendar } from "../time/working-days";
import type {
  AppliedConstraint,
  AppliedIncentive,
  Decision,
  DerivedFrom,
  Inconsistency,
  Obligation,
  SubjectEvidence,
} from "./decision";
import type { Facts, Finding, Matter, NamedSubject, Relation, UnestablishedReason } from "./facts";
import { bearingOf } from "./rules/bearing-of";
import { appliedConstraints, unansweredBlackRecords } from "./rules/constraints";
import { findingAbout } from "./rules/finding-about";
import { identityObligations } from "./rules/identity";
import { appliedIncentives } from "./rules/incentives";
import { inconsistenciesOf } from "./rules/inconsistencies";
import { linksToCheck } from "./rules/links-to-check";
import { asksOfficer, prohibits } from "./rules/prohibits";
import type { RuleContext } from "./rules/rule-context";
import { evidenceOf, subjectListings } from "./rules/subject-listings";
import { unestablished } from "./rules/unestablished";

/** What the day, the calendar and the catalogue contribute to a decision. */
export interface DecisionContext {
  readonly catalogue: ActiveCatalogue;
  /** Why no active catalogue could be had; `catalogue` is then the pack alone, and nothing is established (R14). */
  readonly catalogueFailure?: UnestablishedReason;
  /** Today, Beijing. */
  readonly date: CalendarDate;
  readonly calendar: WorkingDayCalendar;
}

/**
 * Decides what the facts mean for a matter. Pure: the same inputs give the same decision, byte for byte (R25).
 *
 * @param given what was found about the subject and whoever is checked with it
 * @param matter the matter type's rules, the department, the materials
 * @param context the catalogue, the day, the calendar
 * @returns `undetermined` when anything could not be established, else `stop` when a mandatory constraint
 *   forbids it, else `review` when a person must look, else `proceed`; always with everything that was found
 * @source 五(三), 五(四), 五(六), 三(二); the rules are named in `rules/`, a file each
 * @example
 * decide(facts, { rules }, { catalogue, date, calendar: chinaWorkingDays }).outcome
 */
export function decide(given: Facts, matter: Matter, context: DecisionContext): Decision {
  const facts = aboutTheirSubjects(given);
  const own = assess(facts, matter, context);
  const related = facts.related.map((entry) => assess(entry, matter, context, entry.relation));
  const all = [own, ...related];

  const constraints = joined(all, (assessment) => assessment.constraints);
  const prohibitions = constraints.filter(prohibits);
  const obligations = joined(all, (assessment) => assessment.identity).concat(
    constraints
      .filter((constraint) => asksOfficer(constraint) && !prohibits(constraint))
      .map((measure): Obligation => ({ kind: "carry-out", measure })),
  );
  const matterType = matter.rules.matterType.id;
  const evidence = all.map((assessment) => assessment.evidence);
  const inconsistencies = joined(all, (assessment) => assessment.inconsistencies);
  const derivedFrom = derivation(facts.finding, matter, context);

  const unchecked = uncheckedLinks(facts, matter);
  const reason =
    context.catalogueFailure ??
    all.find((assessment) => assessment.unestablished !== undefined)?.unestablished ??
    unchecked;
  if (reason !== undefined)
    return {
      outcome: "undetermined",
      reason,
      prohibitions,
      obligations,
      matterType,
      evidence,
      inconsistencies,
      derivedFrom,
      measures: constraints,
    };

  if (isNonEmpty(prohibitions))
    return {
      outcome: "stop",
      prohibitions,
      obligations,
      matterType,
      evidence,
      inconsistencies,
      derivedFrom,
      measures: constraints,
    };

  if (isNonEmpty(obligations))
    return {
      outcome: "review",
      obligations,
      matterType,
      evidence,
      inconsistencies,
      derivedFrom,
      measures: [...constraints, ...own.incentives("held")],
    };
  // A disputed record of the parent or operator holds the incentives like one of the subject's own (R20, R29).
  const disputed = constraints.some((constraint) => constraint.related?.bearing === "bears");
  const incentives = own.incentives(disputed ? "held" : "available");
  return {
    outcome: "proceed",
    incentives,
    matterType,
    evidence,
    inconsistencies,
    derivedFrom,
    measures: [...constraints, ...incentives],
  };
}

/** What all assessments have of something, in their order; mostly there is one. */
function joined<T>(
  assessments: readonly Assessment[],
  of: (assessment: Assessment) => readonly T[],
): readonly T[] {
  const [only] = assessments;
  return assessments.length === 1 && only !== undefined ? of(only) : assessments.flatMap(of);
}

function isNonEmpty<T>(list: readonly T[]): list is readonly [T, ...T[]] {
  return list.length > 0;
}

function derivation(
  finding: Finding,
  { department }: Matter,
  { catalogue, date }: DecisionContext,
): DerivedFrom {
  const { packId, packVersion, catalogueId, version: catalogueVersion } = catalogue;
  const derived: { -readonly [Key in keyof DerivedFrom]: DerivedFrom[Key] } = {
    packId,
    packVersion,
    catalogueId,
    catalogueVersion,
    decidedOn: date,
  };
  if (finding.kind === "found") {
    derived.listVersion = finding.standing.listVersion;
    derived.asOf = finding.standing.asOf;
  }
  if (department !== undefined) derived.department = department;
  return derived;
}

function aboutTheirSubjects({ subject, finding, related }: Facts): Facts {
  return {
    subject,
    finding: findingAbout(subject, finding),
    related: related.map((one) => ({ ...one, finding: findingAbout(one.subject, one.finding) })),
  };
}

/**
 * R16, R29: whoever must be checked with the subject and is not among the facts leaves it unestablished, and so
 * does a parent that is a branch itself: whose branch the subject is was then not asked.
 */
function uncheckedLinks({ finding, related }: Facts, { rules }: Matter): UnestablishedReason | undefined {
  if (finding.kind === "failed") return undefined;
  const unchecked = linksToCheck(finding.standing, rules.personRoles).some(
    (link) => !related.some(({ relation, subject }) => isSameTie(link, relation, subject)),
  );
  const halfway = related.some(({ relation, finding: found }) => {
    if (relation.kind === "responsible-person" || found.kind === "failed") return false;
    const { standing } = found;
    return (
      standing.kind === "known" &&
      (standing.subjectType === "branch" || standing.subjectType === "individual-business")
    );
  });
  return unchecked || halfway ? { code: "answer-incomplete" } : undefined;
}

function isSameTie(link: Link, relation: Relation, subject: SubjectRef): boolean {
  if (!isSameSubject(link.subject, subject)) return false;
  return link.kind === "responsible-person"
    ? relation.kind === "responsible-person" && relation.role === link.role
    : relation.kind === link.kind;
}

interface Assessment {
  readonly unestablished: UnestablishedReason | undefined;
  readonly identity: readonly Obligation[];
  readonly constraints: readonly AppliedConstraint[];
  /** The subject's own, at most in the state given; none of a related one's. */
  readonly incentives: (openness: AppliedIncentive["state"]) => readonly AppliedIncentive[];
  readonly inconsistencies: readonly Inconsistency[];
  readonly evidence: SubjectEvidence;
}

/** Carries the rules through on one subject: the one checked, or, with a relation, one that is checked with it. */
function assess(
  { subject, finding }: { readonly subject: NamedSubject; readonly finding: Finding },
  matter: Matter,
  context: DecisionContext,
  relation?: Relation,
): Assessment {
  const ref: SubjectRef = { kind: subject.kind, code: subject.code };
  const evidenceThat = (found: SubjectEvidence["found"]): SubjectEvidence =>
    relation === undefined ? { subject: ref, found } : { subject: ref, relation, found };
  const reason = unestablished(finding);
  if (finding.kind === "failed")
    return {
      unestablished: reason,
      identity: [],
      constraints: [],
      incentives: () => [],
      inconsistencies: [],
      evidence: evidenceThat({ kind: "nothing", reason: finding.reason }),
    };

  const { standing } = finding;
  const rules = ruleContext(matter, context);
  const listings = subjectListings(standing, rules);
  const applied = appliedConstraints(listings, matter, rules);
  const { unansweredBlack } = context.catalogue;
  const constraints =
    relation?.kind === "responsible-person"
      ? applied
      : applied.concat(unansweredBlackRecords(listings, applied, unansweredBlack, matter.department, rules));
  return {
    unestablished: reason,
    identity: identityObligations(subject, finding),
    constraints:
      relation === undefined
        ? constraints
        : constraints.map((constraint) => tied(constraint, ref, relation, matter, context)),
    incentives: (openness) => appliedIncentives(standing, listings, matter, rules, openness),
    inconsistencies: inconsistenciesOf(standing, listings),
    evidence: evidenceThat({ kind: "standing", standing, records: listings.map(evidenceOf) }),
  };
}

function ruleContext(matter: Matter, { catalogue, date, calendar }: DecisionContext): RuleContext {
  const { parameters } = catalogue;
  const { rules, evaluatedOn } = matter;
  return evaluatedOn === undefined || rules.matterType.afterEvaluation === "binds"
    ? { date, calendar, parameters }
    : { date, calendar, parameters, evaluatedOn };
}

function tied(
  constraint: AppliedConstraint,
  subject: SubjectRef,
  relation: Relation,
  matter: Matter,
  { catalogue }: DecisionContext,
): AppliedConstraint {
  const row = matter.rules.constraints.find(({ entryId }) => entryId === constraint.entryId);
  const bearing = bearingOf(relation, row?.onOrganization ?? "shown", catalogue.parameters);
  return { ...constraint, related: { relation, subject, bearing } };
}
