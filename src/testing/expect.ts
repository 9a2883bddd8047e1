import { AssertionError } from "node:assert";
import type { AppliedMeasure } from "../decision/decision";
import type { Check, UndeterminedCheck } from "../guard/check";
import { maskSubject } from "../subject/mask";

/**
 * Expects a check to have come to an outcome, and narrows it.
 *
 * @param check what `checkBeforeApprove` or `confirm` gave
 * @param outcome what it must have come to
 * @returns nothing; afterwards the compiler knows which check it is
 * @throws AssertionError with the outcome, the masked subject and the first sentences of the explanation
 * @example
 * const check = await guard.checkBeforeApprove(code, "government-procurement");
 * expectOutcome(check, "stop");
 * console.log(check.prohibitions.length);
 */
export function expectOutcome<O extends Check["outcome"]>(
  check: Check,
  outcome: O,
): asserts check is Extract<Check, { readonly outcome: O }> {
  if (check.outcome === outcome) return;
  throw new AssertionError({
    message: failure(`${outcome} was expected`, check),
    actual: check.outcome,
    expected: outcome,
    operator: "expectOutcome",
    stackStartFn: expectOutcome,
  });
}

/**
 * Expects a check to be undetermined, for a certain reason where one is given, and narrows it.
 *
 * @param check what `checkBeforeApprove` or `confirm` gave
 * @param code why nothing could be established; absent: whatever the reason
 * @returns nothing; afterwards the compiler knows that it is undetermined
 * @throws AssertionError with the outcome, its reason and the masked subject
 * @source 五(三) (R21)
 * @example
 * platform.goDown();
 * expectUndetermined(await guard.checkBeforeApprove(code, "subsidy"), "platform-unreachable");
 */
export function expectUndetermined(
  check: Check,
  code?: UndeterminedCheck["reason"]["code"],
): asserts check is UndeterminedCheck {
  const actual = check.outcome === "undetermined" ? check.reason.code : check.outcome;
  if (check.outcome === "undetermined" && (code === undefined || code === actual)) return;
  throw new AssertionError({
    message: failure(`undetermined${code === undefined ? "" : ` for ${code}`} was expected`, check),
    actual,
    expected: code ?? "undetermined",
    operator: "expectUndetermined",
    stackStartFn: expectUndetermined,
  });
}

/**
 * Expects a measure to apply: a constraint or an incentive, in whatever state.
 *
 * @param check what `checkBeforeApprove` or `confirm` gave
 * @param measureId the measure's id, as in docs/catalogue.md
 * @returns the measure as it applies, the first of several under the same id
 * @throws AssertionError with the measures that do apply
 * @example
 * expectMeasure(check, "limit-resource-trade").effect
 */
export function expectMeasure(check: Check, measureId: string): AppliedMeasure {
  const measure = check.measures.find((applied) => applied.measureId === measureId);
  if (measure !== undefined) return measure;
  throw new AssertionError({
    message: failure(`the measure ${measureId} was expected`, check),
    actual: check.measures.map((applied) => applied.measureId),
    expected: measureId,
    operator: "expectMeasure",
    stackStartFn: expectMeasure,
  });
}

/**
 * Expects a record to be a cause of what the check came to: of a constraint, or of an incentive.
 *
 * @param check what `checkBeforeApprove` or `confirm` gave
 * @param recordId the record's id
 * @returns the measure it brings, the first of several
 * @throws AssertionError with the records that are causes
 * @example
 * expectBecauseOf(check, "B-1").title
 */
export function expectBecauseOf(check: Check, recordId: string): AppliedMeasure {
  const measure = check.measures.find((applied) => recordIdsOf(applied).includes(recordId));
  if (measure !== undefined) return measure;
  throw new AssertionError({
    message: failure(`the record ${recordId} was expected to be a cause`, check),
    actual: [...new Set(check.measures.flatMap(recordIdsOf))],
    expected: recordId,
    operator: "expectBecauseOf",
    stackStartFn: expectBecauseOf,
  });
}

function recordIdsOf(measure: AppliedMeasure): readonly string[] {
  if (measure.kind === "constraint") return measure.because.map(({ recordId }) => recordId);
  return measure.because.flatMap((entitlement) => (entitlement.kind === "red" ? [entitlement.recordId] : []));
}

const sentenceMaxCount = 3;

/** Who and what was checked, what it came to and why; of the code no more than its mask. */
function failure(expected: string, check: Check): string {
  const { outcome, subject, matterType, measures, explanation } = check;
  const reason = outcome === "undetermined" ? ` (${check.reason.code})` : "";
  const applied = measures.map((measure) => `${measure.measureId}: ${recordIdsOf(measure).join(", ")}`);
  return [
    `The check of ${maskSubject(subject)} for ${matterType} came to ${outcome}${reason}, and ${expected}.`,
    ...explanation.slice(0, sentenceMaxCount).flatMap(({ zh, en }) => [`  ${zh}`, `  ${en}`]),
    applied.length === 0 ? "  No measure applies." : `  Measures and causes: ${applied.join("; ")}`,
  ].join("\n");
}
