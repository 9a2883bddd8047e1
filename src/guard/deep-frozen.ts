// Frozen before says nothing of the parts, so of what was, it is remembered that it was walked: checks share records
// and legal bases. What is made for a check alone is not held here, since a weak set weighs on every collection.
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
  if (typeof value !== "object" || value === null || walked.has(value)) return value;
  if (Object.isFrozen(value)) walked.add(value);
  else Object.freeze(value);
  // Not Object.values, which makes an array of each object that is walked.
  for (const key in value) if (Object.hasOwn(value, key)) deepFrozen(value[key]);
  return value;
}
