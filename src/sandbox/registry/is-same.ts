import { bodyDigestOf } from "./body-digest-of";

/**
 * Tells whether two values say the same. Pure.
 *
 * @param a plain data
 * @param b plain data
 * @returns true whatever the order of their keys
 * @example
 * isSame({ kind: "listed" }, { kind: "listed" }) // true
 */
export function isSame(a: unknown, b: unknown): boolean {
  return bodyDigestOf({ a }) === bodyDigestOf({ a: b });
}
