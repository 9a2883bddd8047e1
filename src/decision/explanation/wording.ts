import type { Binding, Executor, LegalBasis } from "../../catalogue/measure";
import type {
  ExitWay,
  ListKind,
  ResponsibleRole,
  Scope,
  Severity,
  Verification,
} from "../../lists/list-record";
import type { SubjectKind } from "../../subject/subject-kind";
import type { Inconsistency } from "../decision";
import type { Relation } from "../facts";
import type { Phrase } from "./phrase";

type Words<K extends string> = Readonly<Record<K, Phrase>>;
type VerificationGrounds = Extract<Verification, { kind: "under-verification" }>["grounds"]["kind"];

/**
 * What each kind is called in an explanation; a new kind without a word does not compile.
 *
 * Data, in the plan's own words where it has them.
 *
 * @source 泉政文〔2018〕51号: 三(二), 三(六), 四(四), 五(四), 六(一), 六(二)
 * @example
 * wording.list.watch.zh // "重点关注名单"
 */
export const wording = {
  binding: {
    mandatory: { zh: "强制性", en: "mandatory" },
    recommended: { zh: "推荐性", en: "recommended" },
  } satisfies Words<Binding>,

  list: {
    red: { zh: "守信红名单", en: "red-list" },
    black: { zh: "失信黑名单", en: "black-list" },
    watch: { zh: "重点关注名单", en: "watch-list" },
  } satisfies Words<ListKind>,

  severity: {
    minor: { zh: "轻微", en: "minor" },
    considerable: { zh: "较重", en: "considerable" },
    serious: { zh: "严重", en: "serious" },
  } satisfies Words<Severity>,

  scope: {
    county: { zh: "县级", en: "county" },
    city: { zh: "市级", en: "city" },
    province: { zh: "省级", en: "provincial" },
    nation: { zh: "国家级", en: "national" },
  } satisfies Words<Scope>,

  relation: {
    parent: { zh: "上级法人", en: "parent legal person" },
    operator: { zh: "经营者", en: "operator" },
  } satisfies Words<Exclude<Relation["kind"], "responsible-person">>,

  role: {
    "legal-representative": { zh: "法定代表人", en: "legal representative" },
    principal: { zh: "主要负责人", en: "principal" },
    "directly-responsible": { zh: "直接责任人员", en: "directly responsible person" },
    "registered-practitioner": { zh: "注册执业人员", en: "registered practitioner" },
    "senior-manager": { zh: "高级管理人员", en: "senior manager" },
    director: { zh: "董事", en: "director" },
    shareholder: { zh: "股东", en: "shareholder" },
  } satisfies Words<ResponsibleRole>,

  codeKind: {
    uscc: { zh: "统一社会信用代码", en: "USCC" },
    "organization-code": { zh: "组织机构代码", en: "organization code" },
    "registration-number": { zh: "注册号", en: "registration number" },
    "resident-id": { zh: "居民身份证号码", en: "resident ID" },
    passport: { zh: "护照", en: "passport" },
    "hong-kong-permit": { zh: "港澳居民来往内地通行证", en: "Hong Kong travel permit" },
    "macao-permit": { zh: "港澳居民来往内地通行证", en: "Macao travel permit" },
    "taiwan-permit": { zh: "台湾居民来往大陆通行证", en: "Taiwan travel permit" },
  } satisfies Words<SubjectKind>,

  /** Who carries out what is not the checking department's own; the first is the catalogue's other implementers. */
  executor: {
    "approving-department": { zh: "目录所列的其他实施部门", en: "the other departments the catalogue names" },
    "other-organ": { zh: "其他机关", en: "another organ" },
    market: { zh: "市场服务机构", en: "market institutions" },
    industry: { zh: "行业协会商会", en: "trade associations" },
    society: { zh: "社会组织", en: "social organizations" },
  } satisfies Words<Executor>,

  reading: {
    read: { zh: "", en: "" },
    unverified: { zh: "（引文未经核对）", en: " (cited unverified)" },
  } satisfies Words<LegalBasis["reading"]>,

  /** How a record ended. Of a mis-listing nothing is told, so it has no word here. */
  exitWay: {
    repaired: {
      zh: "经信用修复退出，主体不再作为联合惩戒对象",
      en: "by repair, so that the subject is no longer under joint punishment",
    },
    expired: { zh: "有效期届满自动退出", en: "because its term ran out" },
    "standard-changed": { zh: "因认定标准改变退出", en: "because the standard of listing changed" },
    "adverse-listed": {
      zh: "因被列入失信黑名单或重点关注名单退出",
      en: "because of a black-list or watch-list record",
    },
    "incentive-misused": { zh: "因不当利用奖励机制退出", en: "because its incentives were misused" },
    "turned-black": { zh: "转入失信黑名单", en: "by being turned into a black-list record" },
  } satisfies Words<Exclude<ExitWay, "mis-listed">>,

  grounds: {
    objection: { zh: "信用主体提出异议", en: "the subject objected" },
    complaint: { zh: "信用主体投诉", en: "the subject complained" },
    doubt: { zh: "部门存疑", en: "a department is in doubt" },
  } satisfies Words<VerificationGrounds>,

  inconsistency: {
    "red-record-left": {
      zh: "守信红名单记录与失信黑名单或重点关注名单记录并存，红名单记录应由认定部门删除，本次不据以激励",
      en: "a red-list record stands beside a black-list or watch-list one; its authority should have removed it, and it entitles to nothing here",
    },
    "watch-record-missing": {
      zh: "失信黑名单记录已退出，平台却没有应随之列入的重点关注名单记录，本次不自行推定",
      en: "a black-list record has ended and the watch-list record that must follow is not there; none is assumed",
    },
    "clean-since-contradicted": {
      zh: "平台所载无不良信用记录的起始日期与平台所载记录相互矛盾",
      en: "the day since which the platform calls the subject clean contradicts the records it shows",
    },
    "followed-record-contradicted": {
      zh: "重点关注名单记录所载的退出方式与所承接的失信黑名单记录不一致",
      en: "the watch-list record names another way of exit than the black-list record it follows",
    },
    "adverse-record-missing": {
      zh: "记录因列入其他名单而退出，而平台未载有该不良记录",
      en: "a record ended because of an adverse listing that the platform does not hold",
    },
    "parent-link-missing": {
      zh: "平台没有给出分支机构的上级法人，无法一并核查",
      en: "the platform does not name the branch's parent, which must be checked with it",
    },
    "operator-link-missing": {
      zh: "平台没有给出个体工商户的经营者，无法一并核查",
      en: "the platform does not name the individual business's operator, who must be checked with it",
    },
  } satisfies Words<Inconsistency["kind"]>,
} as const;
