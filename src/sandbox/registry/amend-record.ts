import type { Amendment, TransitionOf } from "../../contract/transition";
import { type ListRecord, listRecordSchema } from "../../lists/list-record";
import { recordStatus } from "../../lists/record-status";
import type { CalendarDate } from "../../time/calendar-date";
import { type Drawer, Refusal } from "./drawer";
import { type HeldRecord, isInForce, type RecordPlace } from "./subject-file";

/**
 * Writes an amendment into a record. Pure.
 *
 * @param held the record
 * @param amendment what is to be otherwise, at least one thing
 * @param date the day of the act, Beijing
 * @returns the record as amended
 * @throws Refusal `amendment-malformed` for none, for what makes no record, and for what would be in force again
 * @source 五(六)
 * @example
 * amendRecord(held, { severity: "minor" }, today)
 */
export function amendRecord(held: HeldRecord, amendment: Amendment, date: CalendarDate): HeldRecord {
  const { data } = listRecordSchema.safeParse({ ...held.record, ...amendment });
  if (data === undefined || isRevived(held.record, data, date) || Object.keys(amendment).length === 0)
    throw new Refusal("amendment-malformed");
  return { ...held, record: data };
}

/**
 * Whether what is over would be in force again, or its term run to the day on which it ended: that is a listing, and
 * another list may have taken its place meanwhile.
 */
function isRevived(before: ListRecord, after: ListRecord, date: CalendarDate): boolean {
  const { status, term } = after;
  const isOver = (record: ListRecord) => recordStatus(record, date).kind === "ended";
  if (isOver(before) && !isOver(after)) return true;
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
  const { date } = drawer.moment;
  const isLater = ({ record: { term } }: HeldRecord) =>
    term.kind === "until" && (transition.term.kind === "indefinite" || transition.term.lastOn > term.lastOn);
  if (!isLater(held)) throw new Refusal("term-malformed");
  drawer.change(place, amendRecord(held, { term: transition.term }, date), "extended", transition);
  for (const resting of held.responsibleRecords ?? []) {
    const { held: own } = drawer.find(resting.recordId);
    if (isInForce(own, date) && isLater(own))
      drawer.change(resting, amendRecord(own, { term: transition.term }, date), "extended", transition);
  }
}
