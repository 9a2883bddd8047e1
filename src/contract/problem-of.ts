import type { Problem, ProblemCode, ProblemRefusal } from "./problem";

const problems: Readonly<Record<ProblemCode, Pick<Problem, "status" | "title">>> = {
  "request-malformed": { status: 400, title: "请求不符合约定格式" },
  "request-unauthenticated": { status: 401, title: "无法确认请求方身份" },
  "request-forbidden": { status: 403, title: "应用没有这项权限" },
  "path-unknown": { status: 404, title: "没有这个接口" },
  "transition-refused": { status: 409, title: "名单变更不予办理" },
  "feedback-conflicting": { status: 409, title: "反馈编号已用于另一份反馈" },
  "sequence-unknown": { status: 409, title: "没有这个变动序号，名单已重新建立" },
  "report-conflicting": { status: 409, title: "报送编号已用于另一份办结件数" },
  "catalogue-refused": { status: 409, title: "目录不予采用" },
  "response-refused": { status: 409, title: "响应不予登记" },
  "request-oversized": { status: 413, title: "请求过大" },
  "request-throttled": { status: 429, title: "请求过于频繁" },
  "platform-failed": { status: 500, title: "平台内部故障" },
};

/**
 * Makes the problem document of a refusal. Pure.
 *
 * @param code what is refused
 * @param how `refusal`: why, of a code that has reasons and of no other; `detail`: in words; `status` in the place of the
 *   code's own
 * @returns the document, with the status to answer with
 * @source RFC 9457
 * @example
 * problemOf("transition-refused", { refusal: "record-ended" }).status // 409
 */
export function problemOf(
  code: ProblemCode,
  how: { readonly refusal?: ProblemRefusal; readonly detail?: string; readonly status?: number } = {},
): Problem {
  return { type: `urn:yingcha:problem:${code}`, ...problems[code], code, ...how };
}
