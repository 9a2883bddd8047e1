import type { Department } from "../../lists/list-record";
import { departmentKey } from "../department-key";

/**
 * Names what a department sends under an id that is unique only within it. Pure.
 *
 * @param department who sends it; known by its code, and by its name only where it has none
 * @param id the department's own
 * @returns an id that no other department's is
 * @source 四(四), 五(一)
 * @example
 * ownIdOf({ name: "泉州市税务局", code: "350500-SW" }, "2026-0001")
 */
export function ownIdOf(department: Department, id: string): string {
  return JSON.stringify([departmentKey(department), id]);
}
