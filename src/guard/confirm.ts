import type { Decision } from "../decision/decision";
import { InputError } from "../errors/yingcha-error";
import { parseSubject } from "../subject/subject";
import type { Check } from "./check";
import { type CheckHow, parseCheckHow } from "./check-how";
import { checkSubject } from "./check-subject";
import { type Drift, driftBetween } from "./drift";
import type { GuardParts } from "./guard-parts";

/** A check made right before the act, and what changed since the one it confirms. */
export type ConfirmedCheck = Check & { readonly drift: Drift };

/**
 * Checks again, with a fresh answer, what was checked before.
 *
 * In matters where a later listing is not applied backwards, the day of the first check counts as that of the
 * evaluation unless one was given.
 *
 * @param parts what the guard is put together from
 * @param before a check, also one read back from JSON
 * @param how the caller's signal, if any
 * @returns the fresh check and its drift
 * @throws InputError `check-foreign` for anything else; the reason of the caller's signal
 * @source 五(三), 二(四) (R1, R28)
 * @example
 * const { outcome, drift } = await confirmCheck(parts, check, {})
 */
export async function confirmCheck(
  parts: GuardParts,
  before: Check,
  how: Pick<CheckHow, "signal">,
): Promise<ConfirmedCheck> {
  if (!isCheck(before)) throw new InputError("check-foreign");
  const { subject, asked, stage, caseId, officerId, derivedFrom } = before;
  const { matterType, ...rest } = asked;
  const parsed = parseCheckHow({
    ...rest,
    evaluatedOn: asked.evaluatedOn ?? derivedFrom.decidedOn,
    stage,
    ...(caseId === undefined ? {} : { caseId }),
    ...(officerId === undefined ? {} : { officerId }),
    ...how,
    maxAgeMs: 0,
  });
  const after = await checkSubject(parts, parseSubject(subject), matterType, parsed);
  return { ...after, drift: driftBetween(before, after) };
}

const outcomes: readonly unknown[] = [
  "proceed",
  "review",
  "stop",
  "undetermined",
] satisfies Decision["outcome"][];

function isCheck(value: unknown): value is Check {
  const has = (key: string): boolean =>
    typeof value === "object" && value !== null && Object.hasOwn(value, key);
  if (!["outcome", "subject", "asked", "stage", "derivedFrom", "evidence", "measures"].every(has))
    return false;
  const { outcome, asked, derivedFrom, evidence, measures } = value as Check;
  return (
    outcomes.includes(outcome) &&
    typeof asked?.matterType === "string" &&
    typeof derivedFrom?.decidedOn === "string" &&
    Array.isArray(evidence) &&
    Array.isArray(measures)
  );
}
