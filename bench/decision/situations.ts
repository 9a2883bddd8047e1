import { activateCatalogue } from "../../src/catalogue/activate-catalogue";
import { parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import type { Constraint, Incentive } from "../../src/catalogue/measure";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import type { DecisionContext } from "../../src/decision/decide";
import type { Facts, Matter } from "../../src/decision/facts";
import type { ListRecord } from "../../src/lists/list-record";
import type { Standing } from "../../src/lists/standing";
import { scenarioRecords } from "../../src/sandbox/scenario-records";
import { syntheticUscc } from "../../src/sandbox/synthetic";
import { addDays, addYears, type CalendarDate, parseCalendarDate } from "../../src/time/calendar-date";
import { chinaWorkingDays } from "../../src/time/china-working-days";

export type KnownStanding = Extract<Standing, { kind: "known" }>;

/** A measure that falls on a subject. */
export type Falling = Constraint | Incentive;

/** One decision to make. */
export interface Situation {
  readonly facts: Facts;
  readonly matter: Matter;
  readonly context: DecisionContext;
  readonly standing: KnownStanding;
  readonly matterType: string;
  readonly date: CalendarDate;
}

const date = parseCalendarDate("2026-11-24");

/** With the pack's 57 measures that fall on a subject, 60. */
const document = parseCatalogueDocument({
  catalogueId: "bench",
  version: 1,
  title: "基准目录（虚构）",
  nature: "demonstration",
  packId: quanzhou201851.packId,
  issuer: { name: "市信用办（虚构）" },
  effectiveOn: "2018-04-25",
  entries: [],
  measures: [
    ownMeasure("own-procurement-ban", "stop", ["tax", "bid-rigging"], ["government-procurement"]),
    ownMeasure("own-fund-limit", "review", ["work-safety", "environment"], ["fiscal-fund", "subsidy"]),
    ownMeasure("own-licence-limit", "review", ["food-drug"], ["production-license", "market-entry"]),
  ],
  matterTypes: [],
  itemCodes: [],
});

function ownMeasure(
  measureId: string,
  effect: Constraint["effect"],
  fields: readonly string[],
  matterTypes: readonly string[],
) {
  return {
    kind: "constraint",
    measureId,
    title: "自有措施",
    clause: "三(二)",
    bases: [{ rank: "law", title: "某法（虚构）", reading: "unverified" }],
    executedBy: "approving-department",
    matterTypes: [...matterTypes],
    binding: "mandatory",
    effect,
    nature: "restriction",
    lists: ["black"],
    fields: [...fields],
    severities: ["considerable", "serious"],
    traits: [],
    fallsOn: ["self"],
    onOrganization: "shown",
  } as const;
}

export const measures: readonly Falling[] = [...quanzhou201851.measures, ...document.measures].flatMap(
  (measure) => (measure.kind === "institutional" ? [] : [measure]),
);

/** What falls on a black record that no measure of the approving department answers. */
export const unanswered = theMeasure("key-supervision");

function theMeasure(id: string): Falling {
  const found = measures.find(({ measureId }) => measureId === id);
  if (found === undefined) throw new TypeError(`The benchmark's catalogue has no ${id}.`);
  return found;
}

const { red, black, watch } = scenarioRecords(date);
const daysAgo = (count: number) => addDays(date, -count);
const clean = (years: number) => ({ cleanSinceOn: addYears(date, -years) });
const recognition = {
  recognitionId: "H-1",
  title: "诚信典型",
  authority: { name: "示例文明办" },
  recognizedOn: daysAgo(300),
  term: { kind: "indefinite" },
} as const;

type Held = Partial<Pick<KnownStanding, "cleanSinceOn" | "recognitions">> & {
  readonly records?: readonly Omit<ListRecord, "subject">[];
};

/** Clean, red, black and watched subjects, and some with several records of other scopes and severities. */
const held: readonly Held[] = [
  {},
  clean(1),
  clean(2),
  clean(3),
  clean(6),
  { ...clean(1), recognitions: [recognition] },
  { ...clean(4), records: [red("R-1")] },
  { records: [red("R-2"), red("R-3", { field: "environment", scope: "province" })] },
  { records: [black("B-1")] },
  { records: [black("B-2", { field: "tax", severity: "serious", scope: "nation" })] },
  { records: [black("B-3", { field: "judgment-defaulter", traits: ["able-but-refusing"] })] },
  { records: [watch("W-1")] },
  { records: [watch("W-2", { severity: "considerable", scope: "county" })] },
  {
    records: [
      black("B-4", { field: "tax", severity: "considerable" }),
      black("B-5", { field: "food-drug", severity: "serious", scope: "nation" }),
      black("B-6", { field: "wage-arrears", scope: "county" }),
      watch("W-3", { severity: "minor" }),
    ],
  },
  { records: [red("R-4"), black("B-7", { field: "work-safety", severity: "serious", scope: "province" })] },
  {
    ...clean(1),
    records: [
      black("B-8", { status: { kind: "exited", way: "repaired", on: daysAgo(30) } }),
      watch("W-4", { listedOn: daysAgo(30), followsFrom: { recordId: "B-8", exitWay: "repaired" } }),
    ],
  },
];

const standings = held.map(({ records = [], recognitions = [], ...rest }, index): KnownStanding => {
  const subject = { kind: "uscc", code: syntheticUscc(index + 1) } as const;
  return {
    kind: "known",
    subject,
    subjectType: "legal-person",
    name: "示例有限公司（虚构）",
    formerNames: [],
    links: [],
    records: records.map((record) => ({ ...record, subject })),
    recognitions,
    ...rest,
    sources: [{ id: "all", title: "全部", lists: ["red", "black", "watch"], state: "answered" }],
    listVersion: 1,
    asOf: "2026-11-24T09:00:00+08:00",
  };
});

const catalogue = activateCatalogue(quanzhou201851, undefined, document, date);
const context: DecisionContext = { catalogue, date, calendar: chinaWorkingDays };

/** Every subject in every matter type. */
export const situations: readonly Situation[] = [...catalogue.matters].flatMap(([matterType, rules]) =>
  standings.map((standing): Situation => {
    const facts: Facts = { subject: standing.subject, finding: { kind: "found", standing }, related: [] };
    return { facts, matter: { rules }, context, standing, matterType, date };
  }),
);
