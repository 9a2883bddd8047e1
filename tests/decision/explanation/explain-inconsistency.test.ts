import { expect, test } from "vitest";
import { explainInconsistency } from "../../../src/decision/explanation/explain-inconsistency";
import { wording } from "../../../src/decision/explanation/wording";
import {
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  decideOn,
  factsOf,
  parent,
  relatedBy,
} from "../fixtures";

const repaired = { kind: "exited", way: "repaired", on: "2026-06-01" } as const;

test.each([
  ["red-record-left", "六(二)", aStanding({ records: [aRedRecord(), aRecord()] }), "（记录 r1、b1）"],
  ["watch-record-missing", "六(一)", aStanding({ records: [aRecord({ status: repaired })] }), "（记录 b1）"],
  [
    "followed-record-contradicted",
    "六(一)",
    aStanding({
      records: [
        aRecord({ status: repaired }),
        aWatchRecord({ listedOn: "2026-06-01", followsFrom: { recordId: "b1", exitWay: "expired" } }),
      ],
    }),
    "（记录 b1、w1）",
  ],
  [
    "clean-since-contradicted",
    "二(二)",
    aStanding({ records: [aRecord()], cleanSinceOn: "2020-01-01" }),
    "（记录 b1）",
  ],
  ["parent-link-missing", "三(二)", aStanding({ subjectType: "branch" }), "无法一并核查。"],
  ["operator-link-missing", "三(二)", aStanding({ subjectType: "individual-business" }), "无法一并核查。"],
] as const)("%s is said in words under %s, for the platform to check", (kind, clause, standing, records) => {
  const decision = decideOn(factsOf(standing));
  const [sentence, ...others] = decision.inconsistencies
    .filter((one) => one.kind === kind)
    .map((one) => explainInconsistency(decision, one));
  expect(sentence?.clause).toBe(clause);
  expect(sentence?.zh).toContain(`数据不一致，涉及被查主体：${wording.inconsistency[kind].zh}`);
  expect(sentence?.zh).toContain(records);
  expect(sentence?.zh).toContain(`请平台核对。（${clause}）`);
  expect(sentence?.en).toContain("For the platform to check.");
  expect(others).toEqual([]);
});

test("a related subject's is said with the relation and the masked code, 三(六)", () => {
  const records = [aRecord({ subject: parent, status: repaired })];
  const related = [relatedBy({ kind: "operator" }, aStanding({ subject: parent, records }))];
  const decision = decideOn(factsOf(aStanding(), { related }));
  const [sentence] = decision.inconsistencies.map((one) => explainInconsistency(decision, one));
  expect(sentence?.zh).toContain("涉及经营者（统一社会信用代码 91350500********XQ）");
});

test("one whose subject is no longer in the evidence is the subject's checked, 六(三)", () => {
  const decision = decideOn(factsOf(aStanding({ records: [aRecord({ status: repaired })] })));
  const [sentence] = decision.inconsistencies.map((one) =>
    explainInconsistency({ ...decision, evidence: [] }, one),
  );
  expect(sentence?.zh).toContain("涉及被查主体");
});
