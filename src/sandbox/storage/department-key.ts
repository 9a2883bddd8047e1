import type { Department } from "../../lists/list-record";

/**
 * Names a department: by its code, and by its name only where it has none. Pure.
 *
 * @param department whose
 * @returns a key that no other department's is
 * @source 五(一)
 * @example
 * departmentKey({ name: "泉州市税务局", code: "350500-SW" })
 */
export function departmentKey({ name, code }: Department): string {
  return JSON.stringify(code ?? { name });
}
