import { randomBytes } from "node:crypto";

/**
 * Draws a secret for an application.
 *
 * Draws 256 bits from the system's generator; all secrets are equally long, and shorter than a block of the hash, so
 * that signing with any of them is the same work.
 *
 * @returns 43 characters of base64url
 * @source RFC 2104 §3 (keys), RFC 4648 §5 (base64url)
 * @example
 * const secret = randomSecret();
 */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}
