/** What a JSON text comes to once it is read. */
export interface JsonSize {
  /** Values of every kind, at least as many as the text holds. */
  readonly valueCount: number;
  /** Members of all objects, a repeated key counted each time. */
  readonly memberCount: number;
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const openBrace = 0x7b;

/**
 * Counts what a JSON text holds without reading it. Pure.
 *
 * JSON.parse takes a second for some megabytes of empty objects, and nothing can end it; counting takes some
 * hundredths. What is no JSON gets a count that means nothing.
 *
 * @param bytes the text in UTF-8
 * @param valueMaxCount the counting ends beyond it
 * @returns the counts, or undefined where there are more values
 * @source CWE-400, uncontrolled resource consumption
 * @example
 * jsonSize(new TextEncoder().encode('{"a":1}'), 10) // { valueCount: 2, memberCount: 1 }
 */
export function jsonSize(bytes: Uint8Array, valueMaxCount: number): JsonSize | undefined {
  let valueCount = 1;
  let memberCount = 0;
  let inside: "string" | "structure" = "structure";
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === quote) inside = inside === "string" ? "structure" : "string";
    else if (inside === "string") {
      if (byte === backslash) index += 1;
    } else if (byte === colon) memberCount += 1;
    else if (byte === comma || byte === openBrace || byte === openBracket) {
      valueCount += 1;
      if (valueCount > valueMaxCount) return undefined;
    }
  }
  return { valueCount, memberCount };
}
