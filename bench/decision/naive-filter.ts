import type { PeerEngine } from "./peer-engine";
import type { PreparedFacts, RecordFacts } from "./prepared-facts";
import type { Falling } from "./situations";

/** What anyone would write first: every measure is held against every record. */
export function createNaiveFilter(measures: readonly Falling[]): PeerEngine {
  return {
    onRecords: (facts) =>
      facts.records.map((record) => measures.filter((measure) => falls(measure, record, facts))),
    onGrounds: (facts) => measures.filter((measure) => entitles(measure, facts)),
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

function isOf(measure: Falling, matterType: string): boolean {
  return measure.matterTypes === "every" || measure.matterTypes.includes(matterType);
}
