import { z } from "zod";
import {
  catalogueDocumentSchema,
  catalogueEntrySchema,
  matterTypeSchema,
} from "../catalogue/catalogue-document";
import {
  bindingSchema,
  clauseSchema,
  effectSchema,
  executorSchema,
  incentiveGroundSchema,
  legalBasisSchema,
  measureSchema,
  slugSchema,
} from "../catalogue/measure";
import { calendarDateSchema } from "../lists/calendar-date-schema";
import {
  departmentSchema,
  exitWaySchema,
  listedAsSchema,
  listingStatusSchema,
  listKindSchema,
  listRecordSchema,
  responsibleRoleSchema,
  scopeSchema,
  severitySchema,
  termSchema,
  verificationSchema,
} from "../lists/list-record";
import {
  listSourceStateSchema,
  platformStandingSchema,
  recognitionSchema,
  subjectTypeSchema,
} from "../lists/standing";
import { subjectRefSchema } from "../lists/subject-ref-schema";
import { idSchema, textSchema } from "../lists/text-schema";
import {
  catalogueActivationSchema,
  catalogueDiffSchema,
  cataloguePublicationSchema,
  catalogueRefusalSchema,
  catalogueVersionSchema,
  catalogueVersionsSchema,
} from "./catalogue-publication";
import { engagementComponents } from "./engagement-components";
import { feedComponents } from "./feed-components";
import { feedbackSchema } from "./feedback";
import { feedbackAnswerSchema } from "./feedback-answer";
import { healthSchema } from "./health";
import { livenessSchema } from "./liveness";
import { lookupAnswerSchema, lookupRequestSchema } from "./lookup";
import { matterCountSchema } from "./matter-count";
import { matterCountAnswerSchema } from "./matter-count-answer";
import { monthSchema } from "./month-schema";
import { problemSchema } from "./problem";
import { publicPageSchema, publicRecordSchema, publicSubjectSchema } from "./public-record";
import { countedListSchema, coverageSchema, statisticsCsvSchema, statisticsSchema } from "./statistics";
import { touchedCaseSchema, touchedCasesSchema } from "./touched-cases";
import { refusalCodeSchema, transitionSchema } from "./transition";
import { transitionAnswerSchema } from "./transition-answer";
import { webhookMessageSchema } from "./webhook-message";

interface NamedSchema {
  readonly schema: z.ZodType;
  /** Chinese first, then English. What the schema checks beyond its JSON form is said here. */
  readonly description: string;
}

/** The schemas of the wire format by the name under which the document shows them, in reading order. */
const named: Readonly<Record<string, NamedSchema>> = {
  LookupRequest: {
    schema: lookupRequestSchema,
    description: "查询请求：一次最多 1,000 个主体。What is asked: at most 1,000 subjects at once.",
  },
  LookupAnswer: {
    schema: lookupAnswerSchema,
    description:
      "查询应答：standings 与所问主体一一对应、顺序相同。listVersion 随任何名单变动上升，绝不回退；catalogueVersion 是平台现行目录的版本。" +
      "What is answered: a standing for every subject asked, in the order asked. `listVersion` rises with every " +
      "change of any list and never falls; `catalogueVersion` is the version of the catalogue active at the platform.",
  },
  Standing: {
    schema: platformStandingSchema,
    description:
      "信用状况：known 为平台认识的主体及其全部记录；unknown 为完整查询后确不认识，不得带记录。同一主体的 recordId 不得重复，记录的 subject 须为所问主体。" +
      "What the platform says of one subject: known with all its records, or not known after a complete look. " +
      "No two records share a `recordId`, and each record's `subject` is the subject asked about.",
  },
  ListRecord: {
    schema: listRecordSchema,
    description:
      "名单记录：一个主体在一个领域被列入一个名单。期满日、退出日不得早于列入日；退出方式须是退出该名单的方式，expired 不得早于期满日；followsFrom 只用于重点关注名单，且不得指向自身。举报人不在其中。" +
      "One listing of one subject on one list in one field. Neither the term's end nor the exit comes before the " +
      "listing, the way of exit leads off that list, and `expired` comes no earlier than the last day; `followsFrom` is for watch records only and names another record. Whoever informed is not part of it.",
  },
  SubjectRef: {
    schema: subjectRefSchema,
    description:
      "主体：代码种类（显式给出，不从代码推断）与规范化的代码。A subject: the kind of its code, given and never guessed, and the code in canonical form.",
  },
  ListKind: {
    schema: listKindSchema,
    description: "名单：守信红名单、失信黑名单、重点关注名单。The lists: red, black, watch.",
  },
  Scope: {
    schema: scopeSchema,
    description: "名单层级：县、市、省、国家，效力相同。Who keeps the list; all scopes count alike.",
  },
  Severity: {
    schema: severitySchema,
    description: "失信程度：轻微、较重、严重。How grave the conduct is.",
  },
  ResponsibleRole: {
    schema: responsibleRoleSchema,
    description: "责任人员的身份。The capacity in which a person answers for an organization.",
  },
  ListedAs: {
    schema: listedAsSchema,
    description:
      "以何身份被列入：self 为自身行为，其余为某单位的责任人员。In which capacity the subject was listed: for its own conduct, or as one who answers for an organization.",
  },
  Department: { schema: departmentSchema, description: "部门。A department." },
  Term: {
    schema: termSchema,
    description:
      "有效期：至 lastOn 当日 24 时（北京时间）止，或无固定期限。Until when it runs, through `lastOn`, 24:00 Beijing time, or indefinitely.",
  },
  ExitWay: { schema: exitWaySchema, description: "退出方式。The ways off a list." },
  ListingStatus: {
    schema: listingStatusSchema,
    description: "列入状态：在列或已退出。Listed, or exited with the way and the day.",
  },
  Verification: {
    schema: verificationSchema,
    description:
      "信息核实：核实中（异议、投诉、部门存疑）、已更正、已驳回。providerToldOn 为告知信息提供单位之日。" +
      "Where the verification of a record stands; `providerToldOn` is the day the information provider was told.",
  },
  SubjectType: { schema: subjectTypeSchema, description: "主体类型。What kind of subject it is." },
  Recognition: {
    schema: recognitionSchema,
    description: "其他守信典型的认定。A recognised model of honesty that is not a red-list record.",
  },
  ListSourceState: {
    schema: listSourceStateSchema,
    description:
      "名单来源及其是否应答；未应答（missing）绝不等于无记录。withheld 仅用于重点关注名单：该名单只供部门共享，不提供给本应用，四(四)。" +
      "One list source, the lists it speaks for, and whether it answered; one that did not (`missing`) is never “no record”. " +
      "`withheld` is of the watch list alone: it is shared among departments only, and not told to this application, 四(四).",
  },
  CatalogueDocument: {
    schema: catalogueDocumentSchema,
    description:
      "联合奖惩目录清单，由信用办在政策包之上制定；版本只升不降，有一处不成立即整份不予采用。" +
      "The catalogue that the credit office issues over a policy pack; its version never falls, and one fault refuses it whole.",
  },
  CatalogueEntry: {
    schema: catalogueEntrySchema,
    description:
      "目录条目：使政策包的一项措施对所列名单、领域、事项产生约束。mandatory 与 stop 须引用法律、法规或中央政策文件。" +
      "Makes a measure of the pack bind for stated lists, fields and matters. `mandatory` and `stop` need a law, a regulation or a central policy document.",
  },
  Measure: {
    schema: measureSchema,
    description:
      "措施：激励、约束（惩戒）或对机构的一般要求。A measure: an incentive, a constraint, or what is asked of institutions as such.",
  },
  MatterType: {
    schema: matterTypeSchema,
    description:
      "事项类型；afterEvaluation 指评审之后列入的记录是否适用。A matter type; `afterEvaluation` says whether a listing made after the evaluation binds.",
  },
  LegalBasis: {
    schema: legalBasisSchema,
    description:
      "依据；reading 指引用者是否读过原文。The text a measure rests on; `reading` says whether whoever cites it has read it.",
  },
  Binding: { schema: bindingSchema, description: "强制性、推荐性。Mandatory or recommended." },
  Effect: {
    schema: effectSchema,
    description: "效果：审慎核查，或不得办理。That a person look closer, or that the text says refuse.",
  },
  Executor: { schema: executorSchema, description: "由谁实施。Who carries the measure out." },
  IncentiveGround: {
    schema: incentiveGroundSchema,
    description: "激励的根据。What entitles to an incentive.",
  },
  Transition: {
    schema: transitionSchema,
    description:
      "名单变更：by 是办理部门，documentNumber 与 basis 是文书与理由，transitionId 由办理部门自定，在本部门内唯一。新记录的编号由认定部门自定，不得以 :watch 结尾。" +
      "列入黑名单时 watchDays 定退出后重点关注的天数，六(一)。" +
      "A change of the lists: `by` is who acts, `documentNumber` and `basis` on which document and why, `transitionId` is the " +
      "department's own, unique within it. A new record's id is its authority's own and does not end in `:watch`; `watchDays` is for how long the subject of a black record is watched after its exit.",
  },
  TransitionAnswer: {
    schema: transitionAnswerSchema,
    description:
      "变更已办理：此后的名单版本，及由此产生的全部变动。Applied: the version of the lists from then on, and all that is told of it.",
  },
  RefusalCode: {
    schema: refusalCodeSchema,
    description: "变更不予办理的原因。Why a transition is refused; nothing is changed by one that is.",
  },
  CataloguePublication: {
    schema: cataloguePublicationSchema,
    description:
      "要发布的目录：逐字节的文本、签名所用公钥的 keyId、Base64 签名、发布部门与文号。A catalogue to publish: its exact text, the key and the signature, and on whose word.",
  },
  CatalogueActivation: {
    schema: catalogueActivationSchema,
    description: "要启用的版本。Which version is to be the active one.",
  },
  CatalogueVersion: {
    schema: catalogueVersionSchema,
    description:
      "目录的一个版本；published 在无人签署的起始目录上没有。A version that is kept; `published` is absent of one that nobody signed.",
  },
  CatalogueVersions: {
    schema: catalogueVersionsSchema,
    description: "目录的全部版本，新的在前。All versions, the greatest first.",
  },
  CatalogueDiff: {
    schema: catalogueDiffSchema,
    description: "两个版本的不同；before、after 是该字段的前后。How two versions differ, field by field.",
  },
  CatalogueRefusal: {
    schema: catalogueRefusalSchema,
    description: "目录不予采用的原因。Why a catalogue is refused.",
  },
  ...engagementComponents,
  Feedback: {
    schema: feedbackSchema,
    description:
      "执行反馈：一案一份；feedbackId 由报送部门自定。未执行的推荐性措施须说明理由。同一措施只列一次；concludedAt 不早于 2018 年（北京时间）。" +
      "What a department did in a case, one report each; `feedbackId` is the department's own. What was skipped has its reason. A measure is named once; `concludedAt` is in 2018 or later, Beijing time.",
  },
  FeedbackAnswer: {
    schema: feedbackAnswerSchema,
    description: "反馈已保存。The feedback is kept.",
  },
  TouchedCase: {
    schema: touchedCaseSchema,
    description:
      "记录影响过的一件办件，摘自其执行反馈。A case on which records bore, as its department fed it back.",
  },
  TouchedCases: {
    schema: touchedCasesSchema,
    description: "一页影响过的办件，按部门与反馈编号。A page of touched cases, by department and feedback.",
  },
  MatterCount: {
    schema: matterCountSchema,
    description:
      "办结件数：一个部门一个月一类事项办结多少件，无论是否核查过；后到的取代先到的。reportId 由报送部门自定，可不填。" +
      "How many matters of a type a department concluded in a month, checked or not; the last one to come counts. `reportId` is the department's own and may be left out.",
  },
  MatterCountAnswer: {
    schema: matterCountAnswerSchema,
    description: "办结件数已保存。The report is kept.",
  },
  Statistics: {
    schema: statisticsSchema,
    description:
      "一个月的统计，按 concludedAt 的北京时间归月。一件案件计入对其有影响的每个名单，故各名单之和可能多于案件数。" +
      "A month in figures, by the Beijing day of `concludedAt`. A case counts in each list that bore on it, so the lists together may be more than the cases.",
  },
  StatisticsCsv: {
    schema: statisticsCsvSchema,
    description:
      "同一统计的表格，供电子表格打开：UTF-8 带字节顺序标记，CRLF 换行，首行为字段名；row 一列说明该行统计什么：matter、conclusion、list、measure。" +
      "会被当作公式的文字前加撇号。" +
      "The same as one table: UTF-8 with a byte order mark, lines ended by CR LF, the header first; `row` says what a row counts. " +
      "A text that a spreadsheet would take for a formula has an apostrophe before it.",
  },
  Coverage: {
    schema: coverageSchema,
    description:
      "应查必查：反馈的案件数与办结件数之比，向下取四位小数。not-reported 为未报办结件数；inconsistent 为反馈多于办结。" +
      "Cases fed back of matters concluded, rounded down to four places. `not-reported`: no number of concluded matters came; `inconsistent`: more was fed back than was concluded.",
  },
  CountedList: {
    schema: countedListSchema,
    description:
      "对案件有影响的记录所在的名单；none 为没有。The list of the records that bore on a case; `none` where none did.",
  },
  Month: { schema: monthSchema, description: "北京时间的月份。A month in Asia/Shanghai." },
  ...feedComponents,
  Health: {
    schema: healthSchema,
    description:
      "名单的新旧，仅限部门，四(四)。lastChangeAt 与 ageMs 在从未变动时为 null。How old the lists are, for departments alone, 四(四). `lastChangeAt` and `ageMs` are null where nothing ever changed.",
  },
  Liveness: {
    schema: livenessSchema,
    description: "平台在应答，名单可以读取。The platform answers and can read its lists.",
  },
  WebhookMessage: {
    schema: webhookMessageSchema,
    description:
      "名单已变动到哪个版本，不含主体。That the lists have changed, and up to which version; it names nobody.",
  },
  PublicPage: {
    schema: publicPageSchema,
    description: "一页公示的记录，按列入日排列。A page of public records, by the day of the listing.",
  },
  PublicSubject: {
    schema: publicSubjectSchema,
    description: "一个机构公示的记录，可以为空。What is public of one organization, perhaps nothing.",
  },
  PublicRecord: {
    schema: publicRecordSchema,
    description:
      "公示的记录：只有这些内容，没有记录编号。A record as anyone may read it: these fields and no others, and no id.",
  },
  Problem: {
    schema: problemSchema,
    description:
      "拒绝应答（RFC 9457）；refusal 仅见于 transition-refused，且必有。The body of every refusal, by RFC 9457; `refusal` stands with `transition-refused` and with nothing else.",
  },
  CalendarDate: {
    schema: calendarDateSchema,
    description: "北京时间的日历日，须真实存在。A day in Asia/Shanghai that exists on the calendar.",
  },
  Slug: { schema: slugSchema, description: "小写单词，以连字符连接。Lower-case words joined by hyphens." },
  Clause: { schema: clauseSchema, description: "方案的条款。A clause of the plan, e.g. 三(二)." },
  Id: { schema: idSchema, description: "技术名称。A technical name." },
  Text: {
    schema: textSchema,
    description:
      "给人看的文字，不含控制字符与改变方向的字符。A text for people, without control or direction-changing characters.",
  },
};

/** A JSON Schema of the dialect that OpenAPI 3.1 uses, 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * Makes the named schemas of the wire format from the zod schemas that read it. Pure.
 *
 * What is described is what goes over the wire (`io: "input"`), before anything is parsed. zod marks what is
 * `readonly` in TypeScript as `readOnly`, which in OpenAPI means “never sent in a request”, so that mark is
 * taken off, as are `$schema` and `$id`: the document says the dialect once and names the schemas by place.
 *
 * @returns JSON Schemas by name, in reading order, each with a description
 * @example
 * openapiComponents()["ListRecord"]?.required
 */
export function openapiComponents(): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, { schema }] of Object.entries(named)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io: "input",
    target: "draft-2020-12",
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(named).map(([id, { description }]) => {
      const { $schema: _, $id: __, ...schema } = schemas[id] ?? {};
      return [id, { description, ...(withoutReadOnly(schema) as JsonSchema) }];
    }),
  );
}

function withoutReadOnly(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReadOnly);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, part]) => !(key === "readOnly" && part === true))
      .map(([key, part]) => [key, withoutReadOnly(part)]),
  );
}
