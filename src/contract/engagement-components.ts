import { engagementSchema, engagementsSchema, keptEngagementSchema } from "./engagement";
import {
  engagementResponseSchema,
  initiationSchema,
  initiationsSchema,
  responseAnswerSchema,
  responseRefusalSchema,
} from "./engagement-response";
import { initiationAnswerSchema, initiationAnswersSchema } from "./initiation-answers";

/**
 * The schemas of initiation, response and feedback by the name under which the document shows them, in reading order.
 *
 * @source 五(一)
 * @example
 * engagementComponents.Engagement.schema
 */
export const engagementComponents = {
  Engagement: {
    schema: engagementSchema,
    description: "部门申报发起或实施的措施，五(一)。What a department initiates or implements, 五(一).",
  },
  KeptEngagement: {
    schema: keptEngagementSchema,
    description: "已登记的申报。A declaration that is kept.",
  },
  Engagements: { schema: engagementsSchema, description: "各部门的申报。All declarations." },
  EngagementResponse: {
    schema: engagementResponseSchema,
    description:
      "部门对一次列入的响应；responseId 由本部门自定。A department's response to a listing; `responseId` is its own.",
  },
  ResponseAnswer: { schema: responseAnswerSchema, description: "响应已登记。The response is kept." },
  Initiation: {
    schema: initiationSchema,
    description:
      "对一个部门的发起：记录、应实施的措施、响应、反馈次数。A listing that calls on a department, with its response and how often it fed back.",
  },
  InitiationAnswer: {
    schema: initiationAnswerSchema,
    description:
      "一个部门对一次列入的响应与反馈次数。What one department answered to a listing, and how often it fed back.",
  },
  InitiationAnswers: {
    schema: initiationAnswersSchema,
    description: "一次列入得到的响应与反馈，按部门。What came of a listing, by department.",
  },
  Initiations: { schema: initiationsSchema, description: "一页发起。A page of initiations." },
  ResponseRefusal: {
    schema: responseRefusalSchema,
    description: "申报或响应不予登记的原因。Why a declaration or a response is refused.",
  },
} as const;
