import { describe, expect, test } from "vitest";
import type { Decision } from "../../../src/decision/decision";
import { explainIncentive } from "../../../src/decision/explanation/explain-incentive";
import type { Sentence } from "../../../src/decision/explanation/sentence";
import type { Materials } from "../../../src/decision/facts";
import {
  anIncentive,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  decideOn,
  factsOf,
  parent,
  recognition,
  relatedBy,
  theCatalogue,
  underObjection,
} from "../fixtures";

function explained(decision: Decision, measureId = "green-channel"): Sentence {
  const incentive = decision.measures.find((one) => one.kind === "incentive" && one.measureId === measureId);
  if (incentive?.kind !== "incentive") throw new TypeError(`The decision has no ${measureId}.`);
  return explainIncentive(decision, incentive);
}

describe("an available incentive is said with what entitles to it, 二(二)", () => {
  test("a red record", () => {
    expect(explained(decideOn(factsOf(aStanding({ records: [aRedRecord()] }))))).toEqual({
      clause: "二(二)",
      zh: "【绿色通道】（推荐性，由本部门执行）：可以适用，理由是守信红名单记录 r1（领域：纳税，认定部门：市税务局，2025-01-01 列入，市级）。（二(二)）",
      en: "【绿色通道】 (recommended; yours to carry out): available because of red-list record r1 (field 纳税, listed by 市税务局 on 2025-01-01, city). (二(二))",
    });
  });

  test("a red record under objection stays in force, 五(六)", () => {
    const records = [aRedRecord({ verification: underObjection })];
    const { zh, en } = explained(decideOn(factsOf(aStanding({ records }))));
    expect(zh).toContain("市级），虽正在核实，仍然有效。");
    expect(en).toContain("which is under verification and stays in force");
  });

  test("a recognition as a model of honesty, 二(一)", () => {
    const { zh } = explained(decideOn(factsOf(aStanding({ recognitions: [recognition] }))));
    expect(zh).toContain("理由是守信典型认定 g1（诚信会员，市工商联，2025-05-01）。");
  });

  test("three clean years, with the day since when", () => {
    const { zh, en } = explained(decideOn(factsOf(aStanding({ cleanSinceOn: "2020-01-01" }))));
    expect(zh).toContain("自 2020-01-01 起连续满 3 年无不良信用记录");
    expect(en).toContain("3 consecutive years without an adverse record, clean since 2020-01-01");
  });

  test("bases beyond the plan are cited, 五(四)", () => {
    const catalogue = theCatalogue({ measures: [anIncentive()] });
    const decision = decideOn(factsOf(aStanding({ records: [aRedRecord()] })), { catalogue });
    const { zh, en } = explained(decision, "own-incentive");
    expect(zh).toContain("法律和政策依据：《某法》第一条（引文未经核对）。（二(二)）");
    expect(en).toContain(" Legal basis: 《某法》第一条 (cited unverified). (二(二))");
  });

  test("what was erased after the decision is named by its id alone, 六(三)", () => {
    const standing = aStanding({ records: [aRedRecord()], recognitions: [recognition] });
    const { zh } = explained({ ...decideOn(factsOf(standing)), evidence: [] });
    expect(zh).toContain("理由是守信红名单记录 r1；守信典型认定 g1。");
  });

  test("each of two red records and of two recognitions is said as what it is, 二(一) 二(二)", () => {
    const records = [aRedRecord(), aRedRecord({ recordId: "r2", authority: { name: "市文明办" } })];
    const another = { ...recognition, recognitionId: "g2", title: "守信个体", recognizedOn: "2025-06-01" };
    const { zh } = explained(decideOn(factsOf(aStanding({ records, recognitions: [recognition, another] }))));
    expect(zh).toContain("红名单记录 r1（领域：纳税，认定部门：市税务局，");
    expect(zh).toContain("红名单记录 r2（领域：纳税，认定部门：市文明办，");
    expect(zh).toContain(
      "g1（诚信会员，市工商联，2025-05-01）；守信典型认定 g2（守信个体，市工商联，2025-06-01）",
    );
  });

  test("what was erased is not sought with another subject, whose record may bear its id, 六(三) 三(六)", () => {
    const records = [aRedRecord({ subject: parent, authority: { name: "省税务局" } })];
    const related = [relatedBy({ kind: "parent" }, aStanding({ subject: parent, records }))];
    const decision = decideOn(factsOf(aStanding({ records: [aRedRecord()] }), { related }));
    const evidence = decision.evidence.filter(({ relation }) => relation !== undefined);
    expect(explained({ ...decision, evidence }).zh).toContain("理由是守信红名单记录 r1。");
  });

  test("an entitlement is sought in a known standing only, 五(三)", () => {
    const decision = decideOn(factsOf(aStanding({ recognitions: [recognition] })));
    const [own] = decision.evidence;
    if (own?.found.kind !== "standing") throw new TypeError("A standing was expected.");
    const { subject, sources, listVersion, asOf } = own.found.standing;
    const standing = { kind: "unknown", subject, sources, listVersion, asOf } as const;
    const unknown = { ...decision, evidence: [{ ...own, found: { ...own.found, standing } }] };
    const nothing = { kind: "nothing", reason: { code: "source-missing" } } as const;
    expect(explained(unknown).zh).toContain("守信典型认定 g1。");
    expect(explained({ ...decision, evidence: [{ ...own, found: nothing }] }).zh).toContain("认定 g1。");
  });
});

describe("a held incentive is neither given nor taken away, 五(六)", () => {
  test("while a record is under verification", () => {
    const records = [aRedRecord(), aRecord({ verification: underObjection })];
    const { clause, zh, en } = explained(decideOn(factsOf(aStanding({ records }))));
    expect(clause).toBe("五(六)");
    expect(zh).toContain("措施出自二(二)");
    expect(zh).toContain("因有关记录正在核实，既不给予也不取消，由经办人员决定并记录理由。");
    expect(en).toContain("neither given nor taken away; the officer decides and records the reason.");
  });

  test("while a review is open", () => {
    const facts = factsOf(aStanding({ records: [aRedRecord()] }), { name: "另一家公司" });
    const { clause, zh } = explained(decideOn(facts));
    expect(clause).toBe("二(二)");
    expect(zh).toContain("因本次核查尚有须审查的事项（我们的解读），既不给予也不取消");
  });

  test("another's is decided by whoever carries it out", () => {
    const facts = factsOf(aStanding({ records: [aRedRecord()] }), { name: "另一家公司" });
    const { zh, en } = explained(decideOn(facts), "market-benefits");
    expect(zh).toContain("供参考，由市场服务机构执行");
    expect(zh).toContain("由执行单位决定并记录理由");
    expect(en).toContain("whoever carries it out decides");
  });

  test("its acceptance with gaps is said as what would follow, 二(二)", () => {
    const records = [aRedRecord(), aWatchRecord({ verification: underObjection })];
    const { zh, en } = explained(decideOn(factsOf(aStanding({ records }))), "accept-with-gaps");
    expect(zh).toContain("如决定给予：未提供材料情况");
    expect(en).toContain("If it is given: Nothing was said of the materials");
  });
});

describe("accept-with-gaps says what it comes to for the materials at hand, 二(二)", () => {
  const gap = { name: "验资报告", demandedBy: "none" } as const;
  const limit = { workingDaysCount: 10 };
  const accepted = (materials?: Materials, date?: string) =>
    explained(
      decideOn(factsOf(aStanding({ records: [aRedRecord()] })), {
        ...(materials === undefined ? {} : { materials }),
        ...(date === undefined ? {} : { date }),
      }),
      "accept-with-gaps",
    );

  test.each<[string, Materials | undefined, string]>([
    ["nobody asked", undefined, "未提供材料情况，是否符合容缺受理条件未作判断"],
    ["nothing is missing", { missing: [], promise: "none" }, "材料齐备，无需容缺"],
    [
      "a law demands the material",
      { missing: [{ name: "许可批文", demandedBy: "law" }, gap], promise: "written", limit },
      "所缺材料中有法律法规要求提供的（许可批文），不适用容缺受理",
    ],
    ["the matter sets no limit", { missing: [gap], promise: "written" }, "没有给出补交期限，承诺无从成立"],
    ["the promise is missing", { missing: [gap], promise: "none", limit }, "目前尚无书面承诺"],
    [
      "the conditions are met",
      { missing: [gap], promise: "written", limit },
      "申请人已书面承诺，应先行受理；最迟于 2026-12-08 补齐",
    ],
  ])("%s", (_, materials, words) => {
    const { clause, zh } = accepted(materials);
    expect(clause).toBe("二(二)");
    expect(zh).toContain(words);
  });

  test("a due day beyond the known holidays is provisional", () => {
    const { zh, en } = accepted({ missing: [gap], promise: "written", limit }, "2026-12-28");
    expect(zh).toContain("（暂定：节假日安排尚未公布）");
    expect(en).toContain("(provisional: the holidays are not announced yet)");
  });
});
