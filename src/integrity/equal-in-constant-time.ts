import { createHash, timingSafeEqual } from "node:crypto";

/**
 * Compares two strings without telling by its duration where they differ.
 *
 * Pure. Both are hashed first, so neither the place of a difference nor which is longer decides how the
 * comparison goes; only the length of each shows.
 *
 * @param a the value expected, such as a signature computed here
 * @param b the value received
 * @returns true when they are the same string
 * @source RFC 2104 (verification of a MAC); CWE-208, observable timing discrepancy
 * @example equalInConstantTime(hmacSha256Hex(secret, body), received);
 */
export function equalInConstantTime(a: string, b: string): boolean {
  return timingSafeEqual(digestOf(a), digestOf(b));
}

function digestOf(text: string): Buffer {
  // UTF-16 keeps lone surrogates apart, which UTF-8 would all turn into U+FFFD.
  return createHash("sha256").update(text, "utf16le").digest();
}
