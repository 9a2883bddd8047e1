import type { BearingMeasure } from "../../catalogue/bearing-measures";
import type { EngagementResponse } from "../../contract/engagement-response";

/**
 * R13: says whether a response declines without a reason what must be carried out. Pure.
 *
 * @param response as it came, or as it is kept
 * @param measures what the record calls on the department to do today
 * @returns true for one that is refused, and that is no answer any more where the measure became mandatory since
 * @source 五(三), 五(四)
 * @example
 * lacksReason({ kind: "declined" }, [{ measureId: "strict-review", binding: "mandatory" }]) // true
 */
export function lacksReason(
  { kind, reason }: Pick<EngagementResponse, "kind" | "reason">,
  measures: readonly BearingMeasure[],
): boolean {
  return (
    kind === "declined" && reason === undefined && measures.some(({ binding }) => binding === "mandatory")
  );
}
