import { type ErrorCode, errorCodes } from "../../src/errors/error-code";
import { deadlineMs } from "./world";

/** How one check against a hostile answer ended. */
export type Ending =
  | { readonly kind: "returned"; readonly outcome: string; readonly reasonCode?: string }
  | { readonly kind: "thrown" };

/** What may be wrong with a check, or with what came before and after it. */
export type Fault =
  | "decided"
  | "reviewed"
  | "untyped"
  | "late"
  | "not-sent"
  | "remembered"
  | "polluted"
  | "trapped"
  | "control-not-served";

/** The most that a call may be over its deadline, goal G7. */
export const overrunMaxMs = 200;

/** Says what is wrong with a check that met a hostile answer: it may end as undetermined, for a reason with a code, in time. Pure. */
export function judgeEnding(ending: Ending, tookMs: number): readonly Fault[] {
  const late: readonly Fault[] = tookMs > deadlineMs + overrunMaxMs ? ["late"] : [];
  if (ending.kind === "thrown") return ["untyped", ...late];
  switch (ending.outcome) {
    case "undetermined":
      return isReason(ending.reasonCode) ? late : ["untyped", ...late];
    case "review":
      return ["reviewed", ...late];
    default:
      return ["decided", ...late];
  }
}

/** A reason that lies with the platform: of our own faults, `rule-failed` is one that was only just caught. */
function isReason(code: string | undefined): boolean {
  if (code === undefined || !Object.hasOwn(errorCodes, code) || code === "rule-failed") return false;
  return errorCodes[code as ErrorCode].class !== "InputError";
}
