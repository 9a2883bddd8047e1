import type { AppliedMeasure, Decision } from "../decision/decision";

/** What changed between two checks of the same matter. */
export interface Drift {
  readonly kind: "none" | "changed";
  readonly outcome: { readonly from: Decision["outcome"]; readonly to: Decision["outcome"] };
  readonly catalogueVersion: { readonly from: number; readonly to: number };
  /** Records of the subject and of whoever was checked with it. */
  readonly recordsAdded: readonly string[];
  readonly recordsGone: readonly string[];
  /** Records whose status, suspension or verification is another. */
  readonly recordsChanged: readonly string[];
  /** By entry of the catalogue. */
  readonly measuresAdded: readonly string[];
  readonly measuresGone: readonly string[];
}

/**
 * Compares two decisions on the same matter. Pure.
 *
 * @param before the first
 * @param after the one made now
 * @returns what came, went and changed; `none` when neither outcome, catalogue, records nor measures differ
 * @source 五(三): a standing may change between the check and the act (R1)
 * @example
 * driftBetween(first, second).kind // "none"
 */
export function driftBetween(before: Decision, after: Decision): Drift {
  const records = { before: recordsOf(before), after: recordsOf(after) };
  const measures = { before: measuresOf(before), after: measuresOf(after) };
  const drift = {
    outcome: { from: before.outcome, to: after.outcome },
    catalogueVersion: {
      from: before.derivedFrom.catalogueVersion,
      to: after.derivedFrom.catalogueVersion,
    },
    recordsAdded: missing(records.after, records.before),
    recordsGone: missing(records.before, records.after),
    recordsChanged: [...records.after]
      .filter(([id, state]) => records.before.has(id) && records.before.get(id) !== state)
      .map(([id]) => id),
    measuresAdded: missing(measures.after, measures.before),
    measuresGone: missing(measures.before, measures.after),
  };
  const same =
    drift.outcome.from === drift.outcome.to &&
    drift.catalogueVersion.from === drift.catalogueVersion.to &&
    [
      drift.recordsAdded,
      drift.recordsGone,
      drift.recordsChanged,
      drift.measuresAdded,
      drift.measuresGone,
    ].every((ids) => ids.length === 0);
  return { kind: same ? "none" : "changed", ...drift };
}

function recordsOf(decision: Decision): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  for (const { found } of decision.evidence)
    if (found.kind === "standing")
      for (const { recordId, ...state } of found.records) states.set(recordId, JSON.stringify(state));
  return states;
}

function measuresOf(decision: Decision): ReadonlyMap<string, AppliedMeasure["state"]> {
  return new Map(decision.measures.map((measure) => [measure.entryId, measure.state]));
}

function missing(ids: ReadonlyMap<string, unknown>, among: ReadonlyMap<string, unknown>): readonly string[] {
  return [...ids.keys()].filter((id) => !among.has(id));
}
