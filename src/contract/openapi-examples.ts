import type { z } from "zod";
import type { CatalogueDiff } from "../catalogue/catalogue-diff";
import type { CatalogueDocumentInput } from "../catalogue/catalogue-document";
import { sha256Hex } from "../integrity/sha256";
import { parseCalendarDate } from "../time/calendar-date";
import type {
  CatalogueActivationMessage,
  CataloguePublication,
  CatalogueVersion,
} from "./catalogue-publication";
import type { ChangesPage } from "./changes-page";
import type { Engagement, KeptEngagement } from "./engagement";
import type { EngagementResponse, Initiations } from "./engagement-response";
import { feedExamples } from "./feed-examples";
import type { Feedback } from "./feedback";
import type { FeedbackAnswer } from "./feedback-answer";
import type { Health } from "./health";
import type { InitiationAnswers } from "./initiation-answers";
import type { Liveness } from "./liveness";
import type { LookupRequest } from "./lookup";
import type { MatterCount } from "./matter-count";
import type { MatterCountAnswer } from "./matter-count-answer";
import type { PublicPage, PublicRecord, PublicSubject } from "./public-record";
import type { Statistics } from "./statistics";
import type { TouchedCases } from "./touched-cases";
import type { transitionSchema } from "./transition";
import type { TransitionAnswer } from "./transition-answer";
import type { WebhookMessage } from "./webhook-message";

const lookupExample: LookupRequest = {
  subjects: [{ kind: "uscc", code: "91350500PDY00001XT" }],
};

/** What is answered to {@link lookupExample}. */
const answerExample = {
  listVersion: 48,
  asOf: "2026-11-24T01:00:00.000Z",
  catalogueVersion: 1,
  standings: [
    {
      kind: "known",
      subject: { kind: "uscc", code: "91350500PDY00001XT" },
      subjectType: "legal-person",
      name: "示例红榜建设有限公司（虚构）",
      formerNames: [],
      links: [],
      records: [],
      cleanSinceOn: "2023-05-08",
      recognitions: [],
      sources: [
        { id: "city-lists", title: "市红黑名单数据库", lists: ["red", "black", "watch"], state: "answered" },
      ],
    },
  ],
};

/** A catalogue without entries. */
const catalogueExample: CatalogueDocumentInput = {
  catalogueId: "example",
  version: 1,
  title: "示例目录（虚构）",
  nature: "demonstration",
  packId: "quanzhou-2018-51",
  issuer: { name: "示例信用办" },
  effectiveOn: "2018-04-25",
  entries: [],
  measures: [],
  matterTypes: [],
  itemCodes: [{ itemCode: "350500-XK-0001", matterType: "administrative-license" }],
};

const subject = { kind: "uscc", code: "91350500PDY00001XT" } as const;
const authority = { name: "示例认定部门", code: "350500-SC" };

/** A serious breach goes on the black list. */
const transitionExample: z.input<typeof transitionSchema> = {
  kind: "list-black",
  transitionId: "350500-SC:2026:0117",
  by: authority,
  documentNumber: "示例〔2026〕117号",
  basis: "拒不履行法定义务，严重影响市场秩序，三(二)",
  recordId: "350500-SC:B-0117",
  subject,
  field: { id: "environment", title: "生态环境" },
  scope: "city",
  severity: "serious",
  bases: [{ title: "示例行政处罚决定书", documentNumber: "示例罚〔2026〕117号" }],
  term: { kind: "until", lastOn: "2028-11-23" },
  watchDays: 180,
};

/** What is answered to {@link transitionExample}. */
const transitionAnswerExample: TransitionAnswer = {
  listVersion: 49,
  changes: [
    {
      kind: "changed",
      sequence: 49,
      at: "2026-11-24T01:00:00.000Z",
      event: "listed",
      subject,
      recordId: transitionExample.recordId,
      by: authority,
      documentNumber: transitionExample.documentNumber,
      basis: transitionExample.basis,
    },
  ],
};

/** What a department did after a check. */
const feedbackExample: Feedback = {
  feedbackId: "350500-ZJ:2026:0042",
  department: { name: "示例审批部门", code: "350500-ZJ" },
  caseId: "350500-ZJ:XK-2026-0042",
  matterType: "administrative-license",
  subject,
  conclusion: "approved",
  recordIds: [transitionExample.recordId],
  executions: [
    { kind: "executed", measureId: "strict-review" },
    { kind: "skipped", measureId: "key-supervision", reason: "本事项不涉及日常监管" },
  ],
  concludedAt: "2026-11-24T03:00:00.000Z",
};

/** What is answered to {@link feedbackExample}. */
const feedbackAnswerExample: FeedbackAnswer = { feedbackId: feedbackExample.feedbackId };

/** The changes after the 48th: a listing, one that a mis-listing redacted, and the mis-listing itself. */
const changesExample: ChangesPage = {
  epoch: "3k9Zq1xT7mPaW5dR2vLbYQ",
  listVersion: 51,
  changes: [
    ...transitionAnswerExample.changes,
    { kind: "redacted", sequence: 50, at: "2026-11-24T02:00:00.000Z" },
    {
      kind: "erased",
      sequence: 51,
      at: "2026-11-24T02:30:00.000Z",
      recordDigest: sha256Hex("350500-SC:B-0100"),
    },
  ],
};

/** What a department concluded in the month of {@link feedbackExample}. */
const matterCountExample: MatterCount = {
  reportId: "350500-ZJ:2026-11:XK",
  department: feedbackExample.department,
  month: "2026-11",
  matterType: feedbackExample.matterType,
  concludedCount: 2,
  documentNumber: "示例审批〔2026〕12号",
};

/** What is answered to {@link matterCountExample}. */
const matterCountAnswerExample: MatterCountAnswer = {
  reportId: "350500-ZJ:2026-11:XK",
  month: "2026-11",
  matterType: feedbackExample.matterType,
};

const caseCountsExample: Statistics["totals"] = {
  feedbackCount: 1,
  caseCount: 1,
  conclusions: {
    ...{ approved: 1, refused: 0, "not-accepted": 0 },
    ...{ withdrawn: 0, awarded: 0, "bid-rejected": 0 },
  },
  lists: [
    { list: "red", caseCount: 0, executedCount: 0, skippedCount: 0 },
    { list: "black", caseCount: 1, executedCount: 1, skippedCount: 1 },
    { list: "watch", caseCount: 0, executedCount: 0, skippedCount: 0 },
    { list: "none", caseCount: 0, executedCount: 0, skippedCount: 0 },
  ],
};

const countedPlace = { department: feedbackExample.department, matterType: feedbackExample.matterType };

/** What {@link feedbackExample} and {@link matterCountExample} come to. */
const statisticsExample: Statistics = {
  month: "2026-11",
  asOf: "2026-12-01T01:00:00.000Z",
  lists: ["red", "black", "watch", "none"],
  totals: caseCountsExample,
  matters: [
    {
      ...countedPlace,
      ...caseCountsExample,
      coverage: { kind: "reported", caseCount: 1, concludedCount: 2, ratio: 0.5 },
    },
  ],
  measures: feedbackExample.executions
    .map(({ kind, measureId }) => ({
      ...countedPlace,
      list: "black" as const,
      measureId,
      execution: kind,
      caseCount: 1,
      measureCount: 1,
    }))
    .sort((a, b) => (a.measureId < b.measureId ? -1 : 1)),
};

/** {@link statisticsExample} as a table. */
const statisticsCsvExample = `\uFEFF${[
  "row,month,departmentCode,departmentName,matterType,conclusion,list,measureId,execution,feedbackCount,caseCount,measureCount,concludedCount,coverage,ratio",
  "matter,2026-11,350500-ZJ,示例审批部门,administrative-license,,,,,1,1,,2,reported,0.5",
  ...Object.entries(caseCountsExample.conclusions).map(
    ([conclusion, count]) =>
      `conclusion,2026-11,350500-ZJ,示例审批部门,administrative-license,${conclusion},,,,${count},,,,,`,
  ),
  ...caseCountsExample.lists.map(
    ({ list, caseCount }) =>
      `list,2026-11,350500-ZJ,示例审批部门,administrative-license,,${list},,,,${caseCount},,,,`,
  ),
  "measure,2026-11,350500-ZJ,示例审批部门,administrative-license,,black,key-supervision,skipped,,1,1,,,",
  "measure,2026-11,350500-ZJ,示例审批部门,administrative-license,,black,strict-review,executed,,1,1,,,",
  "",
].join("\r\n")}`;

/** How old the lists are. */
const healthExample: Health = {
  status: "ok",
  listVersion: 51,
  lastChangeAt: "2026-11-24T02:30:00.000Z",
  ageMs: 90_000,
};

/** That the platform answers. */
const livenessExample: Liveness = { status: "ok" };

/** How far the lists have come. */
const webhookMessageExample: WebhookMessage = {
  type: "lists.changed",
  timestamp: "2026-11-24T02:30:00.000Z",
  data: { listVersion: 51 },
};

/** What anyone reads of an organization on the black list. */
const publicRecordExample: PublicRecord = {
  subject,
  name: "示例建设有限公司（虚构）",
  list: "black",
  field: { id: "environment", title: "生态环境" },
  authority,
  bases: [{ title: "示例行政处罚决定书", documentNumber: "示例罚〔2026〕117号" }],
  listedOn: parseCalendarDate("2026-11-24"),
  term: { kind: "until", lastOn: parseCalendarDate("2028-11-23") },
  state: "in-force",
};

/** The first page of a public list, of which there is another one. */
const publicPageExample: PublicPage = {
  records: [publicRecordExample],
  next: `2026-11-24.${sha256Hex("example")}`,
};

const publicSubjectExample: PublicSubject = { records: [publicRecordExample] };

/** A signature of nobody. */
const signedExample = {
  keyId: "0123456789abcdef",
  signature: `${"A".repeat(86)}==`,
  by: { name: "示例信用办" },
  documentNumber: "示例〔2026〕9号",
};
const cataloguePublicationExample: CataloguePublication = {
  document: JSON.stringify({ ...catalogueExample, version: 2 }),
  ...signedExample,
};
const { by, documentNumber } = signedExample;
const catalogueActivationExample: CatalogueActivationMessage = { version: 2, by, documentNumber };
const catalogueVersionExample: CatalogueVersion = {
  version: 2,
  state: "active",
  published: signedExample,
  publishedAt: "2026-11-23T01:00:00.000Z",
  activated: { by, documentNumber },
  activatedAt: "2026-11-24T01:00:00.000Z",
};
const unchangedRows = { added: [], removed: [], changed: [] };
const catalogueDiffExample: CatalogueDiff = {
  from: 1,
  to: 2,
  head: [],
  entries: {
    added: [],
    removed: ["franchise"],
    changed: [{ id: "fiscal-fund", fields: [{ field: "effect", before: "review", after: "stop" }] }],
  },
  measures: unchangedRows,
  matterTypes: unchangedRows,
  itemCodes: unchangedRows,
};
const engagementExample: Engagement = {
  by: { name: "示例审批部门", code: "350500-ZJ" },
  role: "implements",
  measureIds: ["strict-review"],
  documentNumber: "示例〔2026〕10号",
};
const keptEngagementExample: KeptEngagement = {
  ...engagementExample,
  catalogueVersion: 2,
  declaredAt: "2026-11-24T01:00:00.000Z",
};
const engagementResponseExample: EngagementResponse = {
  responseId: "350500-ZJ:2026:R-0007",
  by: engagementExample.by,
  recordId: transitionExample.recordId,
  kind: "accepted",
};
const initiationsExample: Initiations = {
  initiations: [
    {
      recordId: transitionExample.recordId,
      subject,
      list: "black",
      authority,
      listedOn: "2026-11-24",
      measures: [{ measureId: "strict-review", binding: "recommended" }],
      response: { kind: "accepted", at: "2026-11-24T02:00:00.000Z" },
      feedbackCount: 1,
      lastFeedbackAt: feedbackExample.concludedAt,
    },
  ],
};
const initiationAnswersExample: InitiationAnswers = {
  recordId: transitionExample.recordId,
  departments: [
    {
      department: engagementExample.by,
      measures: [{ measureId: "strict-review", binding: "recommended" }],
      response: { kind: "accepted", at: "2026-11-24T02:00:00.000Z" },
      feedbackCount: 1,
      lastFeedbackAt: feedbackExample.concludedAt,
    },
  ],
};

/** The case of {@link feedbackExample}. */
const touchedCasesExample: TouchedCases = {
  recordId: transitionExample.recordId,
  cases: [
    {
      department: feedbackExample.department,
      caseId: feedbackExample.caseId,
      feedbackId: feedbackExample.feedbackId,
      matterType: feedbackExample.matterType,
      conclusion: feedbackExample.conclusion,
      concludedAt: feedbackExample.concludedAt,
      recordIds: [transitionExample.recordId],
    },
  ],
};

/** What the OpenAPI document shows of each message; nobody in it can exist. */
export const openapiExamples = {
  lookup: lookupExample,
  lookupAnswer: answerExample,
  catalogue: catalogueExample,
  transition: transitionExample,
  transitionAnswer: transitionAnswerExample,
  feedback: feedbackExample,
  feedbackAnswer: feedbackAnswerExample,
  matterCount: matterCountExample,
  matterCountAnswer: matterCountAnswerExample,
  statistics: statisticsExample,
  statisticsCsv: statisticsCsvExample,
  changes: changesExample,
  ...feedExamples(changesExample, answerExample.standings[0]),
  cataloguePublication: cataloguePublicationExample,
  catalogueActivation: catalogueActivationExample,
  catalogueVersion: catalogueVersionExample,
  catalogueVersions: { catalogues: [catalogueVersionExample] },
  catalogueDiff: catalogueDiffExample,
  engagement: engagementExample,
  keptEngagement: keptEngagementExample,
  engagements: { engagements: [keptEngagementExample] },
  engagementResponse: engagementResponseExample,
  responseAnswer: { responseId: engagementResponseExample.responseId },
  initiations: initiationsExample,
  initiationAnswers: initiationAnswersExample,
  touchedCases: touchedCasesExample,
  health: healthExample,
  liveness: livenessExample,
  webhookMessage: webhookMessageExample,
  publicPage: publicPageExample,
  publicSubject: publicSubjectExample,
} as const;
