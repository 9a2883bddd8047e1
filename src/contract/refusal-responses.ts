import type { ProblemCode, ProblemRefusal } from "./problem";
import { problemOf } from "./problem-of";

/** What may be refused, and what it means. */
export interface RefusalRow {
  readonly code: ProblemCode;
  /** In the place of the code's own. */
  readonly status?: number;
  readonly description: string;
}

/** What the platform may refuse, and what it means. */
export const refusals = {
  malformed: {
    code: "request-malformed",
    description: "请求不符合约定格式。The request does not hold to the contract.",
  },
  unauthenticated: {
    code: "request-unauthenticated",
    description:
      "无法确认请求方身份：应用、签名、时间戳或 nonce 不成立，均同样答复。Key, signature, timestamp or nonce does not hold; all are refused alike.",
  },
  forbidden: {
    code: "request-forbidden",
    description:
      "应用没有所需的权限，或不得以所称部门的名义办理。The application lacks a scope, or may not act in the name of the department that is named.",
  },
  unknown: {
    code: "path-unknown",
    description: "没有这个接口。No such path.",
  },
  oversized: {
    code: "request-oversized",
    description: "请求过大。The request is too large.",
  },
  transitionRefused: {
    code: "transition-refused",
    description:
      "按名单现状不予办理，什么都没有改变；refusal 说明原因。Unlawful as the lists stand, so nothing was changed; `refusal` says why.",
  },
  feedbackConflicting: {
    code: "feedback-conflicting",
    description:
      "该 feedbackId 下已有另一份反馈，原件不变。Another feedback stands under this `feedbackId`, and stays as it is.",
  },
  sequenceUnknown: {
    code: "sequence-unknown",
    description:
      "没有这个序号，或者 epoch 已换：名单已重新建立或由备份恢复，应丢弃副本，重新建立。There is no such change, or it is of another epoch: the lists were made anew or restored from a backup, so drop the copy and begin anew.",
  },
  reportConflicting: {
    code: "report-conflicting",
    description:
      "该 reportId 下已有另一份办结件数，原件不变。Another report stands under this `reportId`, and stays as it is.",
  },
  catalogueRefused: {
    code: "catalogue-refused",
    description:
      "目录不予采用，什么都没有改变；refusal 说明原因，detail 指出何处。The catalogue is refused and nothing was changed; `refusal` says why, `detail` where.",
  },
  responseRefused: {
    code: "response-refused",
    description:
      "申报或响应不予登记；refusal 说明原因。The declaration or the response is not taken; `refusal` says why.",
  },
  throttled: {
    code: "request-throttled",
    description:
      "请求过于频繁；SDK 遵守 Retry-After，但不超过自身时限。Too many requests; the SDK heeds `Retry-After` within its own deadline.",
  },
  failed: {
    code: "platform-failed",
    description:
      "平台内部故障（其他 5xx 同此）。SDK 视为未能核实，绝不视为无记录。The platform failed (any other 5xx alike). To the SDK this is “not established”, never “no record”.",
  },
  unavailable: {
    code: "platform-failed",
    status: 503,
    description: "平台无法读取名单。The platform cannot read its lists.",
  },
} as const satisfies Record<string, RefusalRow>;

/** What every signed request may be refused with. */
export const refusedEverywhere: readonly RefusalRow[] = [
  refusals.unauthenticated,
  refusals.forbidden,
  refusals.unknown,
  refusals.throttled,
  refusals.failed,
];

/**
 * Describes refusals as responses of an OpenAPI operation. Pure.
 *
 * @param rows at most one for each status
 * @returns responses by status, in ascending order
 * @source RFC 9457
 * @example
 * refusalResponses(refusals.malformed, ...refusedEverywhere)
 */
export function refusalResponses(...rows: readonly RefusalRow[]) {
  const described = rows.map(({ code, description, ...how }) => ({
    example: problemOf(code, { ...how, ...shownReason(code) }),
    description,
  }));
  const byStatus = described.sort((a, b) => a.example.status - b.example.status);
  return Object.fromEntries(
    byStatus.map(({ example, description }) => {
      const { status } = example;
      const retry =
        status === 429 || status >= 500 ? { "retry-after": { $ref: "#/components/headers/RetryAfter" } } : {};
      return [
        String(status),
        {
          description,
          headers: retry,
          content: {
            "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" }, example },
          },
        },
      ];
    }),
  );
}

function shownReason(code: ProblemCode): { readonly refusal?: ProblemRefusal } {
  if (code === "transition-refused") return { refusal: "record-ended" };
  if (code === "catalogue-refused") return { refusal: "version-unknown" };
  return code === "response-refused" ? { refusal: "response-unowed" } : {};
}
