import { voidsRed } from "../../lists/voids-red";
import type { Listing } from "./subject-listings";

/** What a red record in force is worth: it entitles, is void beside others, or waits for a disputed one. */
export type RedStanding =
  | { readonly kind: "entitles"; readonly red: Listing }
  | { readonly kind: "void"; readonly red: Listing; readonly because: readonly Listing[] }
  | { readonly kind: "held"; readonly red: Listing; readonly because: readonly Listing[] };

/**
 * R2, R19, R20: says what each red record in force is worth. Pure.
 *
 * A black or watch record in force voids it, and so does one that has ended since the red one was listed. Where
 * every such record is under verification the red one is held: to take the benefit away would be to carry out
 * the disputed record. A red record under objection itself stays in force, and so does one that left only for what was
 * listed after the evaluation.
 *
 * @param listings all listings of one subject
 * @returns one entry per red record in force
 * @source 六(二), 五(六), 二(四); the voiding before removal, and the holding: our reading
 * @example
 * redStandings(listings).some((standing) => standing.kind === "entitles")
 */
export function redStandings(listings: readonly Listing[]): readonly RedStanding[] {
  const reds = listings.filter(
    ({ record, status, afterEvaluation }) =>
      record.list === "red" && status.kind === "in-force" && !afterEvaluation,
  );
  return reds.map((red) => {
    const voiding = listings.filter(
      ({ record, status, afterEvaluation }) => !afterEvaluation && voidsRed(record, status, red.record),
    );
    if (voiding.length === 0) return { kind: "entitles", red };
    const undisputed = voiding.filter((listing) => !listing.suspended);
    if (undisputed.length === 0) return { kind: "held", red, because: voiding };
    return { kind: "void", red, because: undisputed };
  });
}
