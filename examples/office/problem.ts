import { isYingchaError } from "yingcha";
import { ZodError } from "zod";

/** What an office refuses or holds, as RFC 9457 words it. */
export interface ProblemDocument {
  readonly type: "about:blank";
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly [detail: string]: unknown;
}

/** Thrown where a request cannot go on; the app's one error handler turns it into a document. */
export class Problem extends Error {
  override readonly name = "Problem";
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    /** When to try again, RFC 3339, where the platform said so. */
    readonly retryAt?: string,
  ) {
    super(title);
  }
}

/** Words any error as a problem; what is nobody's business here becomes a bare 500. */
export function problemOf(error: unknown): ProblemDocument {
  const type = "about:blank";
  if (error instanceof Problem) {
    const { title, status, code, details } = error;
    return { ...details, type, title, status, code };
  }
  if (error instanceof ZodError) {
    // The path and the rule, never the value: it may be somebody's identity number.
    const issues = error.issues.map(({ path, message }) => ({ at: path.join("."), message }));
    return { type, title: "请求不成立", status: 400, code: "request-invalid", issues };
  }
  if (isYingchaError(error) && error.name === "InputError")
    return { type, title: "核查的参数不成立", status: 422, code: error.code, detail: error.message };
  const status = statusOf(error);
  if (status >= 400 && status < 500) return { type, title: "请求不成立", status, code: "request-invalid" };
  return { type, title: "系统故障", status: 500, code: "office-failed" };
}

/** What the framework says of a body that is too large, not JSON, and the like. */
function statusOf(error: unknown): number {
  if (typeof error !== "object" || error === null) return 500;
  if ("statusCode" in error && typeof error.statusCode === "number") return error.statusCode;
  return "status" in error && typeof error.status === "number" ? error.status : 500;
}

/** The headers of a problem; a held matter says when to come back. */
export function problemHeaders(error: unknown, now: Date): Readonly<Record<string, string>> {
  const retryAt = error instanceof Problem ? error.retryAt : undefined;
  const seconds =
    retryAt === undefined ? undefined : Math.ceil((Date.parse(retryAt) - now.getTime()) / 1_000);
  return {
    "content-type": "application/problem+json; charset=utf-8",
    ...(seconds === undefined ? {} : { "retry-after": String(Math.max(1, seconds)) }),
  };
}
