import { hash } from "node:crypto";

/**
 * Hashes text or bytes with SHA-256.
 *
 * Pure. Text is hashed as UTF-8; a lone surrogate has no UTF-8 form and counts as U+FFFD.
 *
 * @param data the text or bytes
 * @returns 64 hexadecimal digits in lower case
 * @source FIPS 180-4
 * @example sha256Hex("abc"); // "ba7816bf…"
 */
export function sha256Hex(data: string | Uint8Array): string {
  return hash("sha256", data, "hex");
}
