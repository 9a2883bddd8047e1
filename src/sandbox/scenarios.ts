import type { ListRecord, ResponsibleRole } from "../lists/list-record";
import type { Link } from "../lists/standing";
import type { SubjectRef } from "../subject/subject";
import type { SubjectKind } from "../subject/subject-kind";
import { addDays, addYears, type CalendarDate } from "../time/calendar-date";
import type { RegisteredSubject } from "./registered-subject";
import { scenarioRecords } from "./scenario-records";
import {
  syntheticOrganizationCode,
  syntheticRegistrationNumber,
  syntheticResidentId,
  syntheticUscc,
} from "./synthetic";

/** One seeded situation, and what a check of it comes to by the demonstration catalogue on the day of seeding. */
export interface Scenario {
  /** In kebab-case, unique. */
  readonly name: string;
  /** What it shows, in Chinese. */
  readonly title: string;
  /** The first argument of `checkBeforeApprove`: a bare USCC for an organization that has one. */
  readonly subject: string | { readonly kind: SubjectKind; readonly code: string; readonly name?: string };
  readonly matterType: string;
  /** The third argument, where the scenario needs one. */
  readonly how?: {
    readonly responsiblePersons?: readonly {
      readonly role: ResponsibleRole;
      readonly subject: { readonly kind: SubjectKind; readonly code: string };
    }[];
    readonly materials?: {
      readonly missing: readonly {
        readonly name: string;
        readonly demandedBy: "law" | "regulation" | "none";
      }[];
      readonly promise: "written" | "none";
      readonly limit?: { readonly workingDaysCount: number };
    };
    readonly evaluatedOn?: string;
  };
  /** Written down by hand from the rules. */
  readonly outcome: "proceed" | "review" | "stop" | "undetermined";
  /** The clause of the plan that decides, to be found in the check's explanation. */
  readonly clause: string;
}

/** What is put on the lists of a platform that begins, and what a check of it comes to. */
export interface Seeded {
  readonly subjects: readonly RegisteredSubject[];
  readonly scenarios: readonly Scenario[];
}

/**
 * Gives what a platform begins with. Pure.
 *
 * @param seed the scenarios, or nobody
 * @param today the day around which their dates lie, Beijing
 * @returns the subjects and the scenarios; none of either for `empty`
 * @example
 * seededOn("empty", today).subjects // []
 */
export function seededOn(seed: "scenarios" | "empty", today: CalendarDate): Seeded {
  return seed === "empty" ? { subjects: [], scenarios: [] } : scenariosOn(today);
}

/**
 * Writes down the seeded situations, with dates around a day. Pure.
 *
 * No real company or person: organization codes are of the private range of GB 11714, persons were born in 1880.
 * What is inconsistent is seeded as a platform may have imported it.
 *
 * @param today the day around which the dates lie, Beijing
 * @returns the subjects to register, and the scenarios with the outcome of each
 * @source 二(二), 二(四), 三(二), 三(三), 三(六), 四(四), 五(三), 五(五), 五(六), 六(一), 六(二)
 * @example
 * const { subjects, scenarios } = scenariosOn(parseCalendarDate("2026-11-24"))
 */
export function scenariosOn(today: CalendarDate): Seeded {
  const subjects: RegisteredSubject[] = [];
  const scenarios: Scenario[] = [];
  const daysAgo = (count: number) => addDays(today, -count);
  const daysAhead = (count: number) => addDays(today, count);

  const uscc = (serial: number, prefix?: string): SubjectRef => ({
    kind: "uscc",
    code: syntheticUscc(serial, prefix),
  });
  const person = (serial: number): SubjectRef => ({ kind: "resident-id", code: syntheticResidentId(serial) });

  type Held = Omit<RegisteredSubject, "subject" | "records" | "subjectType"> & {
    readonly subjectType?: RegisteredSubject["subjectType"];
    readonly records?: readonly Omit<ListRecord, "subject">[];
  };
  function register(subject: SubjectRef, held: Held): SubjectRef {
    const { records = [], subjectType = "legal-person", ...rest } = held;
    subjects.push({
      ...rest,
      subject,
      subjectType,
      records: records.map((record) => ({ ...record, subject })),
    });
    return subject;
  }
  const add = (scenario: Scenario) => scenarios.push(scenario);
  const named = (what: string) => `示例${what}有限公司（虚构）`;
  const legalRepresentative = (subject: SubjectRef, name: string): Link => ({
    kind: "responsible-person",
    role: "legal-representative",
    subject,
    name,
  });
  const { red, black, watch } = scenarioRecords(today);

  register(uscc(1), { name: named("红榜建设"), records: [red("R-0001")], cleanSinceOn: daysAgo(200) });
  add({
    name: "red",
    title: "守信红名单：绿色通道",
    subject: syntheticUscc(1),
    matterType: "administrative-license",
    outcome: "proceed",
    clause: "二(二)",
  });

  register(uscc(2), { name: named("三年无不良"), cleanSinceOn: addYears(today, -3) });
  add({
    name: "three-clean-years",
    title: "今日恰满连续三年无不良信用记录",
    subject: syntheticUscc(2),
    matterType: "project-approval",
    outcome: "proceed",
    clause: "二(二)",
  });

  register(uscc(3), { name: named("两年无不良"), cleanSinceOn: addYears(today, -2) });
  add({
    name: "two-clean-years",
    title: "无记录但未满三年：可办理，无便利措施",
    subject: syntheticUscc(3),
    matterType: "administrative-license",
    outcome: "proceed",
    clause: "五(三)",
  });

  register(uscc(4), {
    name: named("多领域失信"),
    records: [
      black("B-0004-1", { field: "tax" }),
      black("B-0004-2", { field: "food-drug" }),
      black("B-0004-3", { field: "wage-arrears", scope: "county" }),
    ],
  });
  add({
    name: "black-in-several-fields",
    title: "多个领域失信黑名单：政府采购有强制性禁止措施",
    subject: syntheticUscc(4),
    matterType: "government-procurement",
    outcome: "stop",
    clause: "三(二)",
  });

  register(uscc(5), { name: named("失信制造"), records: [black("B-0005", { field: "environment" })] });
  add({
    name: "black",
    title: "失信黑名单：从严审核，不是不予许可",
    subject: syntheticUscc(5),
    matterType: "administrative-license",
    outcome: "review",
    clause: "三(二)",
  });

  register(uscc(6), { name: named("资金申报"), records: [black("B-0006", { field: "work-safety" })] });
  add({
    name: "black-mandatory-review",
    title: "强制性限制财政性资金",
    subject: syntheticUscc(6),
    matterType: "fiscal-fund",
    outcome: "review",
    clause: "三(二)",
  });

  register(uscc(7), { name: named("重点关注"), records: [watch("W-0007")] });
  add({
    name: "watch",
    title: "重点关注名单：审慎核查",
    subject: syntheticUscc(7),
    matterType: "subsidy",
    outcome: "review",
    clause: "四(四)",
  });

  register(uscc(8), { name: named("较重关注"), records: [watch("W-0008", { severity: "considerable" })] });
  add({
    name: "watch-by-severity",
    title: "重点关注，较重失信：目录按程度定为从严审核",
    subject: syntheticUscc(8),
    matterType: "administrative-license",
    outcome: "review",
    clause: "三(二)",
  });

  register(uscc(9), {
    name: named("异议处理中"),
    records: [
      black("B-0009", {
        field: "tax",
        verification: {
          kind: "under-verification",
          grounds: { kind: "objection" },
          providerToldOn: daysAgo(3),
        },
      }),
    ],
  });
  add({
    name: "under-objection",
    title: "异议核实期间惩戒措施暂不执行",
    subject: syntheticUscc(9),
    matterType: "government-procurement",
    outcome: "proceed",
    clause: "五(六)",
  });

  register(uscc(10), {
    name: named("核实逾期"),
    records: [
      black("B-0010", {
        field: "tax",
        verification: {
          kind: "under-verification",
          grounds: { kind: "complaint" },
          providerToldOn: daysAgo(60),
        },
      }),
    ],
  });
  add({
    name: "verification-overdue",
    title: "核实已逾 20 个工作日：仍暂不执行，并提示逾期",
    subject: syntheticUscc(10),
    matterType: "government-procurement",
    outcome: "proceed",
    clause: "五(六)",
  });

  register(uscc(11), {
    name: named("一案两录"),
    records: [
      black("B-0011-1", {
        field: "tax",
        verification: {
          kind: "under-verification",
          grounds: { kind: "objection" },
          providerToldOn: daysAgo(3),
        },
      }),
      black("B-0011-2", { field: "environment" }),
    ],
  });
  add({
    name: "one-of-two-under-objection",
    title: "逐条中止：另一条记录照常",
    subject: syntheticUscc(11),
    matterType: "government-procurement",
    outcome: "review",
    clause: "五(六)",
  });

  register(uscc(12), {
    name: named("信用修复"),
    cleanSinceOn: addYears(today, -1),
    records: [
      black("B-0012", { field: "environment", status: { kind: "exited", way: "repaired", on: daysAgo(40) } }),
      watch("W-0012", { listedOn: daysAgo(40), followsFrom: { recordId: "B-0012", exitWay: "repaired" } }),
    ],
  });
  add({
    name: "repaired",
    title: "信用修复后不再作为惩戒对象",
    subject: syntheticUscc(12),
    matterType: "administrative-license",
    outcome: "proceed",
    clause: "五(五)",
  });

  register(uscc(13), {
    name: named("昨日期满"),
    records: [
      black("B-0013", { field: "environment", term: { kind: "until", lastOn: daysAgo(1) } }),
      watch("W-0013", { listedOn: today, followsFrom: { recordId: "B-0013", exitWay: "expired" } }),
    ],
  });
  add({
    name: "expired-yesterday",
    title: "黑名单昨日届满，自动退出",
    subject: syntheticUscc(13),
    matterType: "administrative-license",
    outcome: "proceed",
    clause: "六(一)",
  });

  register(uscc(14), {
    name: named("今日期满"),
    records: [black("B-0014", { field: "environment", term: { kind: "until", lastOn: today } })],
  });
  add({
    name: "expiring-today",
    title: "黑名单今日届满，至 24 时仍有效",
    subject: syntheticUscc(14),
    matterType: "administrative-license",
    outcome: "review",
    clause: "三(二)",
  });

  register(uscc(15), {
    name: named("退出未转关注"),
    records: [
      black("B-0015", {
        field: "environment",
        term: { kind: "until", lastOn: daysAgo(21) },
        status: { kind: "exited", way: "expired", on: daysAgo(20) },
      }),
    ],
  });
  add({
    name: "exit-without-watch",
    title: "退出黑名单而未列入重点关注：数据不一致",
    subject: syntheticUscc(15),
    matterType: "administrative-license",
    outcome: "proceed",
    clause: "六(一)",
  });

  register(uscc(16), {
    name: named("标准变更"),
    records: [
      black("B-0016", {
        field: "environment",
        status: { kind: "exited", way: "standard-changed", on: daysAgo(15) },
      }),
      watch("W-0016", {
        listedOn: daysAgo(15),
        followsFrom: { recordId: "B-0016", exitWay: "standard-changed" },
      }),
    ],
  });
  add({
    name: "standard-changed",
    title: "认定标准改变而退出，列入重点关注",
    subject: syntheticUscc(16),
    matterType: "administrative-license",
    outcome: "review",
    clause: "四(四)",
  });

  register(uscc(17), {
    name: named("红黑并存"),
    records: [red("R-0017"), black("B-0017", { field: "contract-fraud" })],
  });
  add({
    name: "red-left-beside-black",
    title: "红黑并存：红名单无效，报告不一致",
    subject: syntheticUscc(17),
    matterType: "administrative-license",
    outcome: "review",
    clause: "六(二)",
  });

  register(uscc(18), {
    name: named("红榜争议"),
    records: [
      red("R-0018"),
      black("B-0018", {
        field: "tax",
        verification: {
          kind: "under-verification",
          grounds: { kind: "objection" },
          providerToldOn: daysAgo(2),
        },
      }),
    ],
  });
  add({
    name: "red-beside-disputed-black",
    title: "黑名单核实中：惩戒暂停，激励待定",
    subject: syntheticUscc(18),
    matterType: "administrative-license",
    outcome: "proceed",
    clause: "五(六)",
  });

  register(uscc(19), {
    name: named("红榜异议"),
    records: [
      red("R-0019", {
        verification: {
          kind: "under-verification",
          grounds: { kind: "objection" },
          providerToldOn: daysAgo(2),
        },
      }),
    ],
  });
  add({
    name: "red-under-objection",
    title: "红名单被提异议：仍然有效并提示",
    subject: syntheticUscc(19),
    matterType: "administrative-license",
    outcome: "proceed",
    clause: "五(六)",
  });

  register(person(1), {
    name: "示例甲（虚构）",
    subjectType: "natural-person",
    records: [
      black("B-1001", {
        field: "securities",
        listedAs: "legal-representative",
        traits: ["market-ban-decision"],
      }),
    ],
  });
  register(uscc(20), {
    name: named("新设证券服务"),
    links: [legalRepresentative(person(1), "示例甲（虚构）")],
  });
  add({
    name: "related-person-bears",
    title: "法定代表人被证券市场禁入：目录规定及于企业，审慎核查",
    subject: syntheticUscc(20),
    matterType: "market-entry",
    outcome: "review",
    clause: "三(二)",
  });
  add({
    name: "related-person-not-in-matter",
    title: "同一企业办理与个人措施无关的事项：不查个人",
    subject: syntheticUscc(20),
    matterType: "subsidy",
    outcome: "proceed",
    clause: "五(三)",
  });

  register(person(2), {
    name: "示例乙（虚构）",
    subjectType: "natural-person",
    records: [black("B-1002", { field: "food-drug", listedAs: "principal" })],
  });
  register(uscc(21), {
    name: named("负责人失信"),
    links: [legalRepresentative(person(2), "示例乙（虚构）")],
  });
  add({
    name: "related-person-shown",
    title: "法定代表人名下记录：列示，不当然及于企业",
    subject: syntheticUscc(21),
    matterType: "honor",
    outcome: "proceed",
    clause: "三(二)",
  });

  register(person(3), {
    name: "示例丙（虚构）",
    subjectType: "natural-person",
    records: [black("B-1003", { field: "securities", traits: ["market-ban-decision"] })],
  });
  register(uscc(22), { name: named("自报负责人") });
  add({
    name: "related-person-named-by-host",
    title: "由审批系统报来的主要负责人一并核查",
    subject: syntheticUscc(22),
    matterType: "market-entry",
    how: {
      responsiblePersons: [
        { role: "principal", subject: { kind: "resident-id", code: syntheticResidentId(3) } },
      ],
    },
    outcome: "review",
    clause: "三(二)",
  });

  const parent = register(uscc(23), { name: named("总公司"), records: [black("B-0023", { field: "tax" })] });
  register(uscc(24), {
    name: "示例总公司晋江分公司（虚构）",
    subjectType: "branch",
    links: [{ kind: "parent", subject: parent, name: named("总公司") }],
  });
  add({
    name: "branch-of-listed-parent",
    title: "分支机构连同上级法人一并核查",
    subject: syntheticUscc(24),
    matterType: "government-procurement",
    outcome: "stop",
    clause: "三(二)",
  });

  register(uscc(25), { name: "示例总公司石狮分公司（虚构）", subjectType: "branch" });
  add({
    name: "branch-without-parent",
    title: "分支机构缺上级法人信息：未能核实",
    subject: syntheticUscc(25),
    matterType: "administrative-license",
    outcome: "undetermined",
    clause: "五(三)",
  });

  const operator = register(person(4), {
    name: "示例丁（虚构）",
    subjectType: "natural-person",
    records: [black("B-1004", { field: "judgment-defaulter" })],
  });
  register(uscc(26, "92"), {
    name: "示例小吃店（虚构）",
    subjectType: "individual-business",
    links: [{ kind: "operator", subject: operator, name: "示例丁（虚构）" }],
  });
  add({
    name: "individual-business-with-operator",
    title: "个体工商户连同经营者一并核查",
    subject: syntheticUscc(26, "92"),
    matterType: "administrative-license",
    outcome: "review",
    clause: "三(二)",
  });

  register(uscc(27), { name: named("拟发债"), records: [black("B-0027", { field: "environment" })] });
  add({
    name: "measure-of-another-department",
    title: "限制发债由其他机关执行：列示，并提示列为重点监管对象",
    subject: syntheticUscc(27),
    matterType: "securities-issuance",
    outcome: "review",
    clause: "三(二)",
  });

  const legacy = withWrongCheckCharacter(syntheticUscc(28));
  register({ kind: "uscc", code: legacy }, { name: named("早期赋码"), cleanSinceOn: addYears(today, -5) });
  add({
    name: "legacy-code",
    title: "早期试点代码校验位不符：照常查询并提示",
    subject: legacy,
    matterType: "administrative-license",
    outcome: "proceed",
    clause: "二(二)",
  });

  add({
    name: "unknown-subject",
    title: "平台完整应答但不认识该主体：核实身份",
    subject: syntheticUscc(29),
    matterType: "administrative-license",
    outcome: "review",
    clause: "五(三)",
  });

  register(uscc(30), { name: named("来源缺失"), records: [red("R-0030")], missingSource: "fujian-lists" });
  add({
    name: "source-missing",
    title: "有名单来源未应答：不得视为无记录",
    subject: syntheticUscc(30),
    matterType: "administrative-license",
    outcome: "undetermined",
    clause: "五(三)",
  });

  register(uscc(31), {
    name: named("存疑待确认"),
    records: [
      black("B-0031", {
        field: "environment",
        verification: {
          kind: "under-verification",
          grounds: { kind: "doubt", confirmation: "pending" },
          providerToldOn: daysAgo(1),
        },
      }),
    ],
  });
  add({
    name: "doubt-unconfirmed",
    title: "部门存疑未经第二人确认：不中止",
    subject: syntheticUscc(31),
    matterType: "administrative-license",
    outcome: "review",
    clause: "三(二)",
  });

  register(uscc(32), {
    name: named("容缺"),
    cleanSinceOn: addYears(today, -6),
    records: [],
    recognitions: [
      {
        recognitionId: "H-0032",
        title: "诚信道德模范单位",
        authority: { name: "示例文明办" },
        recognizedOn: daysAgo(300),
        term: { kind: "indefinite" },
      },
    ],
  });
  add({
    name: "accept-with-gaps",
    title: "守信典型，缺非法定材料并书面承诺：应先行受理",
    subject: syntheticUscc(32),
    matterType: "administrative-license",
    how: {
      materials: {
        missing: [{ name: "场地平面图", demandedBy: "none" }],
        promise: "written",
        limit: { workingDaysCount: 10 },
      },
    },
    outcome: "proceed",
    clause: "二(二)",
  });

  register(uscc(33), {
    name: named("评审后列入"),
    records: [red("R-0033"), black("B-0033", { field: "tax", listedOn: daysAgo(1) })],
  });
  add({
    name: "listed-after-evaluation",
    title: "评审之后才列入：列示，不溯及",
    subject: syntheticUscc(33),
    matterType: "government-procurement",
    how: { evaluatedOn: daysAgo(5) },
    outcome: "proceed",
    clause: "二(四)",
  });

  register(uscc(34), {
    name: named("曾用名"),
    formerNames: [named("旧名")],
    cleanSinceOn: addYears(today, -1),
  });

  register(
    { kind: "organization-code", code: syntheticOrganizationCode(35) },
    {
      name: "示例行业协会（虚构）",
      subjectType: "unincorporated-organization",
      records: [black("B-0035", { field: "environment" })],
    },
  );

  register(
    { kind: "registration-number", code: syntheticRegistrationNumber(36) },
    { name: named("注册号"), records: [red("R-0036")] },
  );

  register(person(5), { name: "示例戊（虚构）", subjectType: "natural-person", records: [red("R-1005")] });
  add({
    name: "honest-person",
    title: "诚信个人：重点支持和优先便利",
    subject: { kind: "resident-id", code: syntheticResidentId(5) },
    matterType: "public-service",
    outcome: "proceed",
    clause: "二(三)",
  });

  register(
    { kind: "passport", code: "X00000001" },
    { name: "EXAMPLE PERSON (FICTITIOUS)", subjectType: "natural-person", records: [watch("W-1006")] },
  );
  add({
    name: "passport",
    title: "以护照查询",
    subject: { kind: "passport", code: "X00000001" },
    matterType: "market-entry",
    outcome: "review",
    clause: "四(四)",
  });

  register(uscc(37), {
    name: named("目录自有事项"),
    records: [
      black("B-0037", {
        field: "environment",
        scope: "nation",
        listedOn: daysAgo(100),
        term: { kind: "until", lastOn: daysAhead(500) },
      }),
    ],
  });
  add({
    name: "department-matter-type",
    title: "部门自有事项，无对应措施：列为重点监管对象",
    subject: syntheticUscc(37),
    matterType: "administrative-confirmation",
    outcome: "review",
    clause: "三(二)",
  });
  add({
    name: "item-code",
    title: "以事项实施编码核查",
    subject: syntheticUscc(37),
    matterType: "350500-XK-0001",
    outcome: "review",
    clause: "三(二)",
  });

  return { subjects, scenarios };
}

function withWrongCheckCharacter(code: string): string {
  return code.slice(0, -1) + (code.endsWith("0") ? "1" : "0");
}
