import type { Department } from "../lists/list-record";

/**
 * Names a department by one text: by its code, and by its name only where it has none. Pure.
 *
 * @param department as it is named in a message
 * @returns a key that no other department has; those with a code come first in its order
 * @source 五(一)
 * @example
 * departmentKey({ name: "泉州市税务局", code: "350500-SW" }) // "code:350500-SW"
 */
export function departmentKey({ name, code }: Department): string {
  return code === undefined ? `name:${name}` : `code:${code}`;
}

/**
 * Gives back the department of a key. Pure.
 *
 * @param key made by {@link departmentKey}
 * @param name what it is called where the key is its code
 * @returns the department
 * @example
 * departmentOfKey("code:350500-SW", "泉州市税务局")
 */
export function departmentOfKey(key: string, name: string): Department {
  return key.startsWith("code:") ? { name, code: key.slice("code:".length) } : { name };
}
