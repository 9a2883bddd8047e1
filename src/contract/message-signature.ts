import { hmacSha256Hex } from "../integrity/hmac";
import { sha256Hex } from "../integrity/sha256";

/** The headers that authenticate a request and its answer. */
export const signatureHeader = {
  appKey: "yingcha-app-key",
  /** When the request was signed, RFC 3339. */
  timestamp: "yingcha-timestamp",
  /** 128 random bits; a nonce is accepted once. */
  nonce: "yingcha-nonce",
  signature: "yingcha-signature",
  answerSignature: "yingcha-answer-signature",
} as const;

/** How far a request's timestamp may lie from the platform's clock, either way. */
export const timestampToleranceMs = 300_000;

/** What a request's signature covers. */
export interface SignedRequest {
  readonly appKey: string;
  readonly timestamp: string;
  readonly nonce: string;
  readonly method: string;
  /** From the base URL on, with the query, without a leading slash. */
  readonly path: string;
  readonly body: string;
}

/**
 * Signs a request, so that the platform knows who asks and that nothing was changed on the way. Pure.
 *
 * @param request what is covered; an empty string for a request without a body
 * @param secret the application's secret
 * @returns `v1=` and HMAC-SHA256 in lower-case hex
 * @example
 * requestSignature({ appKey, timestamp, nonce, method: "POST", path: "v1/lookups", body }, secret)
 */
export function requestSignature(request: SignedRequest, secret: string): string {
  const { appKey, timestamp, nonce, method, path, body } = request;
  const lines = ["yingcha-request-v1", appKey, timestamp, nonce, method, path, sha256Hex(body)];
  return `v1=${hmacSha256Hex(secret, lines.join("\n"))}`;
}

/** What an answer's signature covers. */
export interface SignedAnswer {
  /** The nonce of the request it answers, so that no other request's answer can take its place. */
  readonly nonce: string;
  readonly status: number;
  /** The ETag header as sent; empty without one. */
  readonly etag: string;
  readonly body: string | Uint8Array;
}

/**
 * Signs an answer over its request's nonce, so that an old or a foreign answer is refused. Pure.
 *
 * @param answer what is covered
 * @param secret the application's secret
 * @returns `v1=` and HMAC-SHA256 in lower-case hex
 * @example
 * answerSignature({ nonce, status: 200, etag: "", body }, secret)
 */
export function answerSignature(answer: SignedAnswer, secret: string): string {
  const { nonce, status, etag, body } = answer;
  const lines = ["yingcha-answer-v1", nonce, String(status), etag, sha256Hex(body)];
  return `v1=${hmacSha256Hex(secret, lines.join("\n"))}`;
}
