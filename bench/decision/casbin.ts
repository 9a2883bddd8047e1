import { newEnforcer, newModelFromString, StringAdapter } from "casbin";
import type { PreparedFacts, Selection } from "./prepared-facts";
import type { Falling } from "./situations";

const model = `
[request_definition]
r = measure, matter, record

[policy_definition]
p = measure, matters, lists, fields, severities, traits, roles

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = r.measure == p.measure && oneOf(r.matter, p.matters) && oneOf(r.record.list, p.lists) && oneOf(r.record.listedAs, p.roles) && oneOf(r.record.field, p.fields) && oneOf(r.record.severity, p.severities) && allOf(p.traits, r.record.traits)
`;

const every = "*";

/**
 * A policy line per measure. casbin says whether one thing is allowed, so it is asked once per measure, without
 * promises; the id stands first in the matcher, so that the other lines end at their first comparison.
 */
export async function createCasbin(
  measures: readonly Falling[],
): Promise<(facts: PreparedFacts) => Selection> {
  const constraints = measures.filter((measure) => measure.kind === "constraint");
  const incentives = measures.filter((measure) => measure.kind === "incentive");
  const ofConstraints = await enforcerOf(constraints);
  const ofIncentives = await enforcerOf(incentives);
  return ({ matterType, records, grounds }) => {
    const entitled = grounds.map((ground) => ({
      list: ground,
      field: "",
      severity: "",
      traits: [],
      listedAs: "",
    }));
    return {
      constraints: records.map((record) =>
        constraints.filter(({ measureId }) => ofConstraints.enforceSync(measureId, matterType, record)),
      ),
      incentives: incentives.filter(({ measureId }) =>
        entitled.some((ground) => ofIncentives.enforceSync(measureId, matterType, ground)),
      ),
    };
  };
}

async function enforcerOf(measures: readonly Falling[]) {
  const enforcer = await newEnforcer(
    newModelFromString(model),
    new StringAdapter(measures.map(lineOf).join("\n")),
  );
  enforcer.addFunction(
    "oneOf",
    (value: string, values: string) => values === every || values.includes(`|${value}|`),
  );
  enforcer.addFunction(
    "allOf",
    (wanted: string, values: readonly string[]) => wanted === every || values.includes(wanted),
  );
  return enforcer;
}

function lineOf(measure: Falling): string {
  const matters = oneOf(measure.matterTypes);
  const { measureId } = measure;
  if (measure.kind === "incentive")
    return `p, ${measureId}, ${matters}, ${oneOf(measure.grounds)}, ${every}, ${every}, ${every}, ${every}`;
  const { lists, fields, severities = "every", traits, fallsOn } = measure;
  if (traits.length > 1) throw new TypeError("No measure of the benchmark asks for two traits.");
  return `p, ${measureId}, ${matters}, ${oneOf(lists)}, ${oneOf(fields)}, ${oneOf(severities)}, ${traits[0] ?? every}, ${oneOf(fallsOn)}`;
}

function oneOf(values: "every" | readonly string[]): string {
  return values === "every" ? every : `|${values.join("|")}|`;
}
