import type { Constraint, Incentive } from "../../src/catalogue/measure";
import { type PreparedFacts, preparedFacts, type RecordFacts, type Selection } from "./prepared-facts";
import type { Falling, Situation } from "./situations";

/** What anyone would write first: every measure is held against every record. */
export function createNaiveFilter(measures: readonly Falling[]): (facts: PreparedFacts) => Selection {
  return (facts) => ({
    constraints: facts.records.map((record) => measures.filter((measure) => falls(measure, record, facts))),
    incentives: measures.filter((measure) => entitles(measure, facts)),
  });
}

/** The same from the standing on, to one list: also a black record that nothing answers, and nothing given under a stop. */
export function createNaiveDecision(
  measures: readonly Falling[],
  unansweredId: string,
): (situation: Situation) => readonly Falling[] {
  return ({ standing, matterType, date }) => {
    const facts = preparedFacts(standing, matterType, date);
    const { records } = facts;
    const constraints = measures.filter((measure) => records.some((record) => falls(measure, record, facts)));
    const unanswered = records.some(
      (record) =>
        record.list === "black" &&
        !constraints.some(
          (measure) => measure.executedBy === "approving-department" && falls(measure, record, facts),
        ),
    );
    const found = unanswered
      ? [...constraints, ...measures.filter(({ measureId }) => measureId === unansweredId)]
      : constraints;
    if (found.some((measure) => measure.kind === "constraint" && measure.effect === "stop")) return found;
    return [...found, ...measures.filter((measure) => entitles(measure, facts))];
  };
}

function falls(measure: Falling, record: RecordFacts, { matterType }: PreparedFacts): boolean {
  return (
    measure.kind === "constraint" &&
    isOf(measure, matterType) &&
    measure.lists.some((list) => list === record.list) &&
    (measure.fields === "every" || measure.fields.includes(record.field)) &&
    (measure.severities === undefined ||
      measure.severities.some((severity) => severity === record.severity)) &&
    measure.traits.every((trait) => record.traits.includes(trait)) &&
    measure.fallsOn.some((role) => role === record.listedAs)
  );
}

function entitles(measure: Falling, { matterType, grounds }: PreparedFacts): boolean {
  return (
    measure.kind === "incentive" &&
    isOf(measure, matterType) &&
    measure.grounds.some((ground) => grounds.includes(ground))
  );
}

function isOf(measure: Constraint | Incentive, matterType: string): boolean {
  return measure.matterTypes === "every" || measure.matterTypes.includes(matterType);
}
