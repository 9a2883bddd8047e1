import type { Decision } from "../decision/decision";
import { InputError } from "../errors/yingcha-error";
import { parseSubject } from "../subject/subject";
import type { Check } from "./check";
import { type CheckHow, ownOptions, parseCheckHow } from "./check-how";
import { checkSubject } from "./check-subject";
import { deepFrozen } from "./deep-frozen";
import { type Drift, driftBetween } from "./drift";
import type { GuardDesk } from "./guard-parts";

/** A check made right before the act, and what changed since the one it confirms. */
export type ConfirmedCheck = Check & { readonly drift: Drift };

/** What may be another at the act than it was at the first check; whatever is left out is as it was. */
export type ConfirmHow = Pick<CheckHow, "stage" | "officerId" | "materials" | "signal">;

/**
 * Checks again, with a fresh answer, what was checked before.
 *
 * A day of evaluation that the first check was given holds here too; none is assumed, since the day of a check
 * need not be one.
 *
 * @param parts what the guard is put together from
 * @param before a check, also one read back from JSON
 * @param how stage, officer and materials where they are others by now; the caller's signal
 * @returns the fresh check and its drift
 * @throws InputError `check-foreign` for anything else, `options-invalid`; the reason of the caller's signal
 * @source 五(三), 二(四) (R1, R28)
 * @example
 * const { outcome, drift } = await confirmCheck(parts, check, {})
 */
export async function confirmCheck(
  parts: GuardDesk,
  before: Check,
  how: ConfirmHow,
): Promise<ConfirmedCheck> {
  if (!isCheck(before)) throw new InputError("check-foreign");
  const own = ownOptions(how);
  const foreign = Object.keys(own).find((key) => !laterKeys.includes(key));
  if (foreign !== undefined)
    throw new InputError(
      "options-invalid",
      `confirm takes ${laterKeys.join(", ")}; everything else is that of the check it confirms.`,
    );
  const { subject, asked, stage, caseId, officerId } = before;
  const { matterType, ...rest } = asked;
  const parsed = parseCheckHow({
    ...rest,
    ...own,
    caseId,
    stage: own["stage"] ?? stage,
    officerId: own["officerId"] ?? officerId,
    materials: own["materials"] ?? rest.materials,
    maxAgeMs: 0,
  });
  const after = await checkSubject(parts, parseSubject(subject), matterType, parsed);
  return deepFrozen({ ...after, drift: driftBetween(before, after) });
}

const laterKeys: readonly string[] = [
  "stage",
  "officerId",
  "materials",
  "signal",
] satisfies readonly (keyof ConfirmHow)[];

const outcomes: readonly unknown[] = [
  "proceed",
  "review",
  "stop",
  "undetermined",
] satisfies Decision["outcome"][];

function isCheck(value: unknown): value is Check {
  if (!has(value, ["outcome", "subject", "asked", "stage", "derivedFrom", "evidence", "measures"]))
    return false;
  const { outcome, asked, derivedFrom, evidence, measures } = value as Partial<Check>;
  return (
    outcomes.includes(outcome) &&
    typeof asked?.matterType === "string" &&
    typeof derivedFrom?.decidedOn === "string" &&
    Array.isArray(evidence) &&
    evidence.every(isEvidence) &&
    Array.isArray(measures) &&
    measures.every((measure) => has(measure, ["kind", "entryId", "state"]))
  );
}

function isEvidence(value: unknown): boolean {
  if (!has(value, ["subject", "found"])) return false;
  const { found } = value as Partial<Check["evidence"][number]>;
  if (!has(found, ["kind"])) return false;
  return (
    found?.kind !== "standing" ||
    (Array.isArray(found.records) && found.records.every((one) => has(one, ["recordId"])))
  );
}

function has(value: unknown, keys: readonly string[]): boolean {
  return typeof value === "object" && value !== null && keys.every((key) => Object.hasOwn(value, key));
}
