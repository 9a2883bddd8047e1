import { parseCalendarDate } from "../../time/calendar-date";
import type { PolicyPack } from "../policy-pack";
import { quanzhou201851Constraints } from "./quanzhou-2018-51-constraints";
import { quanzhou201851Incentives } from "./quanzhou-2018-51-incentives";
import { quanzhou201851Plan } from "./quanzhou-2018-51-plan";

/**
 * The policy pack of Quanzhou's plan of 2018: its measures, matter types and rule parameters.
 *
 * Data. The measures of chapter 二 and of chapter 三 stand in the two files beside this one, in the plan's order
 * and words. What the plan leaves open is read as follows; the department that adopts the pack adopts these
 * readings, and a catalogue may set the parameters otherwise.
 *
 * - Binding, 五(四): the plan is a city's document, so each of its constraints is `recommended` with the effect
 *   `review`; a catalogue that cites a law, a regulation or a central document raises it (R14).
 * - Left out: the duty of 二(四) to query the credit record. That is rule R1, not a measure.
 * - 严重失信主体 is one with a black record; fields and severities make no difference unless the row says so.
 * - 诚信市场主体, 诚信企业, 诚信个人 are on the red list or otherwise recognised, 二(一). Three clean years open
 *   二(二) only, and 优先选择, 二(四), is for the red list only.
 * - 公共资源交易 takes in 政府采购, 政府购买服务 and the tenders of 政府投资工程 (国办发〔2015〕63号, from general
 *   knowledge, unverified), for restriction and bonus alike; what is listed after the evaluation is shown there,
 *   not applied backwards.
 * - 优先考虑 of 二(三) holds for subsidies as for fiscal funds; 加大扶持力度 for 招商引资等优惠政策 only.
 * - 便利化服务, 二(四), is asked of the market supervision departments and belongs to no one matter.
 * - 市场和行业禁入, 三(二), is carried out in `market-entry` only, not in every licence.
 * - What holds apart from any one matter (三(三) to 三(六), and part of 二(四) to 二(六)) has the matters `every` and
 *   is another's to execute: shown for information. Two such rows are the approving department's own: 三(六), on
 *   responsible persons, and 四(四), on watch records.
 * - What falls on no one subject, or on members alike whether honest or not, is `institutional` and in no check.
 * - Persons: each measure says whom it follows, 三(二) 三(六); a person's record is shown with the organization
 *   and does not bear on it (R16). A registered practitioner, director or shareholder is listed in that capacity
 *   only if directly responsible.
 * - Traits are what a record must say of itself: `able-but-refusing` 有履行能力但拒不履行, 三(三) (R17);
 *   `office-holder` 具有公务员、人大代表、政协委员等身份, 三(二); `mass-infringement` 群体性侵权行为, 三(五).
 * - A listing made on the day of the evaluation itself counts; only a later day's is shown and not applied, and only for
 *   whoever was on no adverse list that day. The exit from the red list that it brings is not applied then either.
 * - A watch record brings attention, whatever its severity and the capacity it names, 四(四); one that follows a repaired or expired black
 *   record constrains nothing (R9).
 *
 * @source 泉政文〔2018〕51号, issued 2018-04-25
 * @example
 * quanzhou201851.packId // "quanzhou-2018-51"
 */
export const quanzhou201851: PolicyPack = {
  packId: "quanzhou-2018-51",
  version: 1,
  title: "泉州市守信联合激励和失信联合惩戒政策包（泉政文〔2018〕51号）",
  source: { title: quanzhou201851Plan.title, documentNumber: quanzhou201851Plan.documentNumber },
  effectiveOn: parseCalendarDate("2018-04-25"),
  measures: [...quanzhou201851Incentives, ...quanzhou201851Constraints],
  matterTypes: [
    { id: "administrative-license", title: "行政许可、审批", afterEvaluation: "binds" },
    { id: "production-license", title: "生产许可证", afterEvaluation: "binds" },
    { id: "project-approval", title: "新增项目审批、核准", afterEvaluation: "binds" },
    { id: "market-entry", title: "市场和行业准入、执业", afterEvaluation: "binds" },
    { id: "fiscal-fund", title: "财政性资金项目", afterEvaluation: "binds" },
    { id: "subsidy", title: "政府补贴资金", afterEvaluation: "binds" },
    // Of enterprises; a person's own benefit is no matter of this pack.
    { id: "social-security-fund", title: "社会保障资金支持", afterEvaluation: "binds" },
    { id: "investment-incentive", title: "招商引资等优惠政策", afterEvaluation: "binds" },
    { id: "government-procurement", title: "政府采购、政府购买服务", afterEvaluation: "shown" },
    { id: "government-investment", title: "政府投资工程建设", afterEvaluation: "shown" },
    { id: "public-resource-trading", title: "公共资源交易", afterEvaluation: "shown" },
    { id: "franchise", title: "基础设施和公用事业特许经营", afterEvaluation: "binds" },
    { id: "securities-issuance", title: "股票发行上市、发行债券", afterEvaluation: "binds" },
    {
      id: "financial-institution",
      title: "发起设立或参股金融机构、小贷、担保、创投、互联网融资平台",
      afterEvaluation: "binds",
    },
    { id: "internet-information-service", title: "互联网信息服务", afterEvaluation: "binds" },
    { id: "honor", title: "评先评优、荣誉称号", afterEvaluation: "binds" },
    { id: "inspection", title: "日常检查、专项检查", afterEvaluation: "binds" },
    { id: "public-service", title: "教育、就业、创业、社会保障的便利（个人）", afterEvaluation: "binds" },
  ],
  parameters: {
    cleanYearsCount: 3, // 二(二)
    verificationWorkingDaysCount: 20, // 五(六)
    watchAfterExit: "unconstrained", // ours, 五(五): repaired, it is 不再作为联合惩戒对象
    parentRecord: "bears", // ours: a branch is its parent
    operatorRecord: "bears", // ours: an individual business is its operator
    unansweredBlackMeasure: "key-supervision", // 三(二): said to 各级各有关部门, whatever the matter
  },
};
