import { createMongoAbility, type MongoAbility, type RawRuleOf } from "@casl/ability";
import type { PeerEngine } from "./peer-engine";
import type { Falling } from "./situations";

/**
 * An ability with a rule per measure. CASL keeps its rules by action and subject type; `rulesFor` reads that index,
 * so that only the matter's rules are matched, which asking `can` per measure would not.
 */
export function createCasl(measures: readonly Falling[]): PeerEngine {
  const byId = new Map(measures.map((measure) => [measure.measureId, measure]));
  const ability: MongoAbility = createMongoAbility(measures.map(ruleOf));
  const matching = (matterType: string, type: "constraint" | "incentive", object: object) => {
    const found: Falling[] = [];
    for (const rule of ability.rulesFor(matterType, type)) {
      const measure = byId.get(rule.reason ?? "");
      if (measure !== undefined && rule.matchesConditions(object)) found.push(measure);
    }
    return found;
  };
  return {
    onRecords: ({ matterType, records }) =>
      records.map((record) => matching(matterType, "constraint", record)),
    onGrounds: (facts) => matching(facts.matterType, "incentive", facts),
  };
}

function ruleOf(measure: Falling): RawRuleOf<MongoAbility> {
  return {
    action: measure.matterTypes === "every" ? "manage" : [...measure.matterTypes],
    subject: measure.kind,
    reason: measure.measureId,
    conditions:
      measure.kind === "incentive"
        ? { grounds: { $in: [...measure.grounds] } }
        : {
            list: { $in: [...measure.lists] },
            listedAs: { $in: [...measure.fallsOn] },
            ...(measure.fields === "every" ? {} : { field: { $in: [...measure.fields] } }),
            ...(measure.severities === undefined ? {} : { severity: { $in: [...measure.severities] } }),
            ...(measure.traits.length === 0 ? {} : { traits: { $all: [...measure.traits] } }),
          },
  };
}
