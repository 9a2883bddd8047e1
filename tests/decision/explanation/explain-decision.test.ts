import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decide } from "../../../src/decision/decide";
import type { Decision } from "../../../src/decision/decision";
import { explainDecision } from "../../../src/decision/explanation/explain-decision";
import { noticesOf } from "../../../src/decision/notice";
import { anyCase } from "../arbitraries";
import {
  aConstraint,
  anIncentive,
  anUnknownStanding,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  decideOn,
  factsOf,
  failedFacts,
  parent,
  person,
  relatedBy,
  theCatalogue,
  underObjection,
} from "../fixtures";

const title = "政府采购、政府购买服务";
const tax = { id: "tax", title: "纳税" };
const repaired = { kind: "exited", way: "repaired", on: "2026-06-01" } as const;

/** A stop with everything else that can stand beside one. */
function aFullDecision(): Decision {
  const matterTypes = ["government-procurement"];
  const measures = [
    aConstraint({ measureId: "on-disputed", title: "存疑者", matterTypes, traits: ["disputed"] }),
    aConstraint({ measureId: "on-person", title: "个人", matterTypes, fallsOn: ["principal"] }),
  ];
  const records = [
    aRecord({ field: tax, recordId: "b-tax" }),
    aRecord({ recordId: "b-other" }),
    aRecord({ recordId: "b-disputed", traits: ["disputed"], verification: underObjection }),
    aRecord({ recordId: "b-repaired", status: repaired }),
    aRedRecord(),
  ];
  const parentRecord = aRecord({ subject: parent, recordId: "p1" });
  const personRecord = aRecord({ subject: person, listedAs: "principal", recordId: "n1" });
  return decideOn(
    factsOf(aStanding({ records }), {
      name: "另一家公司",
      related: [
        relatedBy({ kind: "parent" }, aStanding({ subject: parent, records: [parentRecord] })),
        relatedBy(
          { kind: "responsible-person", role: "principal" },
          aStanding({
            subject: person,
            subjectType: "natural-person",
            name: "张三",
            records: [personRecord],
          }),
        ),
      ],
    }),
    { matterType: "government-procurement", catalogue: theCatalogue({ measures }) },
  );
}

describe("an explanation has the outcome first and others' measures last, 五(三) 五(四)", () => {
  test("a stop: prohibition, own, related, suspended, identity, records, inconsistencies, shown, information", () => {
    const texts = explainDecision(aFullDecision(), title).map(({ zh }) => zh);
    const marks = [
      "核查结论：“政府采购、政府购买服务”不得径行办理",
      "所引依据禁止办理本事项；",
      "）：起因是失信黑名单记录 b-other",
      "按现行目录及于被查主体",
      "【存疑者】（推荐性，由本部门执行）：措施出自三(二)，信息核实期间暂不执行",
      "就被查主体给出的名称",
      "被查主体的失信黑名单记录 b-disputed",
      "被查主体的失信黑名单记录 b-repaired",
      "请平台核对",
      "仅作提示，不并入被查主体的记录",
      "供参考，由其他机关执行",
    ];
    const places = marks.map((mark) => texts.findIndex((text) => text.includes(mark)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBe(0);
    expect(texts.slice(places.at(-1)).every((text) => text.includes("供参考"))).toBe(true);
  });

  test("a review with a red record: the held incentives stand before the identity, others' at the end, 五(六)", () => {
    const facts = factsOf(aStanding({ records: [aRedRecord()] }), { name: "另一家公司" });
    const catalogue = theCatalogue({ measures: [anIncentive()] });
    const texts = explainDecision(decideOn(facts, { catalogue }), title).map(({ zh }) => zh);
    const own = texts.findIndex((text) => text.includes("【测试激励】"));
    const identity = texts.findIndex((text) => text.includes("就被查主体给出的名称"));
    const others = texts.findIndex((text) => text.includes("【对诚信市场主体给予优惠和便利】"));
    expect(own).toBeGreaterThan(0);
    expect(identity).toBeGreaterThan(own);
    expect(others).toBeGreaterThan(identity);
  });

  test("there is one sentence per measure, 五(四)", () => {
    const decision = aFullDecision();
    const ofMeasures = explainDecision(decision, title).filter(({ zh }) => zh.startsWith("【"));
    expect(ofMeasures).toHaveLength(decision.measures.length);
  });
});

describe("every explanation, whatever the outcome", () => {
  const decisions: readonly (readonly [string, () => Decision])[] = [
    ["stop", aFullDecision],
    ["proceed", () => decideOn(factsOf(aStanding({ records: [aRedRecord()], cleanSinceOn: "2020-01-01" })))],
    ["review, watch", () => decideOn(factsOf(aStanding({ records: [aWatchRecord()] })))],
    ["review, unknown", () => decideOn(factsOf(anUnknownStanding()))],
    ["undetermined", () => decideOn(failedFacts)],
  ];

  test.each(decisions)("ends each sentence with its clause in both languages: %s", (_, decisionOf) => {
    const decision = decisionOf();
    for (const { clause, zh, en } of explainDecision(decision, title)) {
      expect(zh.endsWith(`。（${clause}）`)).toBe(true);
      expect(en.endsWith(`. (${clause})`)).toBe(true);
    }
  });

  test.each(decisions)("holds no code in clear and no name, 四(四): %s", (_, decisionOf) => {
    const decision = decisionOf();
    const text = JSON.stringify(explainDecision(decision, title));
    for (const { code } of decision.evidence.map(({ subject }) => subject)) expect(text).not.toContain(code);
    expect(text).not.toMatch(/张三|另一家公司|泉州某某建设有限公司/);
  });

  test.each(decisions)("is the same for the same decision and fit for JSON, 六(三): %s", (_, decisionOf) => {
    const decision = decisionOf();
    const once = explainDecision(decision, title);
    expect(explainDecision(decision, title)).toEqual(once);
    expect(JSON.parse(JSON.stringify(once))).toEqual(once);
  });
});

test("whatever was decided, measures have a sentence each, clauses end them, no code is in clear, 五(四) 四(四)", () => {
  fc.assert(
    fc.property(anyCase, ({ facts, matter, context }) => {
      const decision = decide(facts, matter, context);
      const sentences = explainDecision(decision, title);
      expect(sentences.filter(({ zh }) => zh.startsWith("【"))).toHaveLength(decision.measures.length);
      for (const { clause, zh, en } of sentences) {
        expect(zh.endsWith(`。（${clause}）`)).toBe(true);
        expect(en.endsWith(`. (${clause})`)).toBe(true);
      }
      const text = JSON.stringify([...sentences]);
      for (const { subject } of decision.evidence) expect(text).not.toContain(subject.code);
      for (const { grounds } of noticesOf(decision)) expect(grounds.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
});
