/** What stands at a path of a JSON value by own properties alone; undefined where nothing does. */
export function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = Reflect.get(here, key);
  }
  return here;
}

export function listAt(
  value: unknown,
  ...path: readonly (string | number)[]
): readonly unknown[] | undefined {
  const list = at(value, ...path);
  return Array.isArray(list) ? list : undefined;
}

/** Whether a value is one of some words, and not merely something that can be written as one. */
export function isOneOf(words: readonly string[], value: unknown): boolean {
  return typeof value === "string" && words.includes(value);
}

/** Whether a value is a string that names a day of the calendar. */
export function isDay(value: unknown): value is string {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** Reads bytes as JSON, plainly; undefined for what is none, is not UTF-8, or says one thing twice. */
export function plainValue(bytes: Uint8Array): unknown {
  const text = Buffer.from(bytes).toString("utf8");
  if (!Buffer.from(text, "utf8").equals(bytes)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  // Every member has a colon outside of strings; a repeated one is not in the value.
  const colonCount = text.replace(/"(?:[^"\\]|\\.)*"/gs, "").split(":").length - 1;
  return memberCount(value) === colonCount ? value : undefined;
}

/** Whether a value holds none of the keys by which prototypes are written to, and is not absurdly deep. */
export function isHarmless(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (depth > depthMax) return false;
  return Object.entries(value).every(
    ([key, child]) =>
      !["__proto__", "constructor", "prototype"].includes(key) && isHarmless(child, depth + 1),
  );
}

const depthMax = 70;

function memberCount(root: unknown): number {
  const open = [root];
  let count = 0;
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    const children: readonly unknown[] = Object.values(value);
    if (!Array.isArray(value)) count += children.length;
    open.push(...children);
  }
  return count;
}
