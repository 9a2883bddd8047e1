import type { Decision } from "../decision/decision";

/** What changed between two checks of the same matter. */
export interface Drift {
  readonly kind: "none" | "changed";
  readonly outcome: { readonly from: Decision["outcome"]; readonly to: Decision["outcome"] };
  readonly catalogueVersion: { readonly from: number; readonly to: number };
  /** Records of the subject and of whoever was checked with it. */
  readonly recordsAdded: readonly string[];
  readonly recordsGone: readonly string[];
  /** Records of which anything is another: term, status, severity, verification. */
  readonly recordsChanged: readonly string[];
  /** By entry of the catalogue. */
  readonly measuresAdded: readonly string[];
  readonly measuresGone: readonly string[];
  /** Measures whose state, duty or binding is another. */
  readonly measuresChanged: readonly string[];
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
    recordsChanged: changed(records.before, records.after),
    measuresAdded: missing(measures.after, measures.before),
    measuresGone: missing(measures.before, measures.after),
    measuresChanged: changed(measures.before, measures.after),
  };
  const { outcome, catalogueVersion, ...ids } = drift;
  const same =
    outcome.from === outcome.to &&
    catalogueVersion.from === catalogueVersion.to &&
    Object.values(ids).every((list) => list.length === 0);
  return { kind: same ? "none" : "changed", ...drift };
}

interface Item {
  readonly id: string;
  readonly state: string;
}

/** Records by whose they are, since ids need not differ between two subjects of one check. */
function recordsOf(decision: Decision): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  for (const { subject, relation, found } of decision.evidence)
    if (found.kind === "standing") {
      const records = found.standing.kind === "known" ? found.standing.records : [];
      for (const { recordId: id, ...state } of found.records) {
        const content = records.find((record) => record.recordId === id);
        items.set(JSON.stringify([subject, relation, id]), { id, state: JSON.stringify([state, content]) });
      }
    }
  return items;
}

function measuresOf(decision: Decision): ReadonlyMap<string, Item> {
  return new Map(
    decision.measures.map((measure) => {
      const related = measure.kind === "constraint" ? measure.related : undefined;
      const { entryId: id, state, duty, binding } = measure;
      const key = JSON.stringify([id, related?.subject, related?.relation]);
      return [key, { id, state: JSON.stringify([state, duty, binding, related?.bearing]) }];
    }),
  );
}

function missing(items: ReadonlyMap<string, Item>, among: ReadonlyMap<string, Item>): readonly string[] {
  return [...items].filter(([key]) => !among.has(key)).map(([, { id }]) => id);
}

function changed(before: ReadonlyMap<string, Item>, after: ReadonlyMap<string, Item>): readonly string[] {
  return [...after]
    .filter(([key, { state }]) => before.has(key) && before.get(key)?.state !== state)
    .map(([, { id }]) => id);
}
