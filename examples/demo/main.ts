/**
 * A day at two counters, against a platform on this machine: `npm run demo`.
 *
 * It ends with 0 only if every check came to the outcome that the rules demand.
 */
import Table from "cli-table3";
import { type Check, type CheckHow, createGuard, type Guard, type SubjectInput } from "yingcha";
import { startSandbox } from "yingcha/sandbox";
import { startDay } from "./day-clock";
import { describeCauses, describeMeasures, describeSubject, outcomeTitles } from "./describe-check";
import { wrapped } from "./wrapped";

const day = startDay("08:50:00");
const sandbox = await startSandbox({ clock: day });
const { baseUrl, appKey, secret, scenarios, registry } = sandbox;

const counter = (name: string, code: string, title: string) => ({
  name,
  guard: createGuard({
    platform: { baseUrl, appKey, secret },
    department: { code, name: title },
    clock: day,
  }),
});
const permits = counter("一 审批", "350500-SP", "泉州市行政审批窗口（示例）");
const procurement = counter("二 采购", "350500-CG", "泉州市政府采购窗口（示例）");

function scenarioNamed(name: string) {
  const scenario = scenarios.find((candidate) => candidate.name === name);
  if (scenario === undefined) throw new Error(`The sandbox has no scenario ${name}.`);
  return scenario;
}
const subjectOf = (name: string): SubjectInput => scenarioNamed(name).subject;
const howOf = (name: string): CheckHow => scenarioNamed(name).how ?? {};

const titles = ["时间", "窗口", "主体", "事项", "结论", "措施", "条款", "时效", "缘由"];
const widths = [7, 9, 24, 12, 14, 32, 8, 7, 32];
const table = new Table({ head: titles, colWidths: widths, style: { head: [], border: [] } });
const row = (cells: readonly string[]) =>
  cells.map((cell, index) => wrapped(cell, (widths[index] ?? Number.POSITIVE_INFINITY) - 2));

const counts = new Map<Check["outcome"], number>();
const surprises: string[] = [];

function expect(what: string, outcome: Check["outcome"], expected: Check["outcome"]): void {
  counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  if (outcome !== expected)
    surprises.push(`${what}：应为“${outcomeTitles[expected]}”，得“${outcomeTitles[outcome]}”`);
}

function show(at: { readonly name: string }, matter: string, check: Check): void {
  const { titles: measures, clauses } = describeMeasures(check);
  const { requestedAt } = check.freshness;
  const ageMs = requestedAt === undefined ? undefined : day.wallMs() - Date.parse(requestedAt);
  table.push(
    row([
      day.shown,
      at.name,
      describeSubject(check),
      matter,
      outcomeTitles[check.outcome],
      measures,
      clauses,
      ageMs === undefined ? "–" : `${Math.round(ageMs / 1_000)} 秒`,
      describeCauses(check),
    ]),
  );
}

interface Case {
  readonly time: string;
  readonly at: { readonly name: string; readonly guard: Guard };
  readonly scenario: string;
  readonly matter: string;
  readonly matterType: string;
  readonly expected: Check["outcome"];
  readonly how?: CheckHow;
}

async function check({ time, at, scenario, matter, matterType, expected, how }: Case): Promise<Check> {
  day.moveTo(time);
  const made = await at.guard.checkBeforeApprove(subjectOf(scenario), matterType, how);
  expect(`${day.shown} ${describeSubject(made)}`, made.outcome, expected);
  show(at, matter, made);
  return made;
}

async function checkJoint(time: string, names: readonly string[], expected: Check["outcome"]): Promise<void> {
  day.moveTo(time);
  const joint = await procurement.guard.checkAll(names.map(subjectOf), "government-procurement");
  expect(`${day.shown} 联合体`, joint.outcome, expected);
  table.push([
    day.shown,
    procurement.name,
    `联合体（${joint.checks.length} 家）`,
    "政府采购",
    outcomeTitles[joint.outcome],
    { colSpan: 4, content: "取最严的成员结论；措施各归其主，逐家列在下面" },
  ]);
  for (const member of joint.checks) show(procurement, "└ 成员", member);
}

const license = { matter: "行政许可", matterType: "administrative-license" };
const purchase = { matter: "政府采购", matterType: "government-procurement" };

await check({ time: "08:55:00", at: permits, scenario: "red", ...license, expected: "proceed" });
await check({ time: "08:55:20", at: permits, scenario: "red", ...license, expected: "proceed" });
await check({
  time: "09:10:00",
  at: permits,
  scenario: "accept-with-gaps",
  ...license,
  how: {
    caseId: "示例-0003",
    stage: "acceptance",
    materials: {
      missing: [{ name: "场地平面图", demandedBy: "none" }],
      promise: "written",
      limit: { workingDaysCount: 10 },
    },
  },
  expected: "proceed",
});
await checkJoint("09:30:00", ["red", "three-clean-years"], "proceed");
await check({ time: "09:45:00", at: permits, scenario: "black", ...license, expected: "review" });
await checkJoint("10:00:00", ["three-clean-years", "black-in-several-fields"], "stop");
await check({
  time: "10:20:00",
  at: permits,
  scenario: "watch",
  matter: "补贴资金",
  matterType: "subsidy",
  expected: "review",
});
await check({
  time: "10:40:00",
  at: permits,
  scenario: "source-missing",
  ...license,
  expected: "undetermined",
});
await check({
  time: "11:00:00",
  at: procurement,
  scenario: "under-objection",
  ...purchase,
  expected: "proceed",
});
await check({
  time: "11:20:00",
  at: permits,
  scenario: "related-person-bears",
  matter: "市场准入",
  matterType: "market-entry",
  expected: "review",
});
await check({
  time: "11:40:00",
  at: permits,
  scenario: "red-beside-disputed-black",
  ...license,
  expected: "proceed",
});
await check({
  time: "14:30:00",
  at: procurement,
  scenario: "branch-of-listed-parent",
  ...purchase,
  expected: "stop",
});
await check({ time: "14:50:00", at: permits, scenario: "unknown-subject", ...license, expected: "review" });

await check({
  time: "14:55:00",
  at: procurement,
  scenario: "listed-after-evaluation",
  ...purchase,
  how: howOf("listed-after-evaluation"),
  expected: "proceed",
});

// The bids are evaluated at 15:00, and the winner is listed at 16:10, before the award at 16:40.
const winner = await check({
  time: "15:00:00",
  at: procurement,
  scenario: "two-clean-years",
  ...purchase,
  expected: "proceed",
});
day.moveTo("16:10:00");
registry.list({
  recordId: "B-9001",
  subject: { kind: winner.subject.kind, code: winner.subject.code },
  list: "black",
  field: { id: "tax", title: "重大税收违法" },
  scope: "city",
  listedAs: "self",
  traits: [],
  authority: { name: "示例认定部门" },
  provider: { name: "示例信息提供单位" },
  bases: [{ title: "示例认定文书" }],
  listedOn: winner.derivedFrom.decidedOn,
  term: { kind: "indefinite" },
  status: { kind: "listed" },
});
day.moveTo("16:40:00");
const confirmed = await procurement.guard.confirm(winner);
expect("16:40 决定前复核", confirmed.outcome, "stop");
show(procurement, "决定前复核", confirmed);
const { drift } = confirmed;
if (drift.kind !== "changed" || !drift.recordsAdded.includes("B-9001"))
  surprises.push("16:40 决定前复核没有指出新增记录 B-9001");

console.log("应查演示：两个窗口的一天（平台在本机，名单全部虚构，目录仅供演示）\n");
console.log(table.toString());

const ownMeasures = confirmed.measures
  .filter(({ duty, entryId }) => duty === "own" && drift.measuresAdded.includes(entryId))
  .map(({ title }) => title);
console.log("\n16:40 决定前复核的变动 drift：");
console.log(`  结论  ${outcomeTitles[drift.outcome.from]} → ${outcomeTitles[drift.outcome.to]}`);
console.log(`  新增记录  ${drift.recordsAdded.join("、")}`);
console.log(`  新增措施  ${drift.measuresAdded.length} 项，其中须由本部门执行：${ownMeasures.join("、")}`);
console.log("  说明：");
const [outcomeSentence, ...others] = confirmed.explanation;
console.log(`    ${outcomeSentence?.zh}`);
for (const { zh } of others.filter((sentence) => !sentence.zh.includes("供参考"))) console.log(`    ${zh}`);
console.log("    （供参考、由他方实施的措施从略。）");

const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
const tally = Object.entries(outcomeTitles).map(
  ([outcome, title]) => `${title} ${counts.get(outcome as Check["outcome"]) ?? 0}`,
);
console.log(`\n共 ${total} 项结论：${tally.join("，")}。“未能查明”一律暂缓，绝不当作无记录。`);

await permits.guard.close();
await procurement.guard.close();
await sandbox.close();

if (surprises.length > 0) {
  console.error(`与规则不符：\n  ${surprises.join("\n  ")}`);
  process.exitCode = 1;
} else console.log("全部与规则相符。");
