import { describe, expect, test } from "vitest";
import { explainOutcome } from "../../../src/decision/explanation/explain-outcome";
import type { Sentence } from "../../../src/decision/explanation/sentence";
import { errorCodes } from "../../../src/errors/error-code";
import {
  allSources,
  anUnknownStanding,
  aRecord,
  aStanding,
  aWatchRecord,
  company,
  decideOn,
  factsOf,
  failedFacts,
  parent,
  relatedBy,
  smallCatalogue,
  theCatalogue,
  underObjection,
} from "../fixtures";

const title = "行政许可、审批";

function explained(...how: Parameters<typeof decideOn>): Sentence {
  return explainOutcome(decideOn(...how), title);
}

describe("the outcome is said in one sentence", () => {
  test("proceed says that it was established that nothing constrains, and is no decision to approve, 五(三)", () => {
    expect(explained(factsOf(aStanding()))).toEqual({
      clause: "五(三)",
      zh: "核查结论：可继续办理“行政许可、审批”。截至 2026-11-24 已查明没有须执行的约束措施；这不是准予的决定，是否准予由经办人员依法决定。（五(三)）",
      en: "Outcome: the matter 行政许可、审批 may go on. It was established on 2026-11-24 that nothing constrains; this is not a decision to approve, which is the officer's to make by law. (五(三))",
    });
  });

  test("review because of a black record counts the constraints and is no refusal, 三(二)", () => {
    const { clause, zh, en } = explained(factsOf(aStanding({ records: [aRecord()] })));
    expect(clause).toBe("三(二)");
    expect(zh).toContain("有 1 项约束措施须由本部门落实");
    expect(zh).toContain("从严审核不是不予许可");
    expect(en).toContain("Strict review is not a refusal");
  });

  test("review because of watch records alone cites their clause, 四(四)", () => {
    const { clause, zh } = explained(factsOf(aStanding({ records: [aWatchRecord()] })));
    expect(clause).toBe("四(四)");
    expect(zh).toContain("重点关注名单");
    expect(zh).toContain("本身不是不予许可的理由");
  });

  test("a watch record that the catalogue answers with strict review is still a watch record, 四(四)", () => {
    const standing = aStanding({ records: [aWatchRecord({ severity: "serious" })] });
    expect(explained(factsOf(standing)).clause).toBe("四(四)");
  });

  test("a watch record beside a black one under verification decides alone, 四(四)", () => {
    const entries = (smallCatalogue.entries ?? []).map((entry) =>
      entry.entryId === "watch-strict-review" ? { ...entry, lists: ["watch", "black"] as const } : entry,
    );
    const records = [
      aWatchRecord({ severity: "serious" }),
      aRecord({ severity: "serious", verification: underObjection }),
    ];
    const catalogue = theCatalogue({ entries });
    expect(explained(factsOf(aStanding({ records })), { catalogue }).clause).toBe("四(四)");
  });

  test("a watch record beside a black one in force is not alone, 三(二)", () => {
    const standing = aStanding({ records: [aWatchRecord(), aRecord()] });
    expect(explained(factsOf(standing)).clause).toBe("三(二)");
  });

  test("review because of the identity alone says nothing against the application, 五(三)", () => {
    const { clause, zh } = explained(factsOf(anUnknownStanding()));
    expect(clause).toBe("五(三)");
    expect(zh).toContain("须先核实身份；这不是对申请的否定");
  });

  test("stop cites its legal bases, each once, and leaves the act to the officer, 五(四)", () => {
    const records = [aRecord({ field: { id: "tax", title: "纳税" } })];
    const parents = [aRecord({ subject: parent, field: { id: "tax", title: "纳税" } })];
    const related = [relatedBy({ kind: "parent" }, aStanding({ subject: parent, records: parents }))];
    const facts = factsOf(aStanding({ records }), { related });
    const { clause, zh, en } = explained(facts, { matterType: "government-procurement" });
    expect(clause).toBe("三(二)");
    expect(zh).toContain("有 2 项强制性措施禁止办理，依据是《某法》第一条（引文未经核对）；");
    expect(zh).toContain("本结论不是不予许可的决定，不予许可只能由经办人员依法作出");
    expect(en).toContain("not a decision of refusal, which only the officer can make by law");
  });
});

describe("undetermined says that nothing was established, 五(三)", () => {
  test("a failed lookup gives its meaning, its remedy and when to try again", () => {
    const { clause, zh, en } = explained(failedFacts);
    const { meaning, remedy } = errorCodes["platform-unreachable"];
    expect(clause).toBe("五(三)");
    expect(zh).toContain("暂缓决定，不得视为无记录");
    expect(zh).toContain(`未能查明的是被查主体。原因：${meaning.zh}处理：${remedy.zh}`);
    expect(zh).toContain("可于 2026-11-24T09:05:00+08:00 后重新核查");
    expect(en).toContain("Check again after 2026-11-24T09:05:00+08:00.");
  });

  test("without a time to try again none is named", () => {
    const finding = { kind: "failed", reason: { code: "deadline-exceeded" } } as const;
    expect(explained({ subject: company, finding, related: [] }).zh).not.toContain("后重新核查。（");
  });

  test("silent sources are named with whom they leave open, the answered subject is not", () => {
    const [red, ...rest] = allSources;
    const sources = [{ ...red, state: "missing" as const }, ...rest];
    const related = [relatedBy({ kind: "parent" }, aStanding({ subject: parent, sources }))];
    const { zh, en } = explained(factsOf(aStanding(), { related }));
    expect(zh).toContain(
      "未能查明的是上级法人（统一社会信用代码 91350500********XQ）（未答复的来源：红名单）。",
    );
    expect(en).toContain("(silent sources: 红名单)");
  });

  test("an answer without a list it should hold leaves the subject open", () => {
    const standing = aStanding({ sources: [allSources[0]] });
    expect(explained(factsOf(standing)).zh).toContain("未能查明的是被查主体。");
  });

  test("without any evidence the reason stands alone", () => {
    const decision = decideOn(failedFacts);
    const { zh } = explainOutcome({ ...decision, evidence: [] }, title);
    expect(zh).not.toContain("未能查明的是");
    expect(zh).toContain("不得视为无记录。原因：");
  });
});
