const dangerousKeys = ["__proto__", "constructor", "prototype"] as const;
const depthMax = 64;
const nodeMaxCount = 2_000_000;

/**
 * Says whether a value read from JSON is free of what attacks its reader. Pure.
 *
 * A schema drops keys it does not name, so that these would do no harm today; refused, they never can.
 *
 * @param value what JSON.parse gave
 * @param maxCount the most values it may hold; more would keep whoever reads it from its deadline
 * @returns false where an object of its own holds `__proto__`, `constructor` or `prototype`, where the nesting is deeper
 *   than 64, or where there are more than `maxCount` values
 * @source CWE-1321, prototype pollution; CWE-674, uncontrolled recursion
 * @example
 * isHarmlessJson(JSON.parse('{"__proto__":{}}')) // false
 */
export function isHarmlessJson(value: unknown, maxCount = nodeMaxCount): boolean {
  // A list of levels in place of recursion, which deep nesting would overflow.
  let level: readonly object[] = typeof value === "object" && value !== null ? [value] : [];
  let count = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthMax) return false;
    const next: object[] = [];
    for (const node of level) {
      if (!Array.isArray(node) && dangerousKeys.some((key) => Object.hasOwn(node, key))) return false;
      const children: readonly unknown[] = Array.isArray(node) ? node : Object.values(node);
      count += children.length;
      if (count > maxCount) return false;
      for (const child of children) if (typeof child === "object" && child !== null) next.push(child);
    }
    level = next;
  }
  return true;
}
