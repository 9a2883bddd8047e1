import fc from "fast-check";
import type { DecisionContext } from "../../src/decision/decide";
import type { Facts, Finding, Matter, RelatedFacts, Relation } from "../../src/decision/facts";
import type { ExitWay, ListRecord, Term, Verification } from "../../src/lists/list-record";
import type { Link, Recognition, Standing } from "../../src/lists/standing";
import {
  addDays,
  addYears,
  type CalendarDate,
  compare,
  parseCalendarDate,
} from "../../src/time/calendar-date";
import { chinaWorkingDays } from "../../src/time/china-working-days";
import { anyCatalogue, stated } from "./catalogue-arbitrary";

/** All that a decision is made of. */
export interface Case {
  readonly facts: Facts;
  readonly matter: Matter;
  readonly context: DecisionContext;
}

// Days near each other and near the edges of one, two and three years, before and after each decision date.
const decisionDates = ["2026-11-24", "2024-02-29", "2027-02-28", "2023-02-28", "2023-03-01", "2026-05-25"];
const pools = decisionDates.map((text) => {
  const date = parseCalendarDate(text);
  const days = [-4, -3, -2, -1, 0, 1].flatMap((years) =>
    [-1, 0, 1].map((count) => addDays(addYears(date, years), count)),
  );
  days.push(parseCalendarDate("2020-02-29"), parseCalendarDate("2024-02-29"), addDays(date, -29));
  return { date, days: [...new Set(days)].sort() };
});
const dayCountMax = Math.max(...pools.map((pool) => pool.days.length));
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const dayIndex = fc.nat({ max: dayCountMax - 1 });
const listKind = fc.constantFrom("red", "black", "watch", "black", "watch");

const traits = fc.constantFrom<readonly string[]>([], ["t1"], ["t2"], ["t1", "t2"], []);
const fieldId = fc.constantFrom("f1", "f2", "tax", "construction");
const severity = fc.constantFrom("minor", "considerable", "serious", undefined);
const authority = fc.constantFrom("甲局", "乙局", "甲局");

const recordShape = fc.record({
  list: listKind,
  field: fieldId,
  severity,
  listedAs: fc.constantFrom("self", "self", "self", "legal-representative", "principal"),
  traits,
  authority,
  listed: dayIndex,
  lastOn: maybe(dayIndex),
  exit: rarelyOrOften(
    fc.record({
      on: dayIndex,
      way: fc.constantFrom<ExitWay>(
        "mis-listed",
        "repaired",
        "repaired",
        "expired",
        "standard-changed",
        "adverse-listed",
        "incentive-misused",
        "turned-black",
      ),
    }),
  ),
  verification: rarelyOrOften(
    fc.oneof(
      fc.record({
        kind: fc.constant("under-verification" as const),
        grounds: fc.constantFrom(
          { kind: "objection" as const },
          { kind: "complaint" as const },
          { kind: "doubt" as const, confirmation: "pending" as const },
          { kind: "doubt" as const, confirmation: "confirmed" as const },
        ),
        told: maybe(dayIndex),
      }),
      fc.record({ kind: fc.constantFrom("corrected" as const, "rejected" as const) }),
    ),
  ),
  follows: maybe(
    fc.record({
      of: fc.nat({ max: 4 }),
      exitWay: fc.constantFrom("repaired" as const, "expired" as const, "standard-changed" as const),
    }),
  ),
});
type RecordShape = typeof recordShape extends fc.Arbitrary<infer T> ? T : never;

function rarelyOrOften<T>(arbitrary: fc.Arbitrary<T>) {
  return fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const complete: Standing["sources"] = [
  { id: "all", title: "全部", lists: ["red", "black", "watch"], state: "answered" },
];
const byList: Standing["sources"] = [
  { id: "red", title: "红", lists: ["red"], state: "answered" },
  { id: "others", title: "黑与关注", lists: ["black", "watch"], state: "answered" },
];
/** What an application that may not see the watch list is told, 四(四). */
const withheld: Standing["sources"] = [
  { id: "others", title: "红与黑", lists: ["red", "black"], state: "answered" },
  { id: "watch", title: "关注", lists: ["watch"], state: "withheld" },
];
const sources = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(complete, byList, withheld) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Standing["sources"]>(
      [...complete, { id: "none", title: "无", lists: ["watch"], state: "missing" }],
      [{ id: "some", title: "部分", lists: ["red", "black"], state: "answered" }],
      [{ id: "some", title: "部分", lists: ["watch", "black"], state: "answered" }],
      [...withheld, { id: "none", title: "无", lists: ["watch"], state: "missing" }],
      [{ id: "watch", title: "关注", lists: ["watch"], state: "withheld" }],
      [],
    ),
  },
);

const names = fc.constantFrom("泉州某某（福建）公司", "泉州某某(福建) 公司", "旧名公司", "别的公司", "  ");

const standingShape = fc.record({
  kind: fc.oneof(
    { weight: 20, arbitrary: fc.constant("known" as const) },
    { weight: 1, arbitrary: fc.constant("unknown" as const) },
  ),
  subjectType: fc.constantFrom(
    "legal-person",
    "legal-person",
    "legal-person",
    "unincorporated-organization",
    "natural-person",
    "branch",
    "individual-business",
  ),
  links: fc.constantFrom<readonly Link["kind"][]>(
    [],
    ["parent"],
    ["operator"],
    ["parent", "operator"],
    ["operator", "parent"],
    ["parent", "operator", "responsible-person"],
  ),
  dangling: rarely(fc.constant("dangling" as const)),
  foreign: fc.oneof(
    { weight: 30, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom("standing" as const, "record" as const) },
  ),
  records: fc.array(recordShape, { maxLength: 5 }),
  cleanSince: maybe(dayIndex),
  recognitions: fc.array(fc.record({ on: dayIndex, lastOn: maybe(dayIndex) }), { maxLength: 1 }),
  sources,
});
type StandingShape = typeof standingShape extends fc.Arbitrary<infer T> ? T : never;

const findingShape = fc.oneof(
  { weight: 40, arbitrary: standingShape },
  {
    weight: 1,
    arbitrary: fc.constantFrom("platform-unreachable" as const, "answer-invalid" as const),
  },
);

const relation = fc.constantFrom<Relation>(
  { kind: "parent" },
  { kind: "operator" },
  { kind: "responsible-person", role: "legal-representative" },
  { kind: "responsible-person", role: "principal" },
);

const materials = fc.record(
  {
    missing: fc.array(
      fc.record({
        name: fc.constantFrom("图纸", "证明"),
        demandedBy: fc.constantFrom("none", "none", "none", "law", "regulation"),
      }),
      { maxLength: 2 },
    ),
    promise: fc.constantFrom("written", "none"),
    limit: fc.record({ workingDaysCount: fc.integer({ min: 0, max: 30 }) }),
  },
  { requiredKeys: ["missing", "promise"] },
);

const department = fc.constantFrom(undefined, "D1", "D2");
const matterType = fc.nat({ max: 20 });

const caseShape = fc.record({
  catalogue: anyCatalogue,
  matterType,
  pool: fc.nat({ max: pools.length - 1 }),
  department,
  evaluated: maybe(dayIndex),
  materials: maybe(materials),
  finding: findingShape,
  name: rarely(names),
  related: fc.array(fc.record({ relation, finding: findingShape, name: rarely(names) }), { maxLength: 2 }),
  catalogueFailure: fc.oneof(
    { weight: 60, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant({ code: "catalogue-missing" as const }) },
  ),
});

/** Cases biased to collisions: few ids, fields, authorities and days, all kinds and states, incomplete answers. */
export const anyCase: fc.Arbitrary<Case> = caseShape.map((shape) => {
  const pool = pools[shape.pool] ?? { date: parseCalendarDate("2026-11-24"), days: [] };
  const day = (index: number): CalendarDate => pool.days[index % pool.days.length] ?? pool.date;
  const subject = { kind: "uscc", code: "S0" } as const;
  const findings = [shape.finding, ...shape.related.map((one) => one.finding)].map((finding, index) =>
    findingOf(finding, `S${index}`, day, index === 0 ? shape.related.map((one) => one.relation) : undefined),
  );
  const [finding = failed] = findings;
  const matters = [...shape.catalogue.matters.values()];
  const rules = matters[shape.matterType % matters.length];
  if (rules === undefined) throw new TypeError("A catalogue has matter types.");
  return {
    facts: {
      subject: { ...subject, ...stated({ name: shape.name }) },
      finding,
      related: shape.related.map(
        (one, index): RelatedFacts => ({
          relation: one.relation,
          subject: { kind: "uscc", code: `S${index + 1}`, ...stated({ name: one.name }) },
          finding: findings[index + 1] ?? failed,
        }),
      ),
    },
    matter: {
      rules,
      ...stated({
        department: shape.department,
        evaluatedOn: shape.evaluated === undefined ? undefined : day(shape.evaluated),
        materials: shape.materials as Matter["materials"],
      }),
    },
    context: {
      catalogue: shape.catalogue,
      ...stated({ catalogueFailure: shape.catalogueFailure }),
      date: pool.date,
      calendar: chinaWorkingDays,
    },
  };
});

const foreign = { kind: "uscc", code: "FOREIGN" } as const;
const failed: Finding = { kind: "failed", reason: { code: "platform-failed" } };

function findingOf(
  shape: StandingShape | "platform-unreachable" | "answer-invalid",
  code: string,
  day: (index: number) => CalendarDate,
  checked: readonly Relation[] | undefined,
): Finding {
  if (typeof shape === "string") return { kind: "failed", reason: { code: shape } };
  const subject = { kind: "uscc", code } as const;
  const asOf = { listVersion: 1, asOf: "2026-11-24T09:00:00+08:00" };
  if (shape.kind === "unknown")
    return { kind: "found", standing: { kind: "unknown", subject, sources: shape.sources, ...asOf } };
  const other = { kind: "uscc", code: shape.dangling === "dangling" ? code : "OTHER" } as const;
  const standing: Standing = {
    kind: "known",
    subject: shape.foreign === "standing" ? foreign : subject,
    subjectType: shape.subjectType as "branch",
    name: "泉州某某(福建)公司",
    formerNames: ["旧名公司"],
    links: shape.links.flatMap((kind): Link[] => {
      // A link of the subject itself leads to somebody among the related facts, except where it is left dangling.
      const place = checked?.findIndex(
        (one) => one.kind === kind && (one.kind !== "responsible-person" || one.role === "principal"),
      );
      if (place === -1 && shape.dangling === undefined) return [];
      const to =
        place === undefined || place === -1 ? other : ({ kind: "uscc", code: `S${place + 1}` } as const);
      const link = { subject: to, name: "上级" };
      return [kind === "responsible-person" ? { kind, role: "principal", ...link } : { kind, ...link }];
    }),
    records: shape.records.map((record, index) =>
      recordOf(record, index, shape.foreign === "record" && index === 0 ? foreign : subject, day),
    ),
    ...stated({ cleanSinceOn: shape.cleanSince === undefined ? undefined : day(shape.cleanSince) }),
    recognitions: shape.recognitions.map(
      (one, index): Recognition => ({
        recognitionId: `g${index}`,
        title: "诚信典型",
        authority: { name: "甲局" },
        recognizedOn: day(one.on),
        term: one.lastOn === undefined ? { kind: "indefinite" } : { kind: "until", lastOn: day(one.lastOn) },
      }),
    ),
    sources: shape.sources,
    ...asOf,
  };
  return { kind: "found", standing };
}

function recordOf(
  shape: RecordShape,
  index: number,
  subject: ListRecord["subject"],
  day: (index: number) => CalendarDate,
): ListRecord {
  const listedOn = day(shape.listed);
  const notBefore = (other: number): CalendarDate => {
    const on = day(other);
    return compare(on, listedOn) < 0 ? listedOn : on;
  };
  const term: Term =
    shape.lastOn === undefined ? { kind: "indefinite" } : { kind: "until", lastOn: notBefore(shape.lastOn) };
  let verification: Verification | undefined;
  if (shape.verification?.kind === "under-verification")
    verification = {
      kind: "under-verification",
      grounds: shape.verification.grounds,
      ...(shape.verification.told === undefined ? {} : { providerToldOn: day(shape.verification.told) }),
    };
  else if (shape.verification !== undefined)
    verification = { kind: shape.verification.kind, closedOn: listedOn };
  const followed = `r${shape.follows?.of}`;
  const follows = shape.list === "watch" && shape.follows !== undefined && followed !== `r${index}`;
  return {
    recordId: `r${index}`,
    subject,
    list: shape.list as "black",
    field: { id: shape.field, title: "领域" },
    scope: "city",
    listedAs: shape.listedAs as "self",
    traits: shape.traits,
    authority: { name: shape.authority },
    provider: { name: shape.authority },
    bases: [{ title: "决定书" }],
    listedOn,
    term,
    status:
      shape.exit === undefined
        ? { kind: "listed" }
        : { kind: "exited", way: shape.exit.way, on: notBefore(shape.exit.on) },
    ...stated({
      severity: shape.severity as ListRecord["severity"],
      verification,
      followsFrom: follows
        ? { recordId: followed, exitWay: shape.follows?.exitWay ?? "repaired" }
        : undefined,
    }),
  };
}
