import { Engine, type NestedCondition, type RuleProperties } from "json-rules-engine";
import type { AwaitedEngine } from "./peer-engine";
import type { Falling } from "./situations";

/**
 * An engine with a rule per constraint, run per record, and one with a rule per incentive; the events name measures.
 * Each condition has a priority of its own, since those of one priority are all evaluated even after one has failed.
 */
export function createJsonRules(measures: readonly Falling[]): AwaitedEngine {
  const byId = new Map(measures.map((measure) => [measure.measureId, measure]));
  const engineOf = (kind: Falling["kind"]) =>
    new Engine(measures.filter((measure) => measure.kind === kind).map(ruleOf));
  const ofConstraints = engineOf("constraint");
  const ofIncentives = engineOf("incentive");
  const matching = async (engine: Engine, facts: Record<string, unknown>) => {
    const { events } = await engine.run(facts);
    return events.flatMap(({ type }) => byId.get(type) ?? []);
  };
  return {
    async onRecords({ matterType, records }) {
      const brought: (readonly Falling[])[] = [];
      for (const record of records) brought.push(await matching(ofConstraints, { matterType, ...record }));
      return brought;
    },
    onGrounds: ({ matterType, grounds }) => matching(ofIncentives, { matterType, grounds }),
  };
}

function ruleOf(measure: Falling): RuleProperties {
  const isIn = (fact: string, values: readonly string[]) =>
    values.length === 1
      ? { fact, operator: "equal", value: values[0] }
      : { fact, operator: "in", value: [...values] };
  const has = (fact: string, value: string) => ({ fact, operator: "contains", value });
  const all: NestedCondition[] =
    measure.matterTypes === "every" ? [] : [isIn("matterType", measure.matterTypes)];
  if (measure.kind === "incentive")
    all.push({ any: measure.grounds.map((ground) => has("grounds", ground)) });
  else {
    all.push(isIn("list", measure.lists), isIn("listedAs", measure.fallsOn));
    if (measure.fields !== "every") all.push(isIn("field", measure.fields));
    if (measure.severities !== undefined) all.push(isIn("severity", measure.severities));
    all.push(...measure.traits.map((trait) => has("traits", trait)));
  }
  const inTurn = all.map((condition, index) => ({ ...condition, priority: all.length - index }));
  return { conditions: { all: inTurn }, event: { type: measure.measureId } };
}
