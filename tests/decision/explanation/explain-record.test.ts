import { describe, expect, test } from "vitest";
import { explainRecords } from "../../../src/decision/explanation/explain-record";
import type { ListRecord } from "../../../src/lists/list-record";
import {
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  decideOn,
  factsOf,
  person,
  relatedBy,
  underObjection,
} from "../fixtures";

/** The sentences on the records of the subject checked. */
function explained(records: readonly ListRecord[], how: Parameters<typeof decideOn>[1] = {}) {
  return explainRecords(decideOn(factsOf(aStanding({ records: [...records] })), how));
}

const exited = (way: "repaired" | "expired" | "standard-changed" | "mis-listed" | "turned-black") =>
  ({ kind: "exited", way, on: "2026-06-01" }) as const;

describe("a record that ended is said with how and since when", () => {
  test.each([
    [
      "a repaired black one, 五(五)",
      aRecord({ status: exited("repaired") }),
      "五(五)",
      "不再作为联合惩戒对象",
    ],
    [
      "a black one by its standard, 六(一)",
      aRecord({ status: exited("standard-changed") }),
      "六(一)",
      "因认定标准改变退出",
    ],
    [
      "a black one by expiry, 六(一)",
      aRecord({ term: { kind: "until", lastOn: "2026-06-01" } }),
      "六(一)",
      "于 2026-06-01 有效期届满自动退出，不再据以采取措施",
    ],
    [
      "a red one, 六(二)",
      aRedRecord({ term: { kind: "until", lastOn: "2026-06-01" }, status: exited("expired") }),
      "六(二)",
      "有效期届满自动退出",
    ],
    [
      "a watch one turned black, 四(四)",
      aWatchRecord({ status: exited("turned-black") }),
      "四(四)",
      "转入失信黑名单",
    ],
  ])("%s", (_, record, clause, words) => {
    const [only, ...others] = explained([record]);
    expect(only?.clause).toBe(clause);
    expect(only?.zh).toContain(words);
    expect(others).toEqual([]);
  });

  test("of a mis-listing only that a record was withdrawn, 六(三)", () => {
    expect(explained([aRecord({ status: exited("mis-listed") })])).toEqual([
      {
        clause: "六(三)",
        zh: "被查主体有一条记录因认定有误已撤销，不作为任何依据。（六(三)）",
        en: "A record of the subject checked was withdrawn as a mistake; nothing rests on it. (六(三))",
      },
    ]);
  });
});

describe("a record that is not yet to be counted is said not to count", () => {
  test("one dated later than the check, 六(一)", () => {
    const [only] = explained([aRecord({ listedOn: "2026-12-01" })]);
    expect(only?.clause).toBe("六(一)");
    expect(only?.zh).toContain("列入日期未到，本次不作为依据");
  });

  test("one listed after the evaluation is shown and not applied backwards, 二(四)", () => {
    const evaluatedOn = aRecord({ listedOn: "2025-12-01" }).listedOn;
    const [only] = explained([aRecord()], { matterType: "government-procurement", evaluatedOn });
    expect(only?.clause).toBe("二(四)");
    expect(only?.zh).toContain("在评审之后列入，仅作提示，不追溯适用");
  });
});

test("a red record that left after the evaluation is said not to be ended backwards, 二(四)", () => {
  const red = aRedRecord({ status: { kind: "exited", way: "adverse-listed", on: "2026-11-11" } });
  const evaluatedOn = aRecord({ listedOn: "2026-11-10" }).listedOn;
  const how = { matterType: "government-procurement", evaluatedOn };
  const [exit, listing, ...others] = explained([red, aRecord({ listedOn: "2026-11-11" })], how);
  expect(exit?.clause).toBe("二(四)");
  expect(exit?.zh).toContain("在评审之后因列入其他名单退出，退出不追溯适用，仍按有效对待");
  expect(exit?.en).toContain("left after the evaluation because of an adverse listing");
  expect(listing?.zh).toContain("在评审之后列入");
  expect(others).toEqual([]);
  const today = aRedRecord({ status: { kind: "exited", way: "adverse-listed", on: "2026-11-24" } });
  expect(explained([today], how)[0]?.zh).toContain("退出不追溯适用");
  const coming = aRedRecord({ status: { kind: "exited", way: "adverse-listed", on: "2026-12-01" } });
  expect(explained([coming], how)).toEqual([]);
});

test.each([
  ["black", aRecord],
  ["red", aRedRecord],
  ["watch", aWatchRecord],
])(
  "a %s record that was said to expire today is in force, and is not said to have left, 六(一)",
  (_, made) => {
    const term = { kind: "until", lastOn: "2026-11-24" } as const;
    const expiring = made({ term, status: { kind: "exited", way: "expired", on: "2026-11-24" } });
    expect(explained([expiring])).toEqual(explained([made({ term })]));
  },
);

describe("a disputed record is said with the grounds and the term, 五(六)", () => {
  test("a black one under objection is suspended", () => {
    const [only, ...others] = explained([aRecord({ verification: underObjection })]);
    expect(only?.clause).toBe("五(六)");
    expect(only?.zh).toContain(
      "信用主体提出异议，信息核实期间暂不执行其惩戒措施；信息提供单位应于 2026-11-30 前",
    );
    expect(others).toEqual([]);
  });

  test("a red one under objection stays in force", () => {
    const [only] = explained([aRedRecord({ verification: underObjection })]);
    expect(only?.clause).toBe("五(六)");
    expect(only?.zh).toContain("核实期间仍然有效");
  });

  test.each([
    ["pending", "尚待第二名工作人员确认，确认前效力不变"],
    ["confirmed", "信息核实期间暂不执行其惩戒措施"],
  ] as const)("a department's own doubt that is %s", (confirmation, words) => {
    const grounds = { kind: "doubt", confirmation } as const;
    const [only] = explained([aRecord({ verification: { ...underObjection, grounds } })]);
    expect(only?.zh).toContain("部门存疑");
    expect(only?.zh).toContain(words);
  });

  test("a watch record says that the black one it follows is disputed, also once that has ended, 五(六)", () => {
    const expired = aRecord({ term: { kind: "until", lastOn: "2026-11-23" }, verification: underObjection });
    const follower = aWatchRecord({ followsFrom: { recordId: "b1", exitWay: "expired" } });
    const [ended, disputed, unconstrained, ...others] = explained([expired, follower]);
    expect(ended?.zh).toContain("有效期届满自动退出");
    expect(disputed?.clause).toBe("五(六)");
    expect(disputed?.zh).toContain(
      "，承接正在核实的记录 b1，信息核实期间暂不执行其惩戒措施；信息提供单位应于 2026-11-30 前",
    );
    expect(disputed?.en).toContain("follows record b1, which is under verification");
    expect(unconstrained?.clause).toBe("五(五)");
    expect(others).toEqual([]);
  });

  test("one that was verified is disputed no longer", () => {
    const verification = { kind: "rejected", closedOn: "2026-11-01" } as const;
    expect(explained([aRecord({ verification })])).toEqual([]);
  });
});

describe("a record in force that brings nothing is said to bring nothing", () => {
  test.each([
    ["repaired", "信用修复"],
    ["expired", "有效期届满"],
  ] as const)("a watch record after a %s black one, 五(五)", (exitWay, words) => {
    const [only] = explained([aWatchRecord({ followsFrom: { recordId: "b9", exitWay } })]);
    expect(only?.clause).toBe("五(五)");
    expect(only?.zh).toContain(`它承接因${words}退出的失信黑名单记录，不因此引起惩戒措施`);
  });

  test("a responsible person's record, in a capacity for which the catalogue has nothing, 五(四)", () => {
    const records = [aRecord({ subject: person, listedAs: "shareholder" })];
    const standing = aStanding({ subject: person, subjectType: "natural-person", records });
    const related = [relatedBy({ kind: "responsible-person", role: "principal" }, standing)];
    const [only] = explainRecords(decideOn(factsOf(aStanding(), { related })));
    expect(only?.clause).toBe("五(四)");
    expect(only?.zh).toContain("现行目录没有规定因其对本事项执行的措施");
  });

  test("a contradiction about such a record does not stand for its sentence, 五(四)", () => {
    const records = [aRecord({ subject: person, listedAs: "shareholder" })];
    const standing = aStanding({
      subject: person,
      subjectType: "natural-person",
      records,
      cleanSinceOn: "2020-01-01",
    });
    const related = [relatedBy({ kind: "responsible-person", role: "principal" }, standing)];
    const decision = decideOn(factsOf(aStanding(), { related }));
    expect(decision.inconsistencies.map(({ kind }) => kind)).toEqual(["clean-since-contradicted"]);
    expect(explainRecords(decision).map(({ clause }) => clause)).toEqual(["五(四)"]);
  });

  test("a responsible person's red record gives the organization nothing, 四(三)", () => {
    const standing = aStanding({ subject: person, records: [aRedRecord({ subject: person })] });
    const related = [relatedBy({ kind: "responsible-person", role: "principal" }, standing)];
    const [only] = explainRecords(decideOn(factsOf(aStanding(), { related })));
    expect(only?.clause).toBe("四(三)");
    expect(only?.zh).toContain("主要负责人（居民身份证号码 11***************X）的守信红名单记录 r1");
  });

  test("a red record that entitles, by itself or beside another ground, has its incentive's sentence, 二(二)", () => {
    const standing = aStanding({ records: [aRedRecord()], cleanSinceOn: "2020-01-01" });
    expect(explainRecords(decideOn(factsOf(standing)))).toEqual([]);
  });

  test("a void red record has its inconsistency's sentence, the black one beside it its measure's, 六(二)", () => {
    expect(explained([aRedRecord(), aRecord()])).toEqual([]);
  });

  test("a record whose place was erased after the decision is passed over, 六(三)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRecord({ status: exited("repaired") })] })));
    const evidence = decision.evidence.map((entry) =>
      entry.found.kind === "standing" ? { ...entry, found: { ...entry.found, records: [] } } : entry,
    );
    expect(explainRecords({ ...decision, evidence })).toEqual([]);
  });
});
