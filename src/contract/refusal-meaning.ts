import type { RefusalCode } from "./transition";

/** Why a transition is refused, for people. */
export const refusalMeanings: Readonly<Record<RefusalCode, { readonly zh: string; readonly en: string }>> = {
  "subject-unknown": { zh: "主体不在册", en: "the subject is not on file" },
  "record-unknown": { zh: "没有这条记录", en: "there is no such record" },
  "record-duplicate": {
    zh: "记录编号已被使用或在本次变更中重复，或责任人员就是被列入的主体本身",
    en: "a record's id is in use or is given twice, or a responsible person is the very subject that is listed",
  },
  "record-ended": { zh: "记录已不在有效期内", en: "the record is no longer in force" },
  "department-foreign": {
    zh: "不是该记录的认定部门（驳回，及更正有效期、承担身份以外的内容，也可以是信息提供单位）",
    en: "who acts is not the record's authority, nor, to reject or to correct all but term and capacity, its provider",
  },
  "list-foreign": { zh: "该名单的记录不能这样办理", en: "this is not done to a record of that list" },
  "list-conflicting": {
    zh: "主体在黑名单或重点关注名单上，或在所写列入日之后列入过，不能列入红名单，二(一)、六(二)",
    en: "the subject is on an adverse list, or was listed there after the day that is named, so it cannot go on the red one, 二(一), 六(二)",
  },
  "term-malformed": {
    zh: "有效期不成立：已经届满，延长后并不更晚，或以修改延长，六(一)",
    en: "the term is over already, an extension does not end later, or an amendment does, 六(一)",
  },
  "date-malformed": { zh: "列入日在今日之后", en: "the day of the listing is yet to come" },
  "misuse-unreported": {
    zh: "没有部门报告过不当利用奖励机制，六(二)",
    en: "no department has reported a misuse of the incentives, 六(二)",
  },
  "verification-open": {
    zh: "记录或依附于它的责任人员记录正在核实，五(六)",
    en: "the record, or one of a responsible person that rests on it, is under verification, 五(六)",
  },
  "verification-absent": { zh: "没有进行中的核实", en: "no verification is open" },
  "provider-told": { zh: "已告知信息提供单位", en: "the provider has been told already" },
  "provider-untold": {
    zh: "尚未告知信息提供单位，五(六)",
    en: "the provider has not been told yet, 五(六)",
  },
  "doubt-unconfirmed": {
    zh: "存疑尚未经第二人确认",
    en: "no second officer has confirmed the doubt",
  },
  "officer-repeated": {
    zh: "确认人与提出存疑的是同一人",
    en: "the doubt would be confirmed by the officer who raised it",
  },
  "result-absent": {
    zh: "没有待告知当事人的核实结果",
    en: "there is no result to tell the subject of",
  },
  "amendment-malformed": {
    zh: "修改后的记录不成立，或没有修改任何内容",
    en: "the record as amended does not hold, or nothing is amended",
  },
  "transition-conflicting": {
    zh: "本部门已将该 transitionId 用于另一项变更",
    en: "the department has another transition under this `transitionId`",
  },
};
