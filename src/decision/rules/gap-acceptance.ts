import { addWorkingDays } from "../../time/working-days";
import type { GapAcceptance } from "../decision";
import type { Materials } from "../facts";
import type { RuleContext } from "./rule-context";

/**
 * R12: says what accept-with-gaps comes to for the materials at hand. Pure.
 *
 * @param materials what is missing, the promise, the matter's own limit; absent: the caller did not ask
 * @param context the day and the calendar
 * @returns `must-accept` when only materials that no law or regulation demands are missing, the promise is
 *   written and a limit is set; otherwise what stands in the way. The plan gives no number of days, so without
 *   the matter's own limit no promise can be formed
 * @source 二(二)
 * @example
 * gapAcceptance({ missing: [{ name: "验资报告", demandedBy: "none" }], promise: "written", limit: { workingDaysCount: 10 } }, context)
 */
export function gapAcceptance(materials: Materials | undefined, context: RuleContext): GapAcceptance {
  if (materials === undefined) return { kind: "not-asked" };
  if (materials.missing.length === 0) return { kind: "nothing-missing" };
  const demanded = materials.missing.filter((material) => material.demandedBy !== "none");
  if (demanded.length > 0)
    return { kind: "material-demanded", materials: demanded.map((material) => material.name) };
  if (materials.limit === undefined) return { kind: "limit-missing" };
  const due = addWorkingDays(context.date, materials.limit.workingDaysCount, context.calendar);
  return materials.promise === "written" ? { kind: "must-accept", due } : { kind: "promise-missing", due };
}
