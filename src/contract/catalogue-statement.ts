import { sha256Hex } from "../integrity/sha256";

/** The header of an answer that names who signed the catalogue in it: `<keyId>.<signature in base64>`. */
export const catalogueSignatureHeader = "yingcha-catalogue-signature";

/**
 * Writes what the credit office signs of a catalogue, with a key that no platform holds. Pure.
 *
 * @param version the version that the document names
 * @param document its text, or the bytes of it in UTF-8
 * @returns three lines, joined by a line feed, none at the end
 * @source 五(四); T14
 * @example
 * catalogueStatement(2, text)
 */
export function catalogueStatement(version: number, document: string | Uint8Array): string {
  return ["yingcha-catalogue-v1", String(version), sha256Hex(document)].join("\n");
}
