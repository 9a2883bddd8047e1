import { describe, expect, test } from "vitest";
import type { Decision } from "../../../src/decision/decision";
import { explainConstraint, placeOf } from "../../../src/decision/explanation/explain-constraint";
import type { Sentence } from "../../../src/decision/explanation/sentence";
import type { ListRecord } from "../../../src/lists/list-record";
import {
  aConstraint,
  aRecord,
  aStanding,
  aWatchRecord,
  constraintsOf,
  decideOn,
  factsOf,
  parent,
  person,
  relatedBy,
  theCatalogue,
  underObjection,
} from "../fixtures";

const tax = { id: "tax", title: "纳税" };
const procurement = { matterType: "government-procurement" };

/** The sentence on one measure, and where it stands. */
function explained(decision: Decision, measureId: string): Sentence & { readonly place: string } {
  const constraint = constraintsOf(decision).find((one) => one.measureId === measureId);
  if (constraint === undefined) throw new TypeError(`The decision has no ${measureId}.`);
  return { ...explainConstraint(decision, constraint), place: placeOf(constraint) };
}

describe("a constraint in force is said with its cause under its own clause", () => {
  test("a recommended one is the department's choice and no refusal, 三(二) 五(四)", () => {
    expect(explained(decideOn(factsOf(aStanding({ records: [aRecord()] }))), "strict-review")).toEqual({
      place: "own",
      clause: "三(二)",
      zh: "【从严审核行政许可审批项目】（推荐性，由本部门执行）：起因是失信黑名单记录 b1（领域：工程质量，认定部门：市住建局，2026-01-05 列入，市级）。可根据实际情况实施，不采取的须记录理由；所要求的是审查，不是不予许可。（三(二)）",
      en: "【从严审核行政许可审批项目】 (recommended; yours to carry out): brought by black-list record b1 (field 工程质量, listed by 市住建局 on 2026-01-05, city). The department may carry it out as the case requires and records a reason for leaving it; what it asks is review, which is not a refusal. (三(二))",
    });
  });

  test("a mandatory one with the effect review must be carried out and fed back, 五(四)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRecord()] })), { matterType: "fiscal-fund" });
    const { place, zh } = explained(decision, "limit-fiscal-fund");
    expect(place).toBe("own");
    expect(zh).toContain("（强制性，由本部门执行）");
    expect(zh).toContain("法律和政策依据：《某法》第一条（引文未经核对）。依法必须执行并反馈");
  });

  test("a prohibition cites the text that forbids and leaves the decision to the officer, 五(四)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRecord({ field: tax })] })), procurement);
    const { place, zh, en } = explained(decision, "limit-resource-trade");
    expect(place).toBe("prohibition");
    expect(zh).toContain("《某法》第一条");
    expect(zh).toContain("所引依据禁止办理本事项；如何决定由经办人员依法作出");
    expect(en).toContain("Legal basis: 《某法》第一条 (cited unverified).");
  });

  test("every record behind it is named, and one under verification as not counted, 五(六)", () => {
    const records = [aRecord(), aRecord({ recordId: "b2", scope: "nation", verification: underObjection })];
    const { zh } = explained(decideOn(factsOf(aStanding({ records }))), "strict-review");
    expect(zh).toContain("市级）；失信黑名单记录 b2（");
    expect(zh).toContain("国家级），正在核实，该记录暂不作为依据。");
  });

  test("another's measure names who carries it out and asks nothing, 五(一)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRecord()] })));
    const { place, zh } = explained(decision, "raise-loan-rate");
    expect(place).toBe("information");
    expect(zh).toBe(
      "【提高贷款利率】（推荐性，供参考，由市场服务机构执行）：起因是失信黑名单记录 b1（领域：工程质量，认定部门：市住建局，2026-01-05 列入，市级）。（三(三)）",
    );
  });

  test("another department's measure is that of the departments the catalogue names, 五(四)", () => {
    const facts = factsOf(aStanding({ records: [aRecord()] }));
    const decision = decideOn(facts, { matterType: "fiscal-fund", department: "350500-ZJ" });
    expect(explained(decision, "limit-fiscal-fund").zh).toContain("供参考，由目录所列的其他实施部门执行");
  });

  test("the parent's record that bears is named with the relation and the masked code, 二(四)", () => {
    const related = [
      relatedBy({ kind: "parent" }, aStanding({ subject: parent, records: [aRecord({ subject: parent })] })),
    ];
    const { place, zh, en } = explained(decideOn(factsOf(aStanding(), { related })), "strict-review");
    expect(place).toBe("related");
    expect(zh).toContain("起因是上级法人（统一社会信用代码 91350500********XQ）的失信黑名单记录 b1（");
    expect(zh).toContain("按现行目录及于被查主体。可根据实际情况实施");
    expect(en).toContain("the parent legal person (USCC 91350500********XQ)'s black-list record b1");
    expect(zh).not.toContain(parent.code);
  });

  test("a responsible person's record that is only shown decides nothing, 三(六)", () => {
    const records = [aRecord({ subject: person, listedAs: "legal-representative" })];
    const related = [
      relatedBy(
        { kind: "responsible-person", role: "legal-representative" },
        aStanding({ subject: person, subjectType: "natural-person", name: "张三", records }),
      ),
    ];
    const decision = decideOn(factsOf(aStanding(), { related }), { matterType: "market-entry" });
    const { place, zh } = explained(decision, "market-ban");
    expect(place).toBe("shown");
    expect(zh).toContain("法定代表人（居民身份证号码 11***************X）的");
    expect(zh).toContain("仅作提示，不并入被查主体的记录，不影响本结论");
    expect(zh).not.toContain("张三");
  });

  test("a record that was erased after the decision is named by its id alone, 六(三)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [aRecord()] })));
    const { zh, en } = explained({ ...decision, evidence: [] }, "strict-review");
    expect(zh).toContain("起因是记录 b1（内容已不在本结论中）。");
    expect(en).toContain("record b1 (its content is no longer in this decision)");
  });

  test("an erased one that was under verification beside another is said to have been so, 五(六)", () => {
    const records = [aRecord(), aRecord({ recordId: "b2", verification: underObjection })];
    const decision = decideOn(factsOf(aStanding({ records })));
    const { zh } = explained({ ...decision, evidence: [] }, "strict-review");
    expect(zh).toContain("记录 b2（内容已不在本结论中），正在核实，该记录暂不作为依据");
  });
});

describe("a suspended constraint is said under 五(六), with its own clause and the term", () => {
  const decided = (verification: object, date?: string) =>
    decideOn(
      factsOf(aStanding({ records: [aRecord({ verification: { ...underObjection, ...verification } })] })),
      date === undefined ? {} : { date },
    );

  test("a running term gives its last day", () => {
    const { place, clause, zh, en } = explained(decided({}), "strict-review");
    expect(place).toBe("suspended");
    expect(clause).toBe("五(六)");
    expect(zh).toContain("措施出自三(二)，信息核实期间暂不执行。");
    expect(zh).toContain("市级），信息提供单位应于 2026-11-30 前（含当日）核实反馈。");
    expect(en).toContain("and the information provider must answer by the end of 2026-11-30.");
  });

  test("an overdue one is said to be overdue", () => {
    const { zh, en } = explained(decided({}, "2026-12-01"), "strict-review");
    expect(zh).toContain("核实反馈，已逾期。");
    expect(en).toContain(", and is overdue.");
  });

  test("a term beyond the known holidays is provisional", () => {
    const { zh, en } = explained(decided({ providerToldOn: "2026-12-20" }, "2026-12-21"), "strict-review");
    expect(zh).toContain("（暂定：节假日安排尚未公布）");
    expect(en).toContain("(provisional: the holidays are not announced yet)");
  });

  test("without telling the provider no term runs", () => {
    const { zh, en } = explained(decided({ providerToldOn: undefined }), "strict-review");
    expect(zh).toContain("尚未告知信息提供单位，核实期限尚未起算");
    expect(en).toContain("the information provider has not been told yet");
  });

  test("a related subject's is said with whose it is", () => {
    const records = [aRecord({ subject: parent, verification: underObjection })];
    const related = [relatedBy({ kind: "parent" }, aStanding({ subject: parent, records }))];
    const { zh } = explained(decideOn(factsOf(aStanding(), { related })), "strict-review");
    expect(zh).toContain("正在核实的是上级法人（统一社会信用代码 91350500********XQ）的失信黑名单记录 b1");
  });

  test("of a watch record that waits with the black one it follows, that one is said to be verified", () => {
    const expired = aRecord({ term: { kind: "until", lastOn: "2026-11-23" }, verification: underObjection });
    const followsFrom = { recordId: "b1", exitWay: "expired" } as const;
    const follower = aWatchRecord({ severity: "serious", followsFrom });
    const catalogue = theCatalogue({ parameters: { watchAfterExit: "constrained" } });
    const explainedBeside = (...others: readonly ListRecord[]) => {
      const standing = aStanding({ records: [expired, follower, ...others] });
      return explained(decideOn(factsOf(standing), { catalogue }), "strict-review");
    };
    const alone = explainedBeside();
    expect(alone.clause).toBe("五(六)");
    expect(alone.zh).toContain("正在核实的是重点关注名单记录 w1");
    expect(alone.zh).toContain("市级）所承接的记录 b1，信息提供单位应于 2026-11-30 前");
    expect(alone.en).toContain("Under verification is record b1, which watch-list record w1");
    const beside = explainedBeside(aWatchRecord({ recordId: "w2", severity: "serious" }));
    expect(beside.zh).toContain("市级），所承接的记录 b1 正在核实，该记录暂不作为依据");
    expect(beside.en).toContain("which follows record b1, under verification, and is not counted meanwhile");
  });

  test("a record that was erased after the decision is named without a term, 六(三)", () => {
    const { zh } = explained({ ...decided({}), evidence: [] }, "strict-review");
    expect(zh).toContain("正在核实的是记录 b1（内容已不在本结论中）。");
  });
});

test("a basis is cited with its number, and the plan's own clause not again, 五(四)", () => {
  const plan = { rank: "local-policy", title: "方案", article: "三(二)", reading: "read" } as const;
  const notice = {
    rank: "local-policy",
    title: "某通知",
    documentNumber: "闽政〔2017〕3号",
    reading: "read",
  } as const;
  const measures = [aConstraint({ bases: [plan, notice] })];
  const decision = decideOn(factsOf(aStanding({ records: [aRecord()] })), {
    catalogue: theCatalogue({ measures }),
  });
  expect(explained(decision, "own-constraint").zh).toContain(
    "法律和政策依据：《某通知》（闽政〔2017〕3号）。",
  );
});
