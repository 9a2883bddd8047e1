import type { Amendment, TransitionOf } from "../../contract/transition";
import { type ListRecord, listRecordSchema } from "../../lists/list-record";
import { type Drawer, Refusal } from "./drawer";
import { type HeldRecord, isInForce, type RecordPlace } from "./subject-file";

/**
 * Writes an amendment into a record. Pure.
 *
 * @param held the record
 * @param amendment what is to be otherwise, at least one thing
 * @returns the record as amended
 * @throws Refusal `amendment-malformed` for none, and for what makes no record
 * @source 五(六)
 * @example
 * amendRecord(held, { severity: "minor" })
 */
export function amendRecord(held: HeldRecord, amendment: Amendment): HeldRecord {
  const { data } = listRecordSchema.safeParse({ ...held.record, ...amendment });
  if (data === undefined || isRevived(data) || Object.keys(amendment).length === 0)
    throw new Refusal("amendment-malformed");
  return { ...held, record: data };
}

/** Its term would now run to the day on which it ended, or beyond: what is over is listed anew, not amended. */
function isRevived({ status, term }: ListRecord): boolean {
  return (
    status.kind === "exited" && status.way === "expired" && term.kind === "until" && term.lastOn >= status.on
  );
}

/**
 * Sets a later end, also for the records of responsible persons that rest on this one.
 *
 * @param drawer the files
 * @param place whose record, under which id
 * @param transition the term, which must end later than it did
 * @source 六(一), 六(二): the authority sets the term
 * @example
 * extendRecord(drawer, place, transition)
 */
export function extendRecord(drawer: Drawer, place: RecordPlace, transition: TransitionOf<"extend">): void {
  const { held } = drawer.find(place.recordId);
  const isLater = ({ record: { term } }: HeldRecord) =>
    term.kind === "until" && (transition.term.kind === "indefinite" || transition.term.lastOn > term.lastOn);
  if (!isLater(held)) throw new Refusal("term-malformed");
  drawer.change(place, amendRecord(held, { term: transition.term }), "extended", transition);
  for (const resting of held.responsibleRecords ?? []) {
    const { held: own } = drawer.find(resting.recordId);
    if (isInForce(own, drawer.moment.date) && isLater(own))
      drawer.change(resting, amendRecord(own, { term: transition.term }), "extended", transition);
  }
}
