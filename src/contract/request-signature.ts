import { hmacSha256Hex } from "../integrity/hmac";
import { sha256Hex } from "../integrity/sha256";

/** How far a request's timestamp may lie from the platform's clock, either way. */
export const timestampToleranceMs = 300_000;

/** How many characters a nonce has: platforms keep each one for a while, and a long one costs more than it is good for. */
export const nonceLength = { min: 16, max: 128 } as const;

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
  return signatureOver(signedLines(request), secret);
}

/**
 * Signs a request with each of two secrets, reading its body once. Pure.
 *
 * @param request as for {@link requestSignature}
 * @param secrets the two
 * @returns both signatures, in that order
 * @example
 * requestSignatures(request, [secret, earlierSecret])
 */
export function requestSignatures(
  request: SignedRequest,
  [one, other]: readonly [string, string],
): readonly [string, string] {
  const lines = signedLines(request);
  return [signatureOver(lines, one), signatureOver(lines, other)];
}

function signedLines({ appKey, timestamp, nonce, method, path, body }: SignedRequest): string {
  return ["yingcha-request-v1", appKey, timestamp, nonce, method, path, sha256Hex(body)].join("\n");
}

function signatureOver(lines: string, secret: string): string {
  return `v1=${hmacSha256Hex(secret, lines)}`;
}
