import jsonLogic, { type RulesLogic } from "json-logic-js";
import type { PeerEngine } from "./peer-engine";
import type { Falling } from "./situations";

/** A logic per measure, each applied to each record: the matter is asked first, and what it does not ask for is left out. */
export function createJsonLogic(measures: readonly Falling[]): PeerEngine {
  const rows = measures.map((measure) => ({ measure, logic: logicOf(measure) }));
  const constraints = rows.filter(({ measure }) => measure.kind === "constraint");
  const incentives = rows.filter(({ measure }) => measure.kind === "incentive");
  const matching = (candidates: typeof rows, data: object) => {
    const found: Falling[] = [];
    for (const { measure, logic } of candidates)
      if (jsonLogic.apply(logic, data) === true) found.push(measure);
    return found;
  };
  return {
    onRecords: ({ matterType, records }) =>
      records.map((record) => matching(constraints, { matterType, ...record })),
    onGrounds: (facts) => matching(incentives, facts),
  };
}

function logicOf(measure: Falling): RulesLogic {
  const isIn = (name: string, values: readonly string[]): RulesLogic => {
    const [only] = values;
    return values.length === 1 && only !== undefined
      ? { "===": [{ var: name }, only] }
      : { in: [{ var: name }, [...values]] };
  };
  const has = (value: string, name: string): RulesLogic => ({ in: [value, { var: name }] });
  const ofMatter = measure.matterTypes === "every" ? [] : [isIn("matterType", measure.matterTypes)];
  if (measure.kind === "incentive")
    return { and: [...ofMatter, { or: measure.grounds.map((ground) => has(ground, "grounds")) }] };
  return {
    and: [
      ...ofMatter,
      isIn("list", measure.lists),
      isIn("listedAs", measure.fallsOn),
      ...(measure.fields === "every" ? [] : [isIn("field", measure.fields)]),
      ...(measure.severities === undefined ? [] : [isIn("severity", measure.severities)]),
      ...measure.traits.map((trait) => has(trait, "traits")),
    ],
  };
}
