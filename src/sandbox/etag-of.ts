import { sha256Hex } from "../integrity/sha256";

/**
 * Names a text by what it says, so that whoever has it need not be sent it again. Pure.
 *
 * @param text as it is sent
 * @returns a strong ETag, its quotation marks included
 * @source RFC 9110 §8.8.3
 * @example
 * etagOf(JSON.stringify(catalogue))
 */
export function etagOf(text: string): string {
  return `"${sha256Hex(text).slice(0, 32)}"`;
}
