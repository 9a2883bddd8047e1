// Being frozen says nothing of the parts, so what was walked is remembered: checks share records and legal bases.
const walked = new WeakSet<object>();

/**
 * Freezes plain data through and through.
 *
 * @param value data without cycles
 * @returns the same value
 * @example
 * deepFrozen({ outcome: "proceed" })
 */
export function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !walked.has(value)) {
    walked.add(value);
    Object.freeze(value);
    for (const part of Object.values(value)) deepFrozen(part);
  }
  return value;
}
