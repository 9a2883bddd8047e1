import type { AppliedConstraint, AppliedIncentive, Decision } from "../decision";
import { type ConstraintPlace, explainConstraint, placeOf } from "./explain-constraint";
import { explainIdentity } from "./explain-identity";
import { explainIncentive } from "./explain-incentive";
import { explainInconsistency } from "./explain-inconsistency";
import { explainOutcome } from "./explain-outcome";
import { explainRecords } from "./explain-record";
import { explainWithheld } from "./explain-withheld";
import type { Sentence } from "./sentence";

/**
 * Explains a decision to the officer at the counter: what follows, and why, each with its clause. Pure.
 *
 * For the department alone: it tells of watch records, which are shared among departments only (R10), so it
 * goes into no public view, no log, and to no applicant, agent or bidder; the subject is told by notice (R27).
 * It holds no name of a person, no code but masked, and nobody who informed (R26).
 *
 * @param decision the decision
 * @param matterTypeTitle the matter in the catalogue's words, e.g. 行政许可、审批
 * @returns the outcome first, then a sentence per measure (prohibitions, own obligations, what bears on the
 *   subject from a related one, suspended ones, incentives), identities to verify, records that ended or are
 *   disputed, inconsistencies, a watch list that was not told, and last what is only shown or others' to carry out
 * @source 五(三), 五(四), 五(六); 四(四) (R10), 三(五) (R26)
 * @example
 * explainDecision(decision, "行政许可、审批").map(({ zh }) => zh).join("\n")
 */
export function explainDecision(decision: Decision, matterTypeTitle: string): readonly Sentence[] {
  const constraints = decision.measures.filter((measure) => measure.kind === "constraint");
  const incentives = decision.measures.filter((measure) => measure.kind === "incentive");
  const placed = (place: ConstraintPlace) =>
    constraints.filter((constraint) => placeOf(constraint) === place);
  const own = incentives.filter(({ duty }) => duty === "own");
  const others = incentives.filter(({ duty }) => duty === "information");

  const constrain = (measure: AppliedConstraint) => explainConstraint(decision, measure);
  const reward = (measure: AppliedIncentive) => explainIncentive(decision, measure);

  return [
    explainOutcome(decision, matterTypeTitle),
    ...placed("prohibition").map(constrain),
    ...placed("own").map(constrain),
    ...placed("related").map(constrain),
    ...placed("suspended").map(constrain),
    ...own.map(reward),
    ...explainIdentity(decision),
    ...explainRecords(decision),
    ...decision.inconsistencies.map((inconsistency) => explainInconsistency(decision, inconsistency)),
    ...explainWithheld(decision),
    ...placed("shown").map(constrain),
    ...placed("information").map(constrain),
    ...others.map(reward),
  ];
}
