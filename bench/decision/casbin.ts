import { newEnforcer, newModelFromString, StringAdapter } from "casbin";
import type { PeerEngine } from "./peer-engine";
import type { Falling } from "./situations";

const every = "*";

/**
 * An enforcer per measure, with a single policy line and a matcher that asks no more than the measure does. casbin
 * says whether one thing is allowed and stops at the first line that allows it; with all measures in one enforcer,
 * each question would be held against the lines of all the others.
 */
export async function createCasbin(measures: readonly Falling[]): Promise<PeerEngine> {
  const rows = await Promise.all(
    measures.map(async (measure) => ({ measure, enforcer: await enforcerOf(measure) })),
  );
  const constraints = rows.filter(({ measure }) => measure.kind === "constraint");
  const incentives = rows.filter(({ measure }) => measure.kind === "incentive");
  const matching = (candidates: typeof rows, matterType: string, object: object) => {
    const found: Falling[] = [];
    for (const { measure, enforcer } of candidates)
      if (enforcer.enforceSync(matterType, object)) found.push(measure);
    return found;
  };
  return {
    onRecords: ({ matterType, records }) =>
      records.map((record) => matching(constraints, matterType, record)),
    onGrounds: (facts) => matching(incentives, facts.matterType, facts),
  };
}

async function enforcerOf(measure: Falling) {
  const conditions = conditionsOf(measure).filter(({ policy }) => policy !== every);
  const model = `
[request_definition]
r = matter, object

[policy_definition]
p = ${conditions.map(({ field }) => field).join(", ")}

[policy_effect]
e = some(where (p.eft == allow))

[matchers]
m = ${conditions.map(({ matcher }) => matcher).join(" && ")}
`;
  const line = `p, ${conditions.map(({ policy }) => policy).join(", ")}`;
  const enforcer = await newEnforcer(newModelFromString(model), new StringAdapter(line));
  enforcer.addFunction("oneOf", (value: string, values: string) => values.includes(`|${value}|`));
  enforcer.addFunction("has", (values: readonly string[], value: string) => values.includes(value));
  enforcer.addFunction("anyOf", (values: readonly string[], wanted: string) =>
    values.some((value) => wanted.includes(`|${value}|`)),
  );
  return enforcer;
}

interface Condition {
  readonly field: string;
  readonly matcher: string;
  /** As it stands in the policy line. */
  readonly policy: string;
}

function conditionsOf(measure: Falling): readonly Condition[] {
  const ofMatter = oneOf("matters", "r.matter", measure.matterTypes);
  if (measure.kind === "incentive")
    return [
      ofMatter,
      { field: "grounds", matcher: "anyOf(r.object.grounds, p.grounds)", policy: joined(measure.grounds) },
    ];
  const { lists, fields, severities = "every", traits, fallsOn } = measure;
  return [
    ofMatter,
    oneOf("lists", "r.object.list", lists),
    oneOf("roles", "r.object.listedAs", fallsOn),
    oneOf("fields", "r.object.field", fields),
    oneOf("severities", "r.object.severity", severities),
    ...traits.map((trait, index): Condition => {
      const field = `trait${index}`;
      return { field, matcher: `has(r.object.traits, p.${field})`, policy: trait };
    }),
  ];
}

function oneOf(field: string, asked: string, values: "every" | readonly string[]): Condition {
  if (values === "every") return { field, matcher: "", policy: every };
  const [only] = values;
  return values.length === 1 && only !== undefined
    ? { field, matcher: `${asked} == p.${field}`, policy: only }
    : { field, matcher: `oneOf(${asked}, p.${field})`, policy: joined(values) };
}

function joined(values: readonly string[]): string {
  return `|${values.join("|")}|`;
}
