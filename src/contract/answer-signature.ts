import { hmacSha256Hex } from "../integrity/hmac";
import { sha256Hex } from "../integrity/sha256";

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
