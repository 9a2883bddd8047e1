import { changesLimitSchema, changesSinceSchema } from "./changes-page";
import { epochParameter } from "./epoch-parameter";
import { integerForm } from "./integer-form";
import { jsonOperation } from "./json-operation";
import { openapiExamples } from "./openapi-examples";
import { changesMaxCount, platformPath } from "./platform-path";
import { refusalMeanings } from "./refusal-meaning";
import { refusalResponses, refusals, refusedEverywhere } from "./refusal-responses";
import { requiredScopes, scopesLine } from "./required-scopes";
import { signedAnswerHeaders } from "./signed-answer-headers";
import { openTransitions } from "./transition-scopes";

const refusalTable = [
  "| refusal | 原因 | Reason |",
  "| --- | --- | --- |",
  ...Object.entries(refusalMeanings).map(([code, { zh, en }]) => `| \`${code}\` | ${zh} | ${en} |`),
].join("\n");

/**
 * Describes what authorities and departments send, and what they read of the changes. Pure.
 *
 * @returns paths of the OpenAPI document
 * @source 四(三), 四(四), 五(一), 五(三), 五(五), 五(六), 六(一), 六(二), 六(三)
 * @example
 * registryOperations()["/v1/transitions"]
 */
export function registryOperations() {
  return {
    [`/${platformPath.transitions}`]: {
      post: {
        operationId: "applyTransition",
        tags: ["registry"],
        summary: "办理名单变更 Change the lists",
        description: [
          `${scopesLine(["authority"])}；${openTransitions.map((kind) => `\`${kind}\``).join(", ")} 也可以是 or \`feedback\``,
          "列入、转入、延长、修改、退出、核实，每次一项；要么全部生效，要么什么都不改。应答时已经落盘。",
          "A listing, a turn, an extension, an amendment, an exit or a step of a verification, one at a time; it takes " +
            "effect as a whole or not at all, and is durable once it is answered.",
          "**幂等 Idempotent** by `transitionId`：已办理的变更重发，答复与第一次相同（其后因认定有误而删除的内容除外），名单不再变动；" +
            "同一部门的 `transitionId` 相同而内容不同，答 `transition-conflicting`；不予办理的重发，按届时名单重新判断。重发须重新签名。",
          "An applied transition sent again has its first answer again, but for what was erased since, and changes nothing; " +
            "another one of the department under the same `transitionId` is refused as `transition-conflicting`; one that was refused is " +
            "judged anew, by the lists as they then stand. A retry is signed anew.",
          "不予办理的原因 Why it is refused (409 `transition-refused`)：",
          refusalTable,
        ].join("\n\n"),
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/Transition" },
              example: openapiExamples.transition,
            },
          },
        },
        responses: {
          "200": {
            description: "已经办理。Applied, now or when it first came.",
            headers: signedAnswerHeaders,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/TransitionAnswer" },
                example: openapiExamples.transitionAnswer,
              },
            },
          },
          ...refusalResponses(
            refusals.malformed,
            refusals.oversized,
            refusals.transitionRefused,
            ...refusedEverywhere,
          ),
        },
      },
    },
    [`/${platformPath.feedback}`]: {
      post: {
        operationId: "acceptFeedback",
        tags: ["feedback"],
        summary: "报送执行反馈 Feed back what was done",
        description: [
          scopesLine(requiredScopes.feedback),
          "一案一份：办理结果、所依据的记录、各项措施执行与否及理由。应答时已经落盘。",
          "One for each case: what the department did, the records that bore on it, and of each measure whether it was " +
            "carried out or why not. Durable once it is answered.",
          "**幂等 Idempotent** by `feedbackId`：同一份反馈重发，照样应答，只保存一份；同一部门的 `feedbackId` 相同而内容不同，答 409 `feedback-conflicting`。" +
            "The same feedback sent again is answered alike and kept once; another one of the department under the same `feedbackId` is " +
            "refused with 409 `feedback-conflicting`.",
        ].join("\n\n"),
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: { $ref: "#/components/schemas/Feedback" },
              example: openapiExamples.feedback,
            },
          },
        },
        responses: {
          "200": {
            description: "已经保存。Kept, now or when it first came.",
            headers: signedAnswerHeaders,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/FeedbackAnswer" },
                example: openapiExamples.feedbackAnswer,
              },
            },
          },
          ...refusalResponses(
            refusals.malformed,
            refusals.oversized,
            refusals.feedbackConflicting,
            ...refusedEverywhere,
          ),
        },
      },
    },
    [`/${platformPath.touchedCases}`]: {
      get: jsonOperation({
        operationId: "findTouchedCases",
        tag: "registry",
        summary: "一条记录影响过的办件 Which cases a record touched",
        description: [
          scopesLine(requiredScopes.touchedCases),
          "认定有误的，先问、先保存，再办 uphold：办理之后不留痕迹，无从再问，六(三)；所列办件由各部门依法补救，五(六)。",
          "Before `uphold`, ask and keep the cases: after it no trace of them is left. Redress is each department's.",
          "含随它一并删除的记录（其后的重点关注记录、责任人员的记录）影响过的办件，recordIds 逐件指出。只答该记录的认定部门与信息提供单位，五(六)；他部门的记录与没有的记录一样（record-unknown）。",
          "With those of the records that would be erased with it: the watch record that followed, those of responsible " +
            "persons; `recordIds` says of each case which. For the record's authority and its provider alone; another's " +
            "record is as unknown as one that there is not.",
        ].join("\n\n"),
        parameters: [
          {
            name: "recordId",
            in: "query",
            required: true,
            description: "本部门的记录。A record of one's own.",
            schema: { type: "string" },
          },
          {
            name: "after",
            in: "query",
            required: false,
            description: "上一页的 next。The `next` of the page before.",
            schema: { type: "string" },
          },
        ],
        answered: "TouchedCases",
        example: openapiExamples.touchedCases,
        refused: [refusals.malformed, refusals.responseRefused],
      }),
    },
    [`/${platformPath.changes}`]: {
      get: {
        operationId: "findChanges",
        tags: ["registry"],
        summary: "读取名单变动 What changed",
        description: [
          scopesLine(requiredScopes.changes),
          "按序号连续给出 since 之后的变动，没有空缺。读到的最后一个序号即下次的 since；等于 listVersion 时已读完。listVersion 小于 since，说明名单已重新建立，应从 0 读起。",
          "The changes after `since`, by number and without a gap. The last number read is the next `since`; once it " +
            "equals `listVersion` there is no more. A `listVersion` below `since` means that the lists were made anew: read from 0.",
          "保存副本的，须一并记下 epoch 并在查询中带上：名单由备份恢复后 epoch 更换，同一序号可能是另一变动，答 409，须丢弃副本，重新建立。",
          "Whoever keeps a copy keeps `epoch` beside the number and sends it along, always: lists that were restored from a " +
            "backup bear another one, the same number may be another change, and the answer is 409; drop the copy and begin anew.",
          "认定有误的记录不留内容：以前的变动只剩序号（redacted），末条以 recordId 的 SHA-256 指出该记录（erased），六(三)。" +
            "知道编号者由此认出应删除的副本；摘要不是保密手段，流水编号可以逐个试出。",
          "Of a record listed by mistake no content is left: its earlier changes keep their numbers alone (`redacted`), " +
            "and the last names it by the SHA-256 of its `recordId` (`erased`), 六(三). Whoever knows the id recognises " +
            "the copy to erase; the digest keeps no secret, since a serial number is found by trying them all.",
          "查询串在签名之内；其他参数、重复的参数一律不接受。The query is covered by the signature; another parameter, or one given twice, is refused.",
        ].join("\n\n"),
        parameters: [
          {
            name: "since",
            in: "query",
            required: false,
            description: "已读到的序号，默认 0。The last number that is known; default 0.",
            schema: { ...integerForm(changesSinceSchema), default: 0 },
          },
          {
            name: "limit",
            in: "query",
            required: false,
            description: `至多多少条，默认 ${changesMaxCount}。How many at most; default ${changesMaxCount}.`,
            schema: { ...integerForm(changesLimitSchema), default: changesMaxCount },
          },
          epochParameter,
        ],
        responses: {
          "200": {
            description: "一页变动。A page of changes.",
            headers: signedAnswerHeaders,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/ChangesPage" },
                example: openapiExamples.changes,
              },
            },
          },
          ...refusalResponses(refusals.malformed, refusals.sequenceUnknown, ...refusedEverywhere),
        },
      },
    },
  };
}
