import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { answerSignature } from "../../contract/answer-signature";
import type { ProblemCode, ProblemRefusal } from "../../contract/problem";
import { problemOf } from "../../contract/problem-of";
import { signatureHeader } from "../../contract/signature-header";
import type { MessageAnswer } from "./message";

interface SigningKey {
  readonly nonce: string;
  readonly secret: string;
}

/**
 * Writes an answer to a known application, signed over its request's nonce.
 *
 * @param context of the request
 * @param answer what is answered; a stream signs itself, piece by piece
 * @param key the nonce, and the secret with which the request was signed
 * @returns the response
 * @source 五(三)
 * @example
 * writeAnswer(context, { kind: "answered", text: "{}" }, { nonce, secret })
 */
export function writeAnswer(context: Context, answer: MessageAnswer, { nonce, secret }: SigningKey) {
  const sign = (status: number, body: string, etag = "") =>
    context.header(signatureHeader.answerSignature, answerSignature({ nonce, status, etag, body }, secret));
  if (answer.kind === "refused") return writeRefusal(context, answer.code, { ...answer, sign });
  context.header("cache-control", "no-store");
  if (answer.kind === "streamed")
    // A proxy that gathers what it passes on would hold back what is to arrive at once.
    return context.body(answer.body, 200, { "content-type": answer.contentType, "x-accel-buffering": "no" });
  if (answer.etag !== undefined) context.header("etag", answer.etag);
  if (answer.kind === "unchanged") {
    sign(304, "", answer.etag);
    return context.body(null, 304);
  }
  const { text, headers, contentType = "application/json; charset=utf-8" } = answer;
  sign(200, text, answer.etag);
  return context.body(text, 200, { ...headers, "content-type": contentType });
}

/**
 * Writes a refusal as a problem document.
 *
 * @param context of the request
 * @param code what is refused
 * @param how why it is, where it has reasons; when it may be asked again; what signs it, where it is known who asks
 * @returns the response
 * @source RFC 9457
 * @example
 * writeRefusal(context, "request-oversized")
 */
export function writeRefusal(
  context: Context,
  code: ProblemCode,
  how: {
    readonly refusal?: ProblemRefusal;
    readonly detail?: string;
    readonly retryAfterMs?: number | undefined;
    readonly sign?: (status: number, body: string) => void;
  } = {},
) {
  const { refusal, detail, retryAfterMs, sign } = how;
  const problem = problemOf(code, {
    ...(refusal === undefined ? {} : { refusal }),
    ...(detail === undefined ? {} : { detail }),
  });
  const text = JSON.stringify(problem);
  sign?.(problem.status, text);
  if (retryAfterMs !== undefined) context.header("retry-after", String(Math.ceil(retryAfterMs / 1_000)));
  return context.body(text, problem.status as ContentfulStatusCode, {
    "content-type": "application/problem+json; charset=utf-8",
  });
}
