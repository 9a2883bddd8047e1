import { openPath } from "./open-path";
import { openapiExamples } from "./openapi-examples";
import { refusalResponses, refusals } from "./refusal-responses";

/**
 * Describes what is answered without a signature, and is data. Pure.
 *
 * @returns paths of the OpenAPI document
 * @example
 * openOperations()["/health"]
 */
export function openOperations() {
  return {
    [`/${openPath.health}`]: {
      get: {
        operationId: "findHealth",
        tags: ["health"],
        summary: "运行状况 How old the lists are",
        description:
          "供监控使用，不需要签名，应答也不签名；SDK 不用它。ageMs 是距最近一次变动的毫秒数，从未变动时为 null；超过平台自定的时限即为 stale。" +
          "For monitoring: neither the request nor the answer is signed, and the SDK does not ask it. `ageMs` is the time " +
          "since the last change, null when there was none; beyond what the platform's operator expects the status is `stale`.",
        security: [],
        responses: {
          "200": {
            description: "平台在应答。The platform answers.",
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Health" },
                example: openapiExamples.health,
              },
            },
          },
          ...refusalResponses(refusals.throttled, refusals.failed),
        },
      },
    },
  };
}
