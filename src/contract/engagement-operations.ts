import { jsonOperation } from "./json-operation";
import { openapiExamples } from "./openapi-examples";
import { platformPath } from "./platform-path";
import { refusals } from "./refusal-responses";
import { requiredScopes, scopesLine } from "./required-scopes";

const text = { type: "string" } as const;
const optional = (name: string, description: string, schema: object = text) =>
  ({ name, in: "query", required: false, description, schema }) as const;

/**
 * Describes the mechanism of initiation, response and feedback, 五(一). Pure.
 *
 * @returns paths of the OpenAPI document
 * @source 五(一), 五(三)
 * @example
 * engagementOperations()["/v1/responses"]
 */
export function engagementOperations() {
  return {
    [`/${platformPath.engagements}`]: {
      get: jsonOperation({
        operationId: "listEngagements",
        tag: "feedback",
        summary: "哪个部门发起、实施哪些措施 Who initiates and implements what",
        description: scopesLine(requiredScopes.engagements),
        answered: "Engagements",
        example: openapiExamples.engagements,
      }),
      post: jsonOperation({
        operationId: "declareEngagement",
        tag: "feedback",
        summary: "申报发起或实施的措施 Declare what a department takes on",
        description: `${scopesLine(requiredScopes.declarations)}\n\n取代本部门此前同一角色的申报；措施须在现行目录中。It takes the place of the department's earlier one of that role; the measures stand in the active catalogue.`,
        asked: { schema: "Engagement", example: openapiExamples.engagement },
        answered: "KeptEngagement",
        example: openapiExamples.keptEngagement,
        refused: [refusals.malformed, refusals.oversized, refusals.responseRefused],
      }),
    },
    [`/${platformPath.initiations}`]: {
      get: jsonOperation({
        operationId: "findInitiations",
        tag: "feedback",
        summary: "本部门应响应的列入 What calls on a department",
        description: `${scopesLine(requiredScopes.initiations)}\n\n有效的记录，凡带来本部门申报实施的措施，即为对本部门的发起，直到退出；因核实暂停执行的惩戒、因不良记录而无效或待定的红名单激励、目录指名由他部门实施的除外。列出响应与反馈。重点关注名单只给有 watch-list 权限的应用，四(四)。Every record in force that brings a measure the department declared to implement, with its response and its feedback, until it ends; neither constraints that are suspended while their record is verified, nor incentives of a red record that an adverse one voids or holds, nor what the catalogue hands to others. Watch records are shown to applications with \`watch-list\` alone, and for them alone void a red one.`,
        parameters: [
          optional("department", "部门代码；没有代码的部门改用 name。The department's code."),
          optional("name", "没有代码的部门的名称。The name of one that has no code."),
          optional("open", "true：只列未响应的。Those alone that owe a response.", {
            ...text,
            enum: ["true"],
          }),
          optional(
            "after",
            "上一页的 next；有 next 的一页可能不满，甚至为空。The `next` of the page before; a page that has one may be short, and even empty.",
          ),
        ],
        answered: "Initiations",
        example: openapiExamples.initiations,
        refused: [refusals.malformed],
      }),
    },
    [`/${platformPath.initiationAnswers}`]: {
      get: jsonOperation({
        operationId: "findInitiationAnswers",
        tag: "feedback",
        summary: "本部门的列入得到的响应与反馈 What came of a listing of one's own",
        description: `${scopesLine(requiredScopes.initiationAnswers)}\n\n只答列入该记录的部门：每个应响应的部门，以及响应过、反馈过的部门。他部门的记录与没有的记录一样（record-unknown）。For the department that made the listing alone: each department it calls on, and each that answered or fed back. Another's record is as unknown as one that there is not.`,
        parameters: [{ ...optional("recordId", "本部门列入的记录。A record of one's own."), required: true }],
        answered: "InitiationAnswers",
        example: openapiExamples.initiationAnswers,
        refused: [refusals.malformed, refusals.responseRefused],
      }),
    },
    [`/${platformPath.responses}`]: {
      post: jsonOperation({
        operationId: "respond",
        tag: "feedback",
        summary: "响应一次列入 Respond to a listing",
        description: `${scopesLine(requiredScopes.responses)}\n\n以 responseId 幂等；对同一记录的后一响应取代前一响应。强制性措施不实施的须说明理由（reason-missing）；后来成为强制性的，此前未说明理由的不实施不再算响应，须重新响应；没有发起的记录不需要响应（response-unowed）。Idempotent by \`responseId\`; a later response about a record takes the place of the earlier. Declining a mandatory measure needs a reason; where one became mandatory later, an earlier refusal without a reason is no response any more, and a new one is owed.`,
        asked: { schema: "EngagementResponse", example: openapiExamples.engagementResponse },
        answered: "ResponseAnswer",
        example: openapiExamples.responseAnswer,
        refused: [refusals.malformed, refusals.oversized, refusals.responseRefused],
      }),
    },
  };
}
