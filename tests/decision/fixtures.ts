import type { z } from "zod";
import { activateCatalogue } from "../../src/catalogue/activate-catalogue";
import type { ActiveCatalogue } from "../../src/catalogue/active-catalogue";
import type { CatalogueDocument, CatalogueDocumentInput } from "../../src/catalogue/catalogue-document";
import { parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import type { Constraint, Incentive } from "../../src/catalogue/measure";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import type { PolicyPack } from "../../src/catalogue/policy-pack";
import { type DecisionContext, decide } from "../../src/decision/decide";
import type { AppliedConstraint, AppliedIncentive, Decision } from "../../src/decision/decision";
import type { Facts, Matter, RelatedFacts, Relation } from "../../src/decision/facts";
import { type ListRecord, listRecordSchema } from "../../src/lists/list-record";
import { platformStandingSchema, type Standing } from "../../src/lists/standing";
import { type CalendarDate, parseCalendarDate } from "../../src/time/calendar-date";
import { chinaWorkingDays } from "../../src/time/china-working-days";

type RecordInput = z.input<typeof listRecordSchema>;
type KnownStanding = Extract<Standing, { kind: "known" }>;
type KnownInput = Extract<z.input<typeof platformStandingSchema>, { kind: "known" }>;

/** The day on which the tests decide, unless they say otherwise: a Tuesday. */
export const today: CalendarDate = parseCalendarDate("2026-11-24");

export const company = { kind: "uscc", code: "91350500PDY00001XT" } as const;
export const parent = { kind: "uscc", code: "91350500PDY00002XQ" } as const;
export const person = { kind: "resident-id", code: "11010519491231002X" } as const;

/** The three sources that make an answer complete. */
export const allSources = [
  { id: "red-list", title: "红名单", lists: ["red"], state: "answered" },
  { id: "black-list", title: "失信名单", lists: ["black"], state: "answered" },
  { id: "watch-list", title: "重点关注名单", lists: ["watch"], state: "answered" },
] as const satisfies readonly unknown[];

/** A black record of the city's construction department, in force since 2026-01-05 and for three years. */
export function aRecord(over: Partial<RecordInput> = {}): ListRecord {
  return listRecordSchema.parse({ ...recordInput, ...over });
}

/** The same, before the schema has read it. */
export const recordInput: RecordInput = {
  recordId: "b1",
  subject: company,
  list: "black",
  field: { id: "construction", title: "工程质量" },
  scope: "city",
  listedAs: "self",
  traits: [],
  authority: { name: "市住建局" },
  provider: { name: "市住建局" },
  bases: [{ title: "行政处罚决定书", documentNumber: "泉建罚〔2026〕1号" }],
  listedOn: "2026-01-05",
  term: { kind: "until", lastOn: "2029-01-04" },
  status: { kind: "listed" },
};

/** A red record of the tax department, in force since 2025-01-01. */
export function aRedRecord(over: Partial<RecordInput> = {}): ListRecord {
  return aRecord({
    recordId: "r1",
    list: "red",
    field: { id: "tax", title: "纳税" },
    authority: { name: "市税务局" },
    provider: { name: "市税务局" },
    bases: [{ title: "A级纳税人名单" }],
    listedOn: "2025-01-01",
    term: { kind: "indefinite" },
    ...over,
  });
}

/** A watch record of the construction department, in force since 2026-01-05. */
export function aWatchRecord(over: Partial<RecordInput> = {}): ListRecord {
  return aRecord({ recordId: "w1", list: "watch", ...over });
}

/** A model of honesty, recognized for good since 2025-05-01. */
export const recognition = {
  recognitionId: "g1",
  title: "诚信会员",
  authority: { name: "市工商联" },
  recognizedOn: "2025-05-01",
  term: { kind: "indefinite" },
} as const;

/** The subject's objection, the provider told on 2026-11-02. */
export const underObjection = {
  kind: "under-verification",
  grounds: { kind: "objection" },
  providerToldOn: "2026-11-02",
} as const;

/** A company that answers to its name, completely answered, without any record. */
export function aStanding(over: Partial<Omit<KnownInput, "kind">> = {}): KnownStanding {
  const parsed = platformStandingSchema.parse({
    kind: "known",
    subject: company,
    subjectType: "legal-person",
    name: "泉州某某建设有限公司",
    formerNames: [],
    links: [],
    records: [],
    recognitions: [],
    sources: allSources,
    ...over,
  });
  if (parsed.kind !== "known") throw new TypeError("A known standing was expected.");
  return { ...parsed, ...asOf };
}

const asOf = { listVersion: 7, asOf: "2026-11-24T09:00:00+08:00" } as const;

/** The answer that the platform does not know the subject. */
export function anUnknownStanding(over: { sources?: Standing["sources"] } = {}): Standing {
  return { kind: "unknown", subject: company, sources: allSources, ...asOf, ...over };
}

/** The finding of a company, alone unless others are given. */
export function factsOf(
  standing: Standing,
  how: { readonly name?: string; readonly related?: readonly RelatedFacts[] } = {},
): Facts {
  const { name, related = [] } = how;
  const subject = name === undefined ? standing.subject : { ...standing.subject, name };
  return { subject, finding: { kind: "found", standing }, related };
}

/** Another subject checked with it. */
export function relatedBy(relation: Relation, standing: Standing): RelatedFacts {
  return { relation, subject: standing.subject, finding: { kind: "found", standing } };
}

/** Facts that failed to come. */
export const failedFacts: Facts = {
  subject: company,
  finding: {
    kind: "failed",
    reason: { code: "platform-unreachable", retryAt: "2026-11-24T09:05:00+08:00" },
  },
  related: [],
};

const lawRank = { rank: "law", title: "某法", article: "第一条", reading: "unverified" } as const;

/** A small catalogue over the pack: procurement stops, fiscal funds bind one department, a watch row by severity. */
export const smallCatalogue: CatalogueDocumentInput = {
  catalogueId: "tests",
  version: 3,
  title: "测试目录",
  nature: "demonstration",
  packId: "quanzhou-2018-51",
  issuer: { name: "市信用办" },
  effectiveOn: "2018-04-25",
  entries: [
    {
      entryId: "procurement-ban",
      measureId: "limit-resource-trade",
      lists: ["black"],
      fields: ["judgment-defaulter", "tax"],
      traits: [],
      matterTypes: ["government-procurement"],
      binding: "mandatory",
      effect: "stop",
      bases: [lawRank],
    },
    {
      entryId: "fund-limit",
      measureId: "limit-fiscal-fund",
      lists: ["black"],
      fields: ["construction"],
      traits: [],
      matterTypes: ["fiscal-fund"],
      binding: "mandatory",
      effect: "review",
      bases: [lawRank],
      implementers: ["350500-CZ"],
    },
    {
      entryId: "food-ban",
      measureId: "market-ban",
      lists: ["black"],
      fields: ["food-drug"],
      traits: ["market-ban-decision"],
      matterTypes: ["market-entry"],
      binding: "mandatory",
      effect: "stop",
      bases: [lawRank],
    },
    {
      entryId: "watch-strict-review",
      measureId: "strict-review",
      lists: ["watch"],
      fields: ["construction"],
      severities: ["considerable", "serious"],
      traits: [],
      matterTypes: ["administrative-license"],
      binding: "recommended",
      effect: "review",
      bases: [lawRank],
    },
  ],
  measures: [],
  matterTypes: [],
  itemCodes: [],
};

/** A catalogue document, read. */
export function aDocument(over: Partial<CatalogueDocumentInput> = {}): CatalogueDocument {
  return parseCatalogueDocument({ ...smallCatalogue, ...over });
}

/** The pack with {@link smallCatalogue} over it, or with another. */
export function theCatalogue(
  over: Partial<CatalogueDocumentInput> = {},
  pack: PolicyPack = quanzhou201851,
): ActiveCatalogue {
  const activate = () => activateCatalogue(pack, undefined, aDocument(over), today);
  if (Object.keys(over).length > 0 || pack !== quanzhou201851) return activate();
  usualCatalogue ??= activate();
  return usualCatalogue;
}

// Nearly every test asks for it, and reading it costs more than deciding.
let usualCatalogue: ActiveCatalogue | undefined;

/** A constraint of a catalogue's own: review, on every black record of whoever is checked for a licence. */
export function aConstraint(over: Partial<Constraint> = {}): Constraint {
  return {
    kind: "constraint",
    measureId: "own-constraint",
    title: "测试惩戒",
    clause: "三(二)",
    bases: [lawRank],
    executedBy: "approving-department",
    matterTypes: ["administrative-license"],
    binding: "recommended",
    effect: "review",
    nature: "restriction",
    lists: ["black"],
    fields: "every",
    traits: [],
    fallsOn: ["self"],
    onOrganization: "shown",
    ...over,
  };
}

/** An incentive of a catalogue's own, open on every ground. */
export function anIncentive(over: Partial<Incentive> = {}): Incentive {
  return {
    kind: "incentive",
    measureId: "own-incentive",
    title: "测试激励",
    clause: "二(二)",
    bases: [lawRank],
    executedBy: "approving-department",
    matterTypes: ["administrative-license"],
    binding: "recommended",
    grounds: ["red", "recognition", "clean-years"],
    conditions: "none",
    ...over,
  };
}

export function contextOf(
  catalogue: ActiveCatalogue = theCatalogue(),
  date: string = today,
): DecisionContext {
  return { catalogue, date: parseCalendarDate(date), calendar: chinaWorkingDays };
}

export function matterOf(
  matterType: string,
  over: Omit<Matter, "rules"> = {},
  catalogue: ActiveCatalogue = theCatalogue(),
): Matter {
  const rules = catalogue.matters.get(matterType);
  if (rules === undefined) throw new TypeError(`The catalogue of the test has no ${matterType}.`);
  return { rules, ...over };
}

/** Decides about facts for an administrative licence today, unless told otherwise. */
export function decideOn(
  facts: Facts,
  how: Omit<Matter, "rules"> & {
    readonly matterType?: string;
    readonly catalogue?: ActiveCatalogue;
    readonly date?: string;
  } = {},
): Decision {
  const { matterType = "administrative-license", catalogue = theCatalogue(), date = today, ...over } = how;
  return decide(facts, matterOf(matterType, over, catalogue), contextOf(catalogue, date));
}

/** The constraints of a decision, those of others than the approving department left out. */
export function ownConstraints(decision: Decision): readonly AppliedConstraint[] {
  return constraintsOf(decision).filter((measure) => measure.executedBy === "approving-department");
}

export function constraintsOf(decision: Decision): readonly AppliedConstraint[] {
  return decision.measures.filter((measure) => measure.kind === "constraint");
}

/** The incentives among the measures, those of others than the approving department left out. */
export function ownIncentives(decision: Decision): readonly AppliedIncentive[] {
  return decision.measures.filter(
    (measure) => measure.kind === "incentive" && measure.executedBy === "approving-department",
  ) as readonly AppliedIncentive[];
}

export function inconsistencyKinds(decision: Decision): readonly string[] {
  return decision.inconsistencies.map((one) => one.kind);
}
