import { createHmac } from "node:crypto";

/**
 * Authenticates text or bytes under a shared secret with HMAC-SHA-256.
 *
 * Pure. Text, of either argument, is taken as UTF-8.
 *
 * @param secret the shared secret, of any length
 * @param message what is authenticated
 * @returns 64 hexadecimal digits in lower case
 * @source RFC 2104, FIPS 198-1
 * @example hmacSha256Hex("Jefe", "what do ya want for nothing?"); // "5bdcc146…"
 */
export function hmacSha256Hex(secret: string | Uint8Array, message: string | Uint8Array): string {
  return createHmac("sha256", secret).update(message).digest("hex");
}
