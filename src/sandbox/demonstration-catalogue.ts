import type { CatalogueDocumentInput } from "../catalogue/catalogue-document";

const procurementLaw = {
  rank: "law",
  title: "中华人民共和国政府采购法",
  article: "第二十二条",
  reading: "unverified",
} as const;

const procurementNotice = {
  rank: "central-policy",
  title: "财政部关于在政府采购活动中查询及使用信用记录有关问题的通知",
  documentNumber: "财库〔2016〕125号",
  reading: "unverified",
} as const;

const stateCouncilOpinion = {
  rank: "central-policy",
  title: "国务院关于建立完善守信联合激励和失信联合惩戒制度加快推进社会诚信建设的指导意见",
  documentNumber: "国发〔2016〕33号",
  reading: "unverified",
} as const;

const listOpinion = {
  rank: "central-policy",
  title: "国家发展改革委 人民银行关于加强和规范守信联合激励和失信联合惩戒对象名单管理工作的指导意见",
  documentNumber: "发改财金规〔2017〕1798号",
  reading: "unverified",
} as const;

/** As numbered since the revision of 2019. */
const securitiesLaw = {
  rank: "law",
  title: "中华人民共和国证券法",
  article: "第二百二十一条",
  reading: "unverified",
} as const;

const foodSafetyLaw = {
  rank: "law",
  title: "中华人民共和国食品安全法",
  article: "第一百三十五条",
  reading: "unverified",
} as const;

/** Fields of serious conduct, after the plan's 三(一), which follows the State Council's opinion. */
const seriousFields = [
  "food-drug", // 食品药品
  "environment", // 生态环境
  "construction", // 工程质量
  "work-safety", // 安全生产
  "fire-safety", // 消防安全
  "tax", // 逃税骗税
  "wage-arrears", // 恶意欠薪
  "illegal-fundraising", // 非法集资
  "contract-fraud", // 合同欺诈
  "intellectual-property", // 故意侵犯知识产权
  "bid-rigging", // 围标串标
  "consumer-rights", // 侵害消费者合法权益
  "securities", // 侵害证券期货投资者合法权益
  "judgment-defaulter", // 失信被执行人
] as const;

/**
 * The catalogue the sandbox serves: what a credit office might issue over the pack `quanzhou-2018-51`.
 *
 * Data, for demonstration. Its bases are cited from general knowledge, none was read; a lawyer must verify each
 * before any use. Departments' codes and item codes are invented.
 *
 * @source 五(四); 政府采购法, 证券法, 食品安全法, 财库〔2016〕125号, 国发〔2016〕33号, 发改财金规〔2017〕1798号, all unverified
 * @example
 * demonstrationCatalogue.nature // "demonstration"
 */
export const demonstrationCatalogue: CatalogueDocumentInput = {
  catalogueId: "quanzhou-demonstration",
  version: 1,
  title: "泉州市联合奖惩目录清单（仅供演示：依据未经核实，使用前须经律师核对）",
  nature: "demonstration",
  packId: "quanzhou-2018-51",
  issuer: { name: "市信用办（演示）" },
  effectiveOn: "2018-04-25",
  entries: [
    {
      entryId: "procurement-ban",
      measureId: "limit-resource-trade",
      lists: ["black"],
      // 失信被执行人, 重大税收违法, 政府采购严重违法失信
      fields: ["judgment-defaulter", "tax", "government-procurement"],
      traits: [],
      matterTypes: ["government-procurement"],
      binding: "mandatory",
      effect: "stop",
      bases: [procurementLaw, procurementNotice],
    },
    {
      entryId: "fiscal-fund",
      measureId: "limit-fiscal-fund",
      lists: ["black"],
      fields: [...seriousFields],
      traits: [],
      matterTypes: ["fiscal-fund"],
      binding: "mandatory",
      effect: "review",
      bases: [stateCouncilOpinion],
      implementers: ["350500-CZ"],
    },
    {
      entryId: "resource-trade",
      measureId: "limit-resource-trade",
      lists: ["black"],
      fields: [...seriousFields],
      traits: [],
      matterTypes: ["public-resource-trading", "government-investment"],
      binding: "mandatory",
      effect: "review",
      bases: [stateCouncilOpinion],
    },
    {
      entryId: "franchise",
      measureId: "limit-franchise",
      lists: ["black"],
      fields: [...seriousFields],
      traits: [],
      matterTypes: ["franchise"],
      binding: "mandatory",
      effect: "review",
      bases: [stateCouncilOpinion],
    },
    {
      entryId: "appraisal",
      measureId: "bar-from-appraisal",
      lists: ["black"],
      fields: [...seriousFields],
      traits: [],
      matterTypes: ["honor"],
      binding: "mandatory",
      effect: "review",
      bases: [stateCouncilOpinion],
    },
    {
      // An individual decision with its term; the record's own term is the ban's.
      entryId: "securities-ban",
      measureId: "market-ban",
      lists: ["black"],
      fields: ["securities"],
      traits: ["market-ban-decision"],
      matterTypes: ["market-entry"],
      binding: "mandatory",
      effect: "stop",
      bases: [securitiesLaw],
      onOrganization: "bears",
    },
    {
      entryId: "food-ban",
      measureId: "market-ban",
      lists: ["black"],
      fields: ["food-drug"],
      traits: ["market-ban-decision"],
      matterTypes: ["market-entry"],
      binding: "mandatory",
      effect: "stop",
      bases: [foodSafetyLaw],
    },
    {
      // 与其失信程度相适应, 四(四): from 较重 on, licences in the fields of life and health are reviewed strictly.
      entryId: "watch-strict-review",
      measureId: "strict-review",
      lists: ["watch"],
      fields: ["work-safety", "food-drug", "construction"],
      severities: ["considerable", "serious"],
      traits: [],
      matterTypes: ["administrative-license"],
      binding: "recommended",
      effect: "review",
      bases: [listOpinion],
    },
  ],
  measures: [],
  matterTypes: [{ id: "administrative-confirmation", title: "行政确认", afterEvaluation: "binds" }],
  itemCodes: [
    { itemCode: "350500-XK-0001", matterType: "administrative-license" },
    { itemCode: "350500-CG-0001", matterType: "government-procurement" },
  ],
};
