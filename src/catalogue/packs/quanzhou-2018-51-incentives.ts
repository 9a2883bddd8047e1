import type { Measure } from "../measure";
import { quanzhou201851Plan as plan } from "./quanzhou-2018-51-plan";

const clause2 = { clause: "二(二)", bases: [{ ...plan, article: "二(二)" }] } as const;
const clause3 = { clause: "二(三)", bases: [{ ...plan, article: "二(三)" }] } as const;
const clause4 = { clause: "二(四)", bases: [{ ...plan, article: "二(四)" }] } as const;
const clause5 = { clause: "二(五)", bases: [{ ...plan, article: "二(五)" }] } as const;
const clause6 = { clause: "二(六)", bases: [{ ...plan, article: "二(六)" }] } as const;

/** 守信典型 (the red list and other recognised models) and 连续三年无不良信用记录: R11. */
const openToCleanYears = {
  kind: "incentive",
  binding: "recommended",
  grounds: ["red", "recognition", "clean-years"],
  conditions: "none",
} as const;

/** 诚信市场主体, 诚信企业, 诚信个人, 守信者: read as on the red list or otherwise recognised; clean years alone do not do. */
const openToHonest = {
  kind: "incentive",
  binding: "recommended",
  grounds: ["red", "recognition"],
  conditions: "none",
} as const;

/**
 * The measures of chapter 二, row by row in the plan's order.
 *
 * Data. Why a row says more than the plan stands beside it; the readings as a whole stand at the pack.
 *
 * @source 泉政文〔2018〕51号, 二(二) to 二(六)
 * @example
 * quanzhou201851Incentives[0]?.measureId // "green-channel"
 */
export const quanzhou201851Incentives: readonly Measure[] = [
  // 二(二) 探索建立行政审批“绿色通道”. 行政审批: the three matters in which a licence or an approval is given.
  {
    ...openToCleanYears,
    ...clause2,
    measureId: "green-channel",
    title: "绿色通道",
    executedBy: "approving-department",
    matterTypes: ["administrative-license", "production-license", "project-approval"],
  },
  {
    // Whether to open it is the department's choice; one that fulfils its conditions must be accepted first (R12).
    ...openToCleanYears,
    ...clause2,
    measureId: "accept-with-gaps",
    title: "容缺受理",
    executedBy: "approving-department",
    matterTypes: ["administrative-license", "production-license", "project-approval"],
    conditions: "accept-with-gaps",
  },
  {
    // The plan ties it to accepting with gaps; read as open to everyone of 二(二).
    ...openToCleanYears,
    ...clause2,
    measureId: "expedited-handling",
    title: "加快办理进度",
    executedBy: "approving-department",
    matterTypes: ["administrative-license", "production-license", "project-approval"],
  },

  // 二(三) 优先提供公共服务便利
  {
    ...openToHonest,
    ...clause3,
    measureId: "priority-investment-incentive",
    title: "招商引资配套优惠政策优先考虑诚信市场主体",
    executedBy: "approving-department",
    matterTypes: ["investment-incentive"],
  },
  {
    // A subsidy is one of the 各类政府优惠政策 and is paid from fiscal funds.
    ...openToHonest,
    ...clause3,
    measureId: "priority-fiscal-fund",
    title: "财政性资金项目安排优先考虑诚信市场主体",
    executedBy: "approving-department",
    matterTypes: ["fiscal-fund", "subsidy"],
  },
  {
    // Read narrowly: more support where a policy is granted, not more money from a fund with rules of its own.
    ...openToHonest,
    ...clause3,
    measureId: "increased-support",
    title: "各类政府优惠政策加大扶持力度",
    executedBy: "approving-department",
    matterTypes: ["investment-incentive"],
  },
  {
    // 公共资源交易 takes in procurement and the tenders of public investment.
    ...openToHonest,
    ...clause3,
    measureId: "credit-bonus",
    title: "对诚信市场主体采取信用加分等措施",
    executedBy: "approving-department",
    matterTypes: ["government-procurement", "government-investment", "public-resource-trading"],
  },
  {
    // 诚信个人: the matter itself is a person's.
    ...openToHonest,
    ...clause3,
    measureId: "priority-public-service",
    title: "对诚信个人给予重点支持和优先便利",
    executedBy: "approving-department",
    matterTypes: ["public-service"],
  },

  // 二(四) 优化诚信企业行政监管安排. Its duty to query the credit record is rule R1, not a measure.
  {
    // Asked of 各级市场监管部门 in all they supervise: it belongs to no one matter, so it is for information.
    ...openToHonest,
    ...clause4,
    measureId: "facilitated-service",
    title: "为市场主体提供便利化服务",
    executedBy: "other-organ",
    matterTypes: "every",
  },
  {
    // 符合一定条件: which conditions, the inspecting department says.
    ...openToHonest,
    ...clause4,
    measureId: "reduced-inspection",
    title: "在日常检查、专项检查中减少检查频次",
    executedBy: "approving-department",
    matterTypes: ["inspection"],
  },
  {
    // The plan names the red list itself, so no other ground opens it. 政府资金补助 is the matter `subsidy`.
    ...openToHonest,
    ...clause4,
    measureId: "preferred-selection",
    title: "优先选择信用“红名单”等守信主体",
    executedBy: "approving-department",
    matterTypes: ["government-procurement", "government-investment", "subsidy"],
    grounds: ["red"],
  },

  // 二(五) 降低市场交易成本
  {
    kind: "institutional",
    ...clause5,
    measureId: "credit-data-fusion",
    title: "推动公共信用信息与金融信用信息的有效融合",
    executedBy: "market",
  },
  {
    ...openToHonest,
    ...clause5,
    measureId: "credit-loan-products",
    title: "“税易贷”“信易贷”“信易债”“税源贷”“税贷通”等守信激励产品",
    executedBy: "market",
    matterTypes: "every",
  },
  {
    ...openToHonest,
    ...clause5,
    measureId: "market-benefits",
    title: "对诚信市场主体给予优惠和便利",
    executedBy: "market",
    matterTypes: "every",
  },

  // 二(六) 大力推介诚信市场主体
  {
    ...openToHonest,
    ...clause6,
    measureId: "publish-good-credit",
    title: "诚信市场主体优良信用信息多渠道进行公示",
    executedBy: "other-organ",
    matterTypes: "every",
  },
  {
    // The organisers of the fairs do it; it is seen where an honour is given.
    ...openToHonest,
    ...clause6,
    measureId: "promote-at-events",
    title: "在会展、银企对接等活动中重点推介诚信企业",
    executedBy: "other-organ",
    matterTypes: ["honor"],
  },
  {
    kind: "institutional",
    ...clause6,
    measureId: "collect-positive-info",
    title: "引导征信机构加强对市场主体正面信息的采集",
    executedBy: "market",
  },
  {
    // How a scoring scheme is built, in whole industries; no one record brings it about.
    kind: "institutional",
    ...clause6,
    measureId: "raised-score-weight",
    title: "对守信者加大激励性评分比重",
    executedBy: "market",
  },
  {
    ...openToHonest,
    ...clause6,
    measureId: "association-commendation",
    title: "表扬诚信会员",
    executedBy: "industry",
    matterTypes: "every",
  },
];
