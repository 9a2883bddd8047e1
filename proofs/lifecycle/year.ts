import type { Transition } from "../../src/contract/transition";
import type { RegisteredSubject } from "../../src/sandbox/registered-subject";
import { syntheticUscc } from "../../src/sandbox/synthetic";
import type { SubjectRef } from "../../src/subject/subject";
import { parseCalendarDate } from "../../src/time/calendar-date";

/** What a check of one company for one matter comes to on a day, written from the rules. */
export interface Expected {
  readonly company: Company;
  readonly matterType: "administrative-license" | "government-procurement" | "inspection";
  readonly outcome: "proceed" | "review" | "stop";
  /** Measures of the constraints, each with `suspended` behind it where it is. */
  readonly constraints: readonly string[];
  /** The green channel 绿色通道, which only the license has. */
  readonly green: "available" | "held" | "none";
  /** The rule, and the clause. */
  readonly why: string;
}

type Act = Transition extends infer T ? (T extends unknown ? Omit<T, "transitionId"> : never) : never;

/** One working morning: what is done, and what is asked then. */
export interface Day {
  readonly on: string;
  readonly acts: readonly (Act & { readonly refused?: string })[];
  readonly asks: readonly Expected[];
}

export type Company = "weaver" | "baker";

const uscc = (serial: number): SubjectRef => ({ kind: "uscc", code: syntheticUscc(serial) });

export const companies: Readonly<Record<Company, RegisteredSubject>> = {
  weaver: {
    subject: uscc(70_001),
    subjectType: "legal-person",
    name: "示例织造有限公司（虚构）",
    cleanSinceOn: parseCalendarDate("2020-01-06"),
  },
  baker: {
    subject: uscc(70_002),
    subjectType: "legal-person",
    name: "示例食品有限公司（虚构）",
    cleanSinceOn: parseCalendarDate("2024-01-08"),
  },
};

const tax = { code: "350500-SW", name: "示例税务部门" };
const court = { code: "350500-FY", name: "示例执行法院" };
const safety = { code: "350500-YJ", name: "示例应急管理部门" };
const housing = { code: "350500-ZJ", name: "示例住建部门" };
const market = { code: "350500-SJ", name: "示例市场监管部门" };

const on = (recordId: string, by: typeof tax, documentNumber: string, basis: string) => ({
  recordId,
  by,
  documentNumber,
  basis,
});
const bases = (title: string) => [{ title }];
const until = (lastOn: string) => ({ kind: "until", lastOn: parseCalendarDate(lastOn) }) as const;

const license = "administrative-license";
const procurement = "government-procurement";

/** The life of two companies from March 2025 to March 2026, each day's checks written by hand from the rules. */
export const year: readonly Day[] = [
  {
    on: "2025-03-03",
    acts: [],
    asks: [
      expected("weaver", license, "proceed", [], "available", "R11 二(二): three clean years"),
      expected("weaver", procurement, "proceed", [], "none", "二(二): the green channel is a license's"),
      expected("baker", license, "proceed", [], "none", "R11 二(二): clean for a year only"),
    ],
  },
  {
    on: "2025-03-10",
    acts: [
      {
        kind: "list-black",
        ...on("SW-1", tax, "示例税稽〔2025〕1号", "三(一)"),
        subject: companies.weaver.subject,
        field: { id: "tax", title: "重大税收违法" },
        scope: "city",
        severity: "serious",
        bases: bases("示例税务处理决定"),
        term: until("2026-03-09"),
        watchDays: 180,
      },
    ],
    asks: [
      expected("weaver", license, "review", ["strict-review"], "none", "R15 三(二)"),
      expected(
        "weaver",
        procurement,
        "stop",
        ["limit-resource-trade"],
        "none",
        "R14 三(二), 财库〔2016〕125号",
      ),
      expected("weaver", "inspection", "review", ["key-supervision"], "none", "三(二)"),
    ],
  },
  {
    on: "2025-03-17",
    acts: [{ kind: "object", ...on("SW-1", tax, "示例异议受〔2025〕3号", "五(六)"), grounds: "objection" }],
    asks: [
      expected("weaver", license, "proceed", ["strict-review suspended"], "held", "R3 R20 五(六)"),
      expected("weaver", procurement, "proceed", ["limit-resource-trade suspended"], "none", "R3 五(六)"),
    ],
  },
  {
    on: "2025-03-18",
    acts: [{ kind: "tell-provider", ...on("SW-1", tax, "示例异议告〔2025〕3号", "五(六)") }],
    asks: [
      expected("weaver", procurement, "proceed", ["limit-resource-trade suspended"], "none", "R3 五(六)"),
    ],
  },
  {
    // The twentieth working day after 18 March was 16 April: Qingming fell between.
    on: "2025-04-17",
    acts: [
      { kind: "repair", ...on("SW-1", tax, "示例税修〔2025〕2号", "六(一)"), refused: "verification-open" },
    ],
    asks: [
      expected(
        "weaver",
        procurement,
        "proceed",
        ["limit-resource-trade suspended", "overdue"],
        "none",
        "R4 五(六): overdue, and still suspended",
      ),
    ],
  },
  {
    on: "2025-04-18",
    acts: [
      {
        kind: "reject",
        ...on("SW-1", housing, "示例建〔2025〕7号", "五(六)"),
        refused: "department-foreign",
      },
      { kind: "reject", ...on("SW-1", tax, "示例异议复〔2025〕3号", "五(六)") },
      { kind: "tell-subject", ...on("SW-1", tax, "示例异议复〔2025〕3号", "五(六)") },
    ],
    asks: [
      expected(
        "weaver",
        procurement,
        "stop",
        ["limit-resource-trade"],
        "none",
        "R5 五(六): its measures resume",
      ),
      expected("weaver", license, "review", ["strict-review"], "none", "R5 五(六)"),
    ],
  },
  {
    on: "2025-04-21",
    acts: [
      {
        kind: "list-red",
        ...on("SJ-1", market, "示例市监信〔2025〕11号", "二(一)"),
        subject: companies.baker.subject,
        field: { id: "food-drug", title: "食品药品" },
        scope: "city",
        bases: bases("示例诚信企业公告"),
        term: until("2027-04-20"),
      },
    ],
    asks: [expected("baker", license, "proceed", [], "available", "R11 二(二): on the red list")],
  },
  {
    on: "2025-05-06",
    acts: [
      {
        kind: "list-black",
        ...on("FY-1", court, "示例执〔2025〕55号", "三(一)"),
        subject: companies.baker.subject,
        field: { id: "judgment-defaulter", title: "失信被执行人" },
        scope: "nation",
        severity: "serious",
        bases: bases("示例执行裁定"),
        term: until("2027-05-05"),
        watchDays: 365,
      },
    ],
    asks: [
      expected("baker", procurement, "stop", ["limit-resource-trade"], "none", "R14 三(二)"),
      expected("baker", license, "review", ["strict-review"], "none", "R2 六(二): the red record is gone"),
    ],
  },
  {
    on: "2025-05-07",
    acts: [
      {
        kind: "uphold",
        ...on("FY-1", court, "示例执纠〔2025〕1号", "六(一)"),
        refused: "verification-absent",
      },
      { kind: "object", ...on("FY-1", housing, "示例异议受〔2025〕9号", "五(六)"), grounds: "complaint" },
      { kind: "tell-provider", ...on("FY-1", housing, "示例异议告〔2025〕9号", "五(六)") },
    ],
    asks: [
      expected("baker", procurement, "proceed", ["limit-resource-trade suspended"], "none", "R3 五(六)"),
    ],
  },
  {
    on: "2025-05-20",
    acts: [{ kind: "uphold", ...on("FY-1", court, "示例执纠〔2025〕1号", "六(一)") }],
    asks: [
      expected("baker", procurement, "proceed", [], "none", "R5 六(三): nothing of it is left"),
      expected("baker", license, "proceed", [], "available", "R2 六(三): the red record resumes"),
    ],
  },
  {
    on: "2025-06-09",
    acts: [{ kind: "repair", ...on("SW-1", tax, "示例税修〔2025〕2号", "六(一)") }],
    asks: [
      expected(
        "weaver",
        procurement,
        "proceed",
        [],
        "none",
        "R9 五(五): watched after repair, no constraint",
      ),
      expected("weaver", license, "proceed", [], "available", "R11: a repaired record breaks no clean years"),
    ],
  },
  {
    // 180 days from 9 June: the last one was 5 December.
    on: "2025-12-05",
    acts: [
      {
        kind: "list-red",
        ...on("SW-2", tax, "示例税信〔2025〕40号", "二(一)"),
        subject: companies.weaver.subject,
        field: { id: "tax", title: "纳税信用A级" },
        scope: "city",
        bases: bases("示例纳税信用公告"),
        term: until("2027-12-04"),
        refused: "list-conflicting",
      },
    ],
    asks: [expected("weaver", license, "proceed", [], "available", "R6: the last day counts")],
  },
  {
    on: "2025-12-08",
    acts: [
      {
        kind: "list-red",
        ...on("SW-2", tax, "示例税信〔2025〕41号", "二(一)"),
        subject: companies.weaver.subject,
        field: { id: "tax", title: "纳税信用A级" },
        scope: "city",
        bases: bases("示例纳税信用公告"),
        term: until("2027-12-07"),
      },
    ],
    asks: [expected("weaver", license, "proceed", [], "available", "R11 二(二): on the red list")],
  },
  {
    on: "2026-02-02",
    acts: [
      {
        kind: "list-watch",
        ...on("YJ-1", safety, "示例应急〔2026〕5号", "四(四)"),
        subject: companies.weaver.subject,
        field: { id: "work-safety", title: "安全生产" },
        scope: "city",
        severity: "minor",
        bases: bases("示例检查记录"),
        term: until("2026-08-01"),
      },
    ],
    asks: [
      expected(
        "weaver",
        license,
        "review",
        ["watch-attention"],
        "none",
        "R2 R9 四(四) 六(二): the red record is gone",
      ),
      expected("weaver", procurement, "review", ["watch-attention"], "none", "R9 四(四)"),
    ],
  },
  {
    on: "2026-03-03",
    acts: [
      {
        kind: "turn-black",
        ...on("YJ-1", safety, "示例应急〔2026〕9号", "四(四)"),
        blackRecordId: "YJ-2",
        field: { id: "work-safety", title: "安全生产" },
        scope: "city",
        severity: "serious",
        bases: bases("示例事故调查报告"),
        term: until("2027-03-02"),
        watchDays: 90,
      },
    ],
    asks: [
      expected("weaver", license, "review", ["strict-review"], "none", "四(四) 三(二)"),
      expected(
        "weaver",
        procurement,
        "review",
        ["limit-resource-trade"],
        "none",
        "R14: no law of this field stops it",
      ),
    ],
  },
];

function expected(
  company: Company,
  matterType: Expected["matterType"],
  outcome: Expected["outcome"],
  constraints: readonly string[],
  green: Expected["green"],
  why: string,
): Expected {
  return { company, matterType, outcome, constraints, green, why };
}
