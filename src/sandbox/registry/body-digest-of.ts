import { sha256Hex } from "../../integrity/sha256";

/**
 * Names a body by its content, so that the same one sent again is known without being kept. Pure.
 *
 * @param body plain data; the order of its keys and keys without a value do not count
 * @returns SHA-256 of its canonical JSON, lower-case hex
 * @source RFC 8785 for the order of keys
 * @example
 * bodyDigestOf({ a: 1, b: 2 }) === bodyDigestOf({ b: 2, a: 1 }) // true
 */
export function bodyDigestOf(body: unknown): string {
  return sha256Hex(JSON.stringify(body, (_, value: unknown) => withSortedKeys(value)));
}

function withSortedKeys(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
