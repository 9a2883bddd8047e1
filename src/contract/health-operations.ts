import { openPath } from "./open-path";
import { openapiExamples } from "./openapi-examples";
import { platformPath } from "./platform-path";
import { refusalResponses, refusals, refusedEverywhere } from "./refusal-responses";
import { requiredScopes, scopesLine } from "./required-scopes";
import { signedAnswerHeaders } from "./signed-answer-headers";

/**
 * Describes what monitoring asks: departments how old the lists are, and anyone whether the platform answers. Pure.
 *
 * @returns paths of the OpenAPI document
 * @source 四(四)
 * @example
 * healthOperations()["/health"]
 */
export function healthOperations() {
  return {
    [`/${platformPath.health}`]: {
      get: {
        operationId: "findHealth",
        tags: ["health"],
        summary: "名单的新旧 How old the lists are",
        description:
          `${scopesLine(requiredScopes.health)}\n\n` +
          "供部门监控使用；SDK 不用它。重点关注名单的列入也是一次变动，因此须签名，结果不得对外公布，四(四)。ageMs 是距最近一次变动的毫秒数，从未变动时为 null；" +
          "超过平台所定时限即为 stale，应查的演示平台定为七天。\n\n" +
          "For a department's monitoring; the SDK does not ask it. A watch listing is a change too, so it is signed, and " +
          "what it says is not for the public, 四(四). `ageMs` is the time since the last change, null when there was " +
          "none; beyond the platform's own bound the status is `stale`: seven days on yingcha's demonstration platform.",
        responses: {
          "200": {
            description: "名单的版本与新旧。Version and age of the lists.",
            headers: signedAnswerHeaders,
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Health" },
                example: openapiExamples.health,
              },
            },
          },
          ...refusalResponses(...refusedEverywhere),
        },
      },
    },
    [`/${openPath.health}`]: {
      get: {
        operationId: "findLiveness",
        tags: ["health"],
        summary: "运行状况 Whether the platform answers",
        description:
          "供负载均衡与外部监控使用，不需要签名，应答也不签名。名单可以读取即答 ok，任何名单的任何变动都不改变它；名单新旧另见须签名的 " +
          `GET /${platformPath.health}。\n\n` +
          "For load balancers and outside monitoring: neither the request nor the answer is signed. `ok` as long as the " +
          "lists can be read; no change of any list moves it. How old they are is told under a signature, at " +
          `GET /${platformPath.health}.`,
        security: [],
        responses: {
          "200": {
            description: "平台在应答。The platform answers.",
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Liveness" },
                example: openapiExamples.liveness,
              },
            },
          },
          ...refusalResponses(refusals.throttled, refusals.unavailable),
        },
      },
    },
  };
}
