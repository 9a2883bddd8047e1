import { hmacSha256Hex } from "../integrity/hmac";
import { sha256Hex } from "../integrity/sha256";

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
