import { describe, expect, it } from "vitest";
import { catalogueDocumentSchema } from "../../../src/catalogue/catalogue-document";
import { type Constraint, type Incentive, type Measure, measureSchema } from "../../../src/catalogue/measure";
import { quanzhou201851 } from "../../../src/catalogue/packs/quanzhou-2018-51";
import { listedAsSchema } from "../../../src/lists/list-record";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";

/** The clauses of 泉政文〔2018〕51号 that name measures, heading and text run together, brackets half-width. */
const clauses: Readonly<Record<string, string>> = {
  "二(二)":
    "探索建立行政审批“绿色通道”按照分类管理和便民服务的原则，探索制定相应便民服务办法或工作规程，对守信典型和连续三年无不良信用记录的行政相对人，可根据实际情况实施“绿色通道”和“容缺受理”等便利服务措施；对符合条件的行政相对人，除法律法规要求提供的材料外，部分申请材料不齐备的，如其书面承诺在规定期限内提供，应先行受理，加快办理进度。",
  "二(三)":
    "优先提供公共服务便利在实施招商引资配套优惠政策、财政性资金项目安排等各类政府优惠政策中，优先考虑诚信市场主体，加大扶持力度。在公共资源交易活动中，提倡依法依规对诚信市场主体采取信用加分等措施。在教育、就业、创业、社会保障等领域对诚信个人给予重点支持和优先便利。",
  "二(四)":
    "优化诚信企业行政监管安排各级市场监管部门应根据监管对象的信用记录和信用评价分类，注重运用大数据手段，完善事中事后监管措施，为市场主体提供便利化服务。对符合一定条件的诚信企业，在日常检查、专项检查中减少检查频次。在政府采购、政府资金补助、政府购买服务、政府投资工程建设等重点领域行政管理事项中，查询有关主体的信用记录，或要求其提供由具备资质的信用服务机构出具的信用报告，优先选择信用“红名单”等守信主体。",
  "二(五)":
    "降低市场交易成本积极探索推动公共信用信息与金融信用信息的有效融合，推动公共信用信息在金融领域中的应用，鼓励有关部门合作开发“税易贷”“信易贷”“信易债”“税源贷”“税贷通”等守信激励产品，引导金融、商业销售等市场服务机构参考使用市场主体信用信息、信用积分和信用评价结果，对诚信市场主体给予优惠和便利，使守信者在市场中获得更多实惠和机会。",
  "二(六)":
    "大力推介诚信市场主体各级各部门应将诚信市场主体优良信用信息及时在政务网站、“信用泉州”网站、新闻媒体等多渠道进行公示。在会展、银企对接等活动中重点推介诚信企业，让信用成为市场配置资源的重要考量因素。引导征信机构加强对市场主体正面信息的采集，在诚信问题反映较为集中的行业领域，对守信者加大激励性评分比重。推动行业协会(商会)加强诚信建设和行业自律，表扬诚信会员，讲好行业“诚信故事”。",
  "三(二)":
    "对失信行为的行政性约束和惩戒对严重失信主体，各级各有关部门应将其列为重点监管对象，依法依规采取行政性约束和惩戒措施。包括但不限于以下措施：从严审核行政许可审批项目，从严控制生产许可证发放，限制新增项目审批、核准，限制股票发行上市融资或发行债券，限制发起设立或参股金融机构以及小额贷款公司、融资担保公司、创业投资公司、互联网融资平台等机构，限制从事互联网信息服务等。严格限制申请财政性资金项目，限制申请政府补贴资金和社会保障资金支持，限制参与有关公共资源交易活动，限制参与基础设施和公用事业特许经营。对严重失信企业及其法定代表人、主要负责人和对失信行为负有直接责任的注册执业人员等实施市场和行业禁入措施。及时撤销严重失信企业及其法定代表人、负责人、高级管理人员和对失信行为负有直接责任的董事、股东等人员的荣誉称号，取消参加评先评优资格。对具有公务员、人大代表、政协委员等身份的失信被执行人，依法依规按照相关程序处理。",
  "三(三)":
    "对失信行为的市场性约束和惩戒对严重失信主体，有关部门和机构应认真贯彻落实国家印发的联合惩戒合作备忘录，以统一社会信用代码为索引，及时通过本部门门户网站、“信用泉州”网站或媒体等公开披露相关信息，便于市场识别失信行为，防范信用风险。包括但不限于以下措施：对有履行能力但拒不履行的严重失信主体实施限制出境和限制购买不动产、乘坐飞机、乘坐高等级列车和坐席、旅游度假、入住星级以上宾馆及其他高消费行为等措施。支持征信机构采集严重失信行为信息，纳入信用记录和信用报告。引导商业银行、证券期货经营机构、保险公司等金融机构按照风险定价原则，对严重失信主体提高贷款利率和保险费率，或者限制向其提供贷款、保荐、承销、保险等服务。",
  "三(四)":
    "对失信行为的行业性约束和惩戒逐步建立健全行业自律公约和职业道德准则，推动行业信用建设。加强行业协会和信用服务机构诚信自律建设，鼓励行业协会商会与有资质的第三方信用服务机构合作，依法开展会员企业信用等级评价，鼓励行业协会商会完善会员企业信用评级机制。鼓励行业协会根据自身实际情况，研究制定会员企业信用信息收集标准，建立行业内部信用信息收集渠道，建立健全会员企业信用档案，依法收集、记录和整理会员企业在生产、经营中产生的有关信用信息，将严重失信行为记入会员信用档案。积极引导会员企业树立诚实守信的经营理念，规范企业市场行为。支持行业协会商会按照行业标准、行规、行约等，视情节轻重对失信会员实行警告、行业内通报批评、公开谴责、不予接纳、劝退等惩戒措施。",
  "三(五)":
    "对失信行为的社会性约束和惩戒充分发挥各类社会组织作用，引导社会力量广泛参与失信联合惩戒。建立完善失信举报制度，建设失信举报平台，鼓励公众举报企业严重失信行为，对举报人信息严格保密。支持有关社会组织依法对污染环境、侵害消费者或公众投资者合法权益等群体性侵权行为提起公益诉讼。鼓励公正、独立、有条件的社会机构开展失信行为大数据舆情监测，编制发布地区、行业信用分析报告。",
  "三(六)":
    "完善个人信用记录，推动联合惩戒措施落实到人在建立完善自然人、法人、其他组织信用记录的同时，通过建立完整的个人信用记录数据库及联合惩戒机制，使失信惩戒措施落实到人。对企事业单位、其他组织严重失信行为，在记入企事业单位信用记录的同时，记入其法定代表人、主要负责人和其他负有直接责任人员的个人信用记录。在对失信企事业单位、其他组织进行联合惩戒的同时，依照法律法规和政策规定对相关责任人员采取相应的联合惩戒措施。",
  "四(四)":
    "建立诚信状况重点关注对象警示机制认定部门可把在重点领域发生较重失信行为或多次发生轻微失信行为，但尚未达到“黑名单”认定标准的责任主体列入重点关注名单，并依法实施与其失信程度相适应的失信联合惩戒。认定部门应通过适当方式，向重点关注名单主体发出警示并提示重点关注有效期。重点关注名单共享信息不对外公开。重点关注名单主体有效期内发生严重失信行为的，应按照“黑名单”认定标准，及时转入“黑名单”。",
};

/** Every measure by its clause, credit-check-required of 二(四) left out, since it is rule R1. */
const measureIdsByClause = {
  "二(二)": ["green-channel", "accept-with-gaps", "expedited-handling"],
  "二(三)": [
    "priority-investment-incentive",
    "priority-fiscal-fund",
    "increased-support",
    "credit-bonus",
    "priority-public-service",
  ],
  "二(四)": ["facilitated-service", "reduced-inspection", "preferred-selection"],
  "二(五)": ["credit-data-fusion", "credit-loan-products", "market-benefits"],
  "二(六)": [
    "publish-good-credit",
    "promote-at-events",
    "collect-positive-info",
    "raised-score-weight",
    "association-commendation",
  ],
  "三(二)": [
    "key-supervision",
    "strict-review",
    "strict-production-license",
    "limit-new-project",
    "limit-securities",
    "limit-financial-institution",
    "limit-internet-service",
    "limit-fiscal-fund",
    "limit-subsidy",
    "limit-social-security-fund",
    "limit-resource-trade",
    "limit-franchise",
    "market-ban",
    "revoke-honor",
    "bar-from-appraisal",
    "office-holder-procedure",
  ],
  "三(三)": [
    "disclose-by-uscc",
    "limit-exit",
    "limit-real-estate",
    "limit-flight",
    "limit-rail-class",
    "limit-tourism",
    "limit-star-hotel",
    "limit-high-consumption",
    "credit-report-entry",
    "raise-loan-rate",
    "raise-insurance-rate",
    "limit-credit",
    "limit-sponsorship",
    "limit-underwriting",
    "limit-insurance",
  ],
  "三(四)": [
    "association-self-discipline",
    "member-credit-rating",
    "member-file-entry",
    "association-warning",
    "association-circular",
    "association-censure",
    "association-refusal",
    "association-withdrawal",
  ],
  "三(五)": ["public-reporting", "public-interest-suit", "sentiment-monitoring"],
  "三(六)": ["personal-record-entry", "responsible-person-punishment"],
  "四(四)": ["watch-attention"],
} as const;

/** Titles that join what the plan says apart, with the parts it says word for word. */
const composedTitles: Readonly<Record<string, readonly string[]>> = {
  "priority-investment-incentive": ["招商引资配套优惠政策", "优先考虑诚信市场主体"],
  "priority-fiscal-fund": ["财政性资金项目安排", "优先考虑诚信市场主体"],
  "increased-support": ["各类政府优惠政策", "加大扶持力度"],
  "publish-good-credit": ["诚信市场主体优良信用信息", "多渠道进行公示"],
  "limit-social-security-fund": ["限制申请", "社会保障资金支持"],
  "revoke-honor": ["撤销", "荣誉称号"],
  "disclose-by-uscc": ["以统一社会信用代码为索引", "公开披露相关信息"],
  "limit-flight": ["限制", "乘坐飞机"],
  "limit-rail-class": ["限制", "乘坐高等级列车和坐席"],
  "limit-tourism": ["限制", "旅游度假"],
  "limit-star-hotel": ["限制", "入住星级以上宾馆"],
  "limit-high-consumption": ["限制", "其他高消费行为"],
  "raise-insurance-rate": ["提高", "保险费率"],
  "limit-sponsorship": ["限制向其提供", "保荐"],
  "limit-underwriting": ["限制向其提供", "承销"],
  "limit-insurance": ["限制向其提供", "保险"],
};

/** What each matter brings, as the rules' table of matter types has it: title, constraints, incentives. */
const matters: Readonly<Record<string, readonly [string, readonly string[], readonly string[]]>> = {
  "administrative-license": [
    "行政许可、审批",
    ["strict-review"],
    ["green-channel", "accept-with-gaps", "expedited-handling"],
  ],
  "production-license": [
    "生产许可证",
    ["strict-production-license"],
    ["green-channel", "accept-with-gaps", "expedited-handling"],
  ],
  "project-approval": [
    "新增项目审批、核准",
    ["limit-new-project"],
    ["green-channel", "accept-with-gaps", "expedited-handling"],
  ],
  "market-entry": ["市场和行业准入、执业", ["market-ban"], []],
  "fiscal-fund": ["财政性资金项目", ["limit-fiscal-fund"], ["priority-fiscal-fund"]],
  subsidy: ["政府补贴资金", ["limit-subsidy"], ["priority-fiscal-fund", "preferred-selection"]],
  "social-security-fund": ["社会保障资金支持", ["limit-social-security-fund"], []],
  "investment-incentive": ["招商引资等优惠政策", [], ["priority-investment-incentive", "increased-support"]],
  "government-procurement": [
    "政府采购、政府购买服务",
    ["limit-resource-trade"],
    ["credit-bonus", "preferred-selection"],
  ],
  "government-investment": [
    "政府投资工程建设",
    ["limit-resource-trade"],
    ["credit-bonus", "preferred-selection"],
  ],
  "public-resource-trading": ["公共资源交易", ["limit-resource-trade"], ["credit-bonus"]],
  franchise: ["基础设施和公用事业特许经营", ["limit-franchise"], []],
  "securities-issuance": ["股票发行上市、发行债券", ["limit-securities"], []],
  "financial-institution": [
    "发起设立或参股金融机构、小贷、担保、创投、互联网融资平台",
    ["limit-financial-institution"],
    [],
  ],
  "internet-information-service": ["互联网信息服务", ["limit-internet-service"], []],
  honor: ["评先评优、荣誉称号", ["revoke-honor", "bar-from-appraisal"], ["promote-at-events"]],
  inspection: ["日常检查、专项检查", ["key-supervision"], ["reduced-inspection"]],
  "public-service": ["教育、就业、创业、社会保障的便利（个人）", [], ["priority-public-service"]],
};

const { measures, matterTypes } = quanzhou201851;
const constraints = measures.filter((one): one is Constraint => one.kind === "constraint");
const incentives = measures.filter((one): one is Incentive => one.kind === "incentive");

const idsOf = (some: readonly Measure[]) => some.map((one) => one.measureId);

function idsIn(matterType: string, some: readonly (Constraint | Incentive)[]): string[] {
  return idsOf(some.filter((one) => one.matterTypes !== "every" && one.matterTypes.includes(matterType)));
}

function idsOfOneMatterBy(isExecutor: (executor: Measure["executedBy"]) => boolean): string[] {
  return idsOf(
    [...incentives, ...constraints].filter(
      (one) => one.matterTypes !== "every" && isExecutor(one.executedBy),
    ),
  );
}

/** The constraints that differ from what most hold, by id. */
function exceptionsTo<Value>(usual: Value, readingOf: (one: Constraint) => Value): Record<string, Value> {
  const differs = (one: Constraint) => JSON.stringify(readingOf(one)) !== JSON.stringify(usual);
  return Object.fromEntries(constraints.filter(differs).map((one) => [one.measureId, readingOf(one)]));
}

describe("the measures of the pack quanzhou-2018-51", () => {
  it.each(Object.entries(measureIdsByClause))(
    "of clause %s are all there, in the plan's order",
    (clause, ids) => {
      expect(idsOf(measures.filter((one) => one.clause === clause))).toEqual(ids);
    },
  );

  it("are those of the clauses and no others, each once; the duty to query, 二(四), is rule R1 and none of them", () => {
    expect(idsOf(measures).toSorted()).toEqual(Object.values(measureIdsByClause).flat().toSorted());
    expect(new Set(idsOf(measures)).size).toBe(measures.length);
    expect(idsOf(measures)).not.toContain("credit-check-required");
  });

  it.each(measures.map((one) => [one.measureId, one] as const))(
    "%s passes the schema unchanged",
    (_id, one) => {
      expect(measureSchema.parse(one)).toEqual(one);
    },
  );

  it.each(
    measures
      .filter((one) => one.measureId !== "watch-attention")
      .map((one) => [one.measureId, one.clause, one] as const),
  )("%s bears the wording of its clause %s", (id, clause, { title }) => {
    const parts = composedTitles[id];
    for (const part of parts ?? [title]) expect(clauses[clause]).toContain(part);
    expect(parts?.join("") ?? title).toBe(title);
  });

  it("join the plan's words in a title only where no run of them would do", () => {
    const literal = measures.filter((one) => clauses[one.clause]?.includes(one.title));
    expect(idsOf(literal).filter((id) => id in composedTitles)).toEqual([]);
  });

  it("rest each on its clause of the plan, which was read, and which is a city's document", () => {
    for (const { measureId, clause, bases } of measures) {
      expect(bases, measureId).toEqual([
        {
          rank: "local-policy",
          title: "泉州市建立完善守信联合激励和失信联合惩戒制度的实施方案",
          documentNumber: "泉政文〔2018〕51号",
          article: clause,
          reading: "read",
        },
      ]);
    }
  });

  it("fall on no subject where the plan asks something of institutions as such, 二(五) to 三(五)", () => {
    expect(idsOf(measures.filter((one) => one.kind === "institutional"))).toEqual([
      "credit-data-fusion",
      "collect-positive-info",
      "raised-score-weight",
      "association-self-discipline",
      "member-credit-rating",
      "public-reporting",
      "sentiment-monitoring",
    ]);
  });
});

describe("the matter types of the pack quanzhou-2018-51", () => {
  it("are those of the table, in its order and words", () => {
    expect(matterTypes.map(({ id, title }) => [id, title])).toEqual(
      Object.entries(matters).map(([id, [title]]) => [id, title]),
    );
  });

  it.each(Object.entries(matters))("%s brings the table's measures and no others", (id, row) => {
    const [, constraintIds, incentiveIds] = row;
    expect(idsIn(id, constraints)).toEqual(constraintIds);
    expect(idsIn(id, incentives)).toEqual(incentiveIds);
  });

  it("are the only matters a measure names", () => {
    const named = [...incentives, ...constraints].flatMap((one) =>
      one.matterTypes === "every" ? [] : one.matterTypes,
    );
    expect([...new Set(named)].filter((id) => !(id in matters))).toEqual([]);
  });

  it("show a listing made after the evaluation in what is tendered, and are bound by it elsewhere", () => {
    expect(matterTypes.filter((one) => one.afterEvaluation === "shown").map((one) => one.id)).toEqual([
      "government-procurement",
      "government-investment",
      "public-resource-trading",
    ]);
  });
});

describe("who executes, R30", () => {
  it("is the approving department in a matter of its own, but for three measures", () => {
    expect(idsOfOneMatterBy((executor) => executor !== "approving-department")).toEqual([
      "promote-at-events",
      "limit-securities",
      "revoke-honor",
    ]);
  });

  it("is another where a measure holds apart from any one matter, but for 三(六) and 四(四)", () => {
    const everywhere = [...incentives, ...constraints].filter((one) => one.matterTypes === "every");
    expect(idsOf(everywhere.filter((one) => one.executedBy === "approving-department"))).toEqual([
      "responsible-person-punishment",
      "watch-attention",
    ]);
  });

  it.each([
    ["other-organ", ["facilitated-service", "publish-good-credit", "promote-at-events"]],
    ["market", ["credit-loan-products", "market-benefits"]],
    ["industry", ["association-commendation"]],
    ["society", []],
  ])("of an incentive is %s for %j", (executor, ids) => {
    expect(idsOf(incentives.filter((one) => one.executedBy === executor))).toEqual(ids);
  });

  it.each([
    [
      "other-organ",
      [
        "limit-securities",
        "revoke-honor",
        "office-holder-procedure",
        "disclose-by-uscc",
        "limit-exit",
        "limit-real-estate",
        "personal-record-entry",
      ],
    ],
    [
      "market",
      [
        "limit-flight",
        "limit-rail-class",
        "limit-tourism",
        "limit-star-hotel",
        "limit-high-consumption",
        "credit-report-entry",
        "raise-loan-rate",
        "raise-insurance-rate",
        "limit-credit",
        "limit-sponsorship",
        "limit-underwriting",
        "limit-insurance",
      ],
    ],
    [
      "industry",
      [
        "member-file-entry",
        "association-warning",
        "association-circular",
        "association-censure",
        "association-refusal",
        "association-withdrawal",
      ],
    ],
    ["society", ["public-interest-suit"]],
  ])("of a constraint is %s for %j", (executor, ids) => {
    expect(idsOf(constraints.filter((one) => one.executedBy === executor))).toEqual(ids);
  });
});

describe("an incentive of the pack", () => {
  it("is recommended: 可根据实际情况实施, 二(二)", () => {
    expect(new Set(incentives.map((one) => one.binding))).toEqual(new Set(["recommended"]));
  });

  it("is open to three clean years in 二(二) alone", () => {
    expect(idsOf(incentives.filter((one) => one.grounds.includes("clean-years")))).toEqual(
      measureIdsByClause["二(二)"],
    );
  });

  it("is open to the red list always, and to it alone in preferred selection, 二(四)", () => {
    expect(incentives.filter((one) => !one.grounds.includes("red"))).toEqual([]);
    expect(idsOf(incentives.filter((one) => !one.grounds.includes("recognition")))).toEqual([
      "preferred-selection",
    ]);
  });

  it("has conditions of its own in accepting with gaps alone, 二(二)", () => {
    expect(idsOf(incentives.filter((one) => one.conditions !== "none"))).toEqual(["accept-with-gaps"]);
  });
});

describe("a constraint of the pack", () => {
  it("is recommended and asks for review: only a catalogue makes it bind, 五(四)", () => {
    expect(exceptionsTo(["recommended", "review"], (one) => [one.binding, one.effect])).toEqual({});
  });

  it("answers a black record, and in 四(四) a watch record", () => {
    expect(exceptionsTo(["black"], (one) => one.lists)).toEqual({ "watch-attention": ["watch"] });
  });

  it("can never be made a stop where the plan only asks to look closer (R15), 三(二) 四(四)", () => {
    expect(exceptionsTo("restriction", (one) => one.nature)).toEqual({
      "key-supervision": "stricter-review",
      "strict-review": "stricter-review",
      "strict-production-license": "stricter-review",
      "watch-attention": "stricter-review",
    });
  });

  it("holds in every field and for every severity, but for office holders who are judgment defaulters, 三(二)", () => {
    expect(exceptionsTo("every" as Constraint["fields"], (one) => one.fields)).toEqual({
      "office-holder-procedure": ["judgment-defaulter"],
    });
    expect(constraints.filter((one) => one.severities !== undefined)).toEqual([]);
  });

  it("wants a trait of the record for the bans on those who can and refuse (R17), 三(三), and two others", () => {
    expect(exceptionsTo<readonly string[]>([], (one) => one.traits)).toEqual({
      "office-holder-procedure": ["office-holder"],
      "limit-exit": ["able-but-refusing"],
      "limit-real-estate": ["able-but-refusing"],
      "limit-flight": ["able-but-refusing"],
      "limit-rail-class": ["able-but-refusing"],
      "limit-tourism": ["able-but-refusing"],
      "limit-star-hotel": ["able-but-refusing"],
      "limit-high-consumption": ["able-but-refusing"],
      "public-interest-suit": ["mass-infringement"],
    });
  });

  it("falls on the one listed, and on persons only as 三(二) and 三(六) say (R16)", () => {
    expect(exceptionsTo<readonly string[]>(["self"], (one) => one.fallsOn)).toEqual({
      "market-ban": ["self", "legal-representative", "principal", "registered-practitioner"],
      "revoke-honor": [
        "self",
        "legal-representative",
        "principal",
        "senior-manager",
        "director",
        "shareholder",
      ],
      "bar-from-appraisal": [
        "self",
        "legal-representative",
        "principal",
        "senior-manager",
        "director",
        "shareholder",
      ],
      "personal-record-entry": ["legal-representative", "principal", "directly-responsible"],
      "responsible-person-punishment": ["legal-representative", "principal", "directly-responsible"],
      "watch-attention": listedAsSchema.options,
    });
  });

  it("falls on persons in no one matter other than market entry and honours, 三(二)", () => {
    const onPersons = constraints.filter((one) => one.fallsOn.some((role) => role !== "self"));
    const named = onPersons.flatMap((one) => (one.matterTypes === "every" ? [] : one.matterTypes));
    expect(new Set(named)).toEqual(new Set(["market-entry", "honor"]));
  });

  it("lets no person's record bear on the organization (R16)", () => {
    expect(exceptionsTo("shown", (one) => one.onOrganization)).toEqual({});
  });
});

describe("the pack quanzhou-2018-51", () => {
  it("implements the plan from the day it was issued", () => {
    const { packId, source, effectiveOn } = quanzhou201851;
    expect({ packId, source, effectiveOn }).toEqual({
      packId: "quanzhou-2018-51",
      source: {
        title: "泉州市建立完善守信联合激励和失信联合惩戒制度的实施方案",
        documentNumber: "泉政文〔2018〕51号",
      },
      effectiveOn: "2018-04-25",
    });
  });

  it("sets three clean years, 二(二), twenty working days, 五(六), and our readings", () => {
    expect(quanzhou201851.parameters).toEqual({
      cleanYearsCount: 3,
      verificationWorkingDaysCount: 20,
      watchAfterExit: "unconstrained",
      parentRecord: "bears",
      operatorRecord: "bears",
      unansweredBlackMeasure: "key-supervision",
    });
    expect(idsOf(constraints)).toContain(quanzhou201851.parameters.unansweredBlackMeasure);
  });

  it("is plain data", () => {
    expect(JSON.parse(JSON.stringify(quanzhou201851))).toEqual(quanzhou201851);
  });
});

describe("the demonstration catalogue", () => {
  const document = catalogueDocumentSchema.parse(demonstrationCatalogue);
  const entries = new Map(document.entries.map((one) => [one.entryId, one]));
  const constraintById = new Map(constraints.map((one) => [one.measureId, one]));

  it("passes the schema unchanged", () => {
    expect(document).toEqual(demonstrationCatalogue);
  });

  it("says that it is one, over this pack, and that none of its bases was read", () => {
    expect(document).toMatchObject({ nature: "demonstration", packId: "quanzhou-2018-51" });
    expect(document.title).toMatch(/演示.*律师/);
    const readings = document.entries.flatMap((one) => one.bases.map((basis) => basis.reading));
    expect(new Set(readings)).toEqual(new Set(["unverified"]));
  });

  it("has each entry once, on a constraint of the pack, in a matter of that constraint", () => {
    expect(entries.size).toBe(document.entries.length);
    for (const { entryId, measureId, matterTypes: entryMatters } of document.entries) {
      const own = constraintById.get(measureId)?.matterTypes ?? [];
      const outside = entryMatters.filter((id) => !(own === "every" || own.includes(id)));
      expect(outside, entryId).toEqual([]);
    }
  });

  it("makes mandatory only what it rests on law, regulation or the centre (R14), 五(四)", () => {
    const mandatory = document.entries.filter((one) => one.binding === "mandatory");
    expect(mandatory.filter((one) => one.bases.every((basis) => basis.rank === "local-policy"))).toEqual([]);
  });

  it("stops in procurement and under a ban decision only, and never where the plan only asks to look closer (R15)", () => {
    const stops = document.entries.filter((one) => one.effect === "stop");
    expect(stops.map((one) => one.entryId)).toEqual(["procurement-ban", "securities-ban", "food-ban"]);
    expect(stops.filter((one) => one.binding !== "mandatory")).toEqual([]);
    expect(stops.filter((one) => constraintById.get(one.measureId)?.nature !== "restriction")).toEqual([]);
    expect(stops.filter((one) => one.measureId === "market-ban").map((one) => one.traits)).toEqual([
      ["market-ban-decision"],
      ["market-ban-decision"],
    ]);
  });

  it("maps watch records of 较重 and 严重 to a strict review that stays recommended, 四(四) (R9)", () => {
    const onWatch = document.entries.filter((one) => one.lists.includes("watch"));
    expect(onWatch).toMatchObject([
      {
        measureId: "strict-review",
        lists: ["watch"],
        severities: ["considerable", "serious"],
        matterTypes: ["administrative-license"],
        binding: "recommended",
        effect: "review",
      },
    ]);
  });

  it("adds a matter of a department's own and maps item codes to known matters", () => {
    const known = [...matterTypes, ...document.matterTypes].map((one) => one.id);
    expect(new Set(known).size).toBe(known.length);
    expect(document.matterTypes.map((one) => one.id)).toEqual(["administrative-confirmation"]);
    expect(document.itemCodes.map((one) => one.matterType).filter((id) => !known.includes(id))).toEqual([]);
    expect(new Set(document.itemCodes.map((one) => one.itemCode)).size).toBe(document.itemCodes.length);
  });
});
