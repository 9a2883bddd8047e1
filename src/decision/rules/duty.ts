import { implementersOf } from "../../catalogue/implementers-of";
import type { Executor } from "../../catalogue/measure";
import type { Matter } from "../facts";

/**
 * R30: says whether a measure is the checking department's own to carry out. Pure.
 *
 * @param row who executes the measure, and the implementing departments where the catalogue names them
 * @param department the code of the department that checks; absent: any approving department
 * @returns `own` for a measure of approving departments that names no implementer, or names this department,
 *   or where no department is known, and for another organ's measure that names this department; `information`
 *   for everybody else's
 * @source 五(一), 五(四)
 * @example
 * dutyOf({ executedBy: "market" }, "350500-ZJ") // "information"
 */
export function dutyOf(
  row: { readonly executedBy: Executor; readonly implementers?: readonly string[] | undefined },
  department: Matter["department"],
): "own" | "information" {
  const implementers = implementersOf(row, department);
  switch (row.executedBy) {
    case "approving-department":
      return department === undefined || implementers !== "others" ? "own" : "information";
    case "other-organ":
      return implementers === "itself" ? "own" : "information";
    default:
      return "information";
  }
}
