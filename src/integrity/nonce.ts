import { randomBytes } from "node:crypto";

/**
 * Draws a number used once, for a request that must not be replayed.
 *
 * Draws 128 bits from the system's generator; whoever needs one is given this function, so that tests give another.
 *
 * @returns 22 characters of base64url, safe in a header and in a URL
 * @source RFC 4086 (randomness), RFC 4648 §5 (base64url)
 * @example const nonce = randomNonce();
 */
export function randomNonce(): string {
  return randomBytes(16).toString("base64url");
}
