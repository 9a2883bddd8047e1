/**
 * Freezes plain data through and through.
 *
 * @param value data without cycles
 * @returns the same value
 * @example
 * deepFrozen({ outcome: "proceed" })
 */
export function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFrozen(part);
  }
  return value;
}
