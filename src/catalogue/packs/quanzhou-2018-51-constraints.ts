import type { Measure } from "../measure";
import { quanzhou201851Plan as plan } from "./quanzhou-2018-51-plan";

const clause2 = { clause: "三(二)", bases: [{ ...plan, article: "三(二)" }] } as const;
const clause3 = { clause: "三(三)", bases: [{ ...plan, article: "三(三)" }] } as const;
const clause4 = { clause: "三(四)", bases: [{ ...plan, article: "三(四)" }] } as const;
const clause5 = { clause: "三(五)", bases: [{ ...plan, article: "三(五)" }] } as const;
const clause6 = { clause: "三(六)", bases: [{ ...plan, article: "三(六)" }] } as const;
const watchClause = { clause: "四(四)", bases: [{ ...plan, article: "四(四)" }] } as const;

/** What falls on a 严重失信主体, read as one with a black record: named by the plan, made to bind by the catalogue. */
const restriction = {
  kind: "constraint",
  binding: "recommended",
  effect: "review",
  nature: "restriction",
  lists: ["black"],
  fields: "every",
  traits: [],
  fallsOn: ["self"],
  onOrganization: "shown",
} as const;

/** A closer look, never a refusal (R15). */
const stricterReview = { ...restriction, nature: "stricter-review" } as const;

/** 有履行能力但拒不履行 (R17). */
const onAbleButRefusing = { ...restriction, traits: ["able-but-refusing"] } as const;

/**
 * The measures of chapter 三, row by row in the plan's order, and what a watch record brings by 四(四).
 *
 * Data. Why a row says more than the plan stands beside it; the readings as a whole stand at the pack.
 *
 * @source 泉政文〔2018〕51号, 三(二) to 三(六), 四(四)
 * @example
 * quanzhou201851Constraints[0]?.measureId // "key-supervision"
 */
export const quanzhou201851Constraints: readonly Measure[] = [
  // 三(二) 对失信行为的行政性约束和惩戒
  {
    // Carried out where one inspects; said to every department by `parameters.unansweredBlackMeasure`.
    ...stricterReview,
    ...clause2,
    measureId: "key-supervision",
    title: "列为重点监管对象",
    executedBy: "approving-department",
    matterTypes: ["inspection"],
  },
  {
    ...stricterReview,
    ...clause2,
    measureId: "strict-review",
    title: "从严审核行政许可审批项目",
    executedBy: "approving-department",
    matterTypes: ["administrative-license"],
  },
  {
    ...stricterReview,
    ...clause2,
    measureId: "strict-production-license",
    title: "从严控制生产许可证发放",
    executedBy: "approving-department",
    matterTypes: ["production-license"],
  },
  {
    ...restriction,
    ...clause2,
    measureId: "limit-new-project",
    title: "限制新增项目审批、核准",
    executedBy: "approving-department",
    matterTypes: ["project-approval"],
  },
  {
    // Issues are approved or registered by national organs and exchanges.
    ...restriction,
    ...clause2,
    measureId: "limit-securities",
    title: "限制股票发行上市融资或发行债券",
    executedBy: "other-organ",
    matterTypes: ["securities-issuance"],
  },
  {
    ...restriction,
    ...clause2,
    measureId: "limit-financial-institution",
    title: "限制发起设立或参股金融机构以及小额贷款公司、融资担保公司、创业投资公司、互联网融资平台等机构",
    executedBy: "approving-department",
    matterTypes: ["financial-institution"],
  },
  {
    ...restriction,
    ...clause2,
    measureId: "limit-internet-service",
    title: "限制从事互联网信息服务",
    executedBy: "approving-department",
    matterTypes: ["internet-information-service"],
  },
  {
    ...restriction,
    ...clause2,
    measureId: "limit-fiscal-fund",
    title: "严格限制申请财政性资金项目",
    executedBy: "approving-department",
    matterTypes: ["fiscal-fund"],
  },
  {
    ...restriction,
    ...clause2,
    measureId: "limit-subsidy",
    title: "限制申请政府补贴资金",
    executedBy: "approving-department",
    matterTypes: ["subsidy"],
  },
  {
    // Support of enterprises; never a person's own social security benefit.
    ...restriction,
    ...clause2,
    measureId: "limit-social-security-fund",
    title: "限制申请社会保障资金支持",
    executedBy: "approving-department",
    matterTypes: ["social-security-fund"],
  },
  {
    // 公共资源交易 takes in procurement and the tenders of public investment.
    ...restriction,
    ...clause2,
    measureId: "limit-resource-trade",
    title: "限制参与有关公共资源交易活动",
    executedBy: "approving-department",
    matterTypes: ["government-procurement", "government-investment", "public-resource-trading"],
  },
  {
    ...restriction,
    ...clause2,
    measureId: "limit-franchise",
    title: "限制参与基础设施和公用事业特许经营",
    executedBy: "approving-department",
    matterTypes: ["franchise"],
  },
  {
    // 对失信行为负有直接责任的注册执业人员: who is listed in this capacity bears that responsibility.
    ...restriction,
    ...clause2,
    measureId: "market-ban",
    title: "实施市场和行业禁入措施",
    executedBy: "approving-department",
    matterTypes: ["market-entry"],
    fallsOn: ["self", "legal-representative", "principal", "registered-practitioner"],
  },
  {
    // Of an honour already given, by whoever gave it.
    ...restriction,
    ...clause2,
    measureId: "revoke-honor",
    title: "撤销荣誉称号",
    executedBy: "other-organ",
    matterTypes: ["honor"],
    fallsOn: ["self", "legal-representative", "principal", "senior-manager", "director", "shareholder"],
  },
  {
    // The sentence gives 取消 the same persons as 撤销.
    ...restriction,
    ...clause2,
    measureId: "bar-from-appraisal",
    title: "取消参加评先评优资格",
    executedBy: "approving-department",
    matterTypes: ["honor"],
    fallsOn: ["self", "legal-representative", "principal", "senior-manager", "director", "shareholder"],
  },
  {
    ...restriction,
    ...clause2,
    measureId: "office-holder-procedure",
    title: "对具有公务员、人大代表、政协委员等身份的失信被执行人，依法依规按照相关程序处理",
    executedBy: "other-organ",
    matterTypes: "every",
    fields: ["judgment-defaulter"],
    traits: ["office-holder"],
  },

  // 三(三) 对失信行为的市场性约束和惩戒. The plan names no executor for each ban; whoever serves the customer is the market.
  {
    ...restriction,
    ...clause3,
    measureId: "disclose-by-uscc",
    title: "以统一社会信用代码为索引公开披露相关信息",
    executedBy: "other-organ",
    matterTypes: "every",
  },
  {
    ...onAbleButRefusing,
    ...clause3,
    measureId: "limit-exit",
    title: "限制出境",
    executedBy: "other-organ",
    matterTypes: "every",
  },
  {
    ...onAbleButRefusing,
    ...clause3,
    measureId: "limit-real-estate",
    title: "限制购买不动产",
    executedBy: "other-organ",
    matterTypes: "every",
  },
  {
    ...onAbleButRefusing,
    ...clause3,
    measureId: "limit-flight",
    title: "限制乘坐飞机",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...onAbleButRefusing,
    ...clause3,
    measureId: "limit-rail-class",
    title: "限制乘坐高等级列车和坐席",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...onAbleButRefusing,
    ...clause3,
    measureId: "limit-tourism",
    title: "限制旅游度假",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...onAbleButRefusing,
    ...clause3,
    measureId: "limit-star-hotel",
    title: "限制入住星级以上宾馆",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...onAbleButRefusing,
    ...clause3,
    measureId: "limit-high-consumption",
    title: "限制其他高消费行为",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause3,
    measureId: "credit-report-entry",
    title: "纳入信用记录和信用报告",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause3,
    measureId: "raise-loan-rate",
    title: "提高贷款利率",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause3,
    measureId: "raise-insurance-rate",
    title: "提高保险费率",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause3,
    measureId: "limit-credit",
    title: "限制向其提供贷款",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause3,
    measureId: "limit-sponsorship",
    title: "限制向其提供保荐",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause3,
    measureId: "limit-underwriting",
    title: "限制向其提供承销",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause3,
    measureId: "limit-insurance",
    title: "限制向其提供保险",
    executedBy: "market",
    matterTypes: "every",
  },

  // 三(四) 对失信行为的行业性约束和惩戒
  {
    kind: "institutional",
    ...clause4,
    measureId: "association-self-discipline",
    title: "逐步建立健全行业自律公约和职业道德准则",
    executedBy: "industry",
  },
  {
    // Every member is rated, the honest too: no black record brings it about.
    kind: "institutional",
    ...clause4,
    measureId: "member-credit-rating",
    title: "依法开展会员企业信用等级评价",
    executedBy: "industry",
  },
  {
    ...restriction,
    ...clause4,
    measureId: "member-file-entry",
    title: "将严重失信行为记入会员信用档案",
    executedBy: "industry",
    matterTypes: "every",
  },
  // 视情节轻重: which of the five, the association chooses by its own rules, so no severity is mapped here.
  {
    ...restriction,
    ...clause4,
    measureId: "association-warning",
    title: "对失信会员实行警告",
    executedBy: "industry",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause4,
    measureId: "association-circular",
    title: "行业内通报批评",
    executedBy: "industry",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause4,
    measureId: "association-censure",
    title: "公开谴责",
    executedBy: "industry",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause4,
    measureId: "association-refusal",
    title: "不予接纳",
    executedBy: "industry",
    matterTypes: "every",
  },
  {
    ...restriction,
    ...clause4,
    measureId: "association-withdrawal",
    title: "劝退",
    executedBy: "industry",
    matterTypes: "every",
  },

  // 三(五) 对失信行为的社会性约束和惩戒
  {
    // Who reports is never part of anything held or shown (R26).
    kind: "institutional",
    ...clause5,
    measureId: "public-reporting",
    title: "建立完善失信举报制度",
    executedBy: "society",
  },
  {
    // 群体性侵权行为: only where the record says that many were wronged.
    ...restriction,
    ...clause5,
    measureId: "public-interest-suit",
    title: "对污染环境、侵害消费者或公众投资者合法权益等群体性侵权行为提起公益诉讼",
    executedBy: "society",
    matterTypes: "every",
    traits: ["mass-infringement"],
  },
  {
    kind: "institutional",
    ...clause5,
    measureId: "sentiment-monitoring",
    title: "开展失信行为大数据舆情监测，编制发布地区、行业信用分析报告",
    executedBy: "society",
  },

  // 三(六) 完善个人信用记录，推动联合惩戒措施落实到人
  {
    // Whoever keeps the personal credit record database enters it.
    ...restriction,
    ...clause6,
    measureId: "personal-record-entry",
    title: "记入其法定代表人、主要负责人和其他负有直接责任人员的个人信用记录",
    executedBy: "other-organ",
    matterTypes: "every",
    fallsOn: ["legal-representative", "principal", "directly-responsible"],
  },
  {
    // 相关责任人员: the three of the sentence before. 依照法律法规和政策规定: which measure, the department finds.
    ...restriction,
    ...clause6,
    measureId: "responsible-person-punishment",
    title: "对相关责任人员采取相应的联合惩戒措施",
    executedBy: "approving-department",
    matterTypes: "every",
    fallsOn: ["legal-representative", "principal", "directly-responsible"],
  },

  // 四(四) 建立诚信状况重点关注对象警示机制
  {
    // 与其失信程度相适应 names no measure: by default a closer look, whatever the severity; an entry may map more (R9).
    ...stricterReview,
    ...watchClause,
    measureId: "watch-attention",
    title: "重点关注，审慎核查",
    executedBy: "approving-department",
    matterTypes: "every",
    lists: ["watch"],
    // In whatever capacity one is on the watch list: nobody there passes without a look.
    fallsOn: [
      "self",
      "legal-representative",
      "principal",
      "directly-responsible",
      "registered-practitioner",
      "senior-manager",
      "director",
      "shareholder",
    ],
  },
];
