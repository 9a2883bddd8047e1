import type { Amendment } from "../../contract/transition";
import { type ListRecord, listRecordSchema, type Term } from "../../lists/list-record";
import { recordStatus } from "../../lists/record-status";
import type { CalendarDate } from "../../time/calendar-date";
import { Refusal } from "./drawer";
import { isSame } from "./is-same";
import type { HeldRecord } from "./subject-file";

/**
 * Writes an amendment into a record. Pure.
 *
 * @param held the record
 * @param amendment what is to be otherwise, at least one thing
 * @param date the day of the act, Beijing
 * @returns the record as amended
 * @throws Refusal `term-malformed` for a last day before the day of the act; `amendment-malformed` for what changes
 *   nothing, for what makes no record, and for what would be in force again
 * @source 五(六); 六(一) knows no way off the list by a term that was over yesterday
 * @example
 * amendRecord(held, { severity: "minor" }, today)
 */
export function amendRecord(held: HeldRecord, amendment: Amendment, date: CalendarDate): HeldRecord {
  const { term } = amendment;
  if (term?.kind === "until" && term.lastOn < date) throw new Refusal("term-malformed");
  const { data } = listRecordSchema.safeParse({ ...held.record, ...amendment });
  const isAnewInForce = term !== undefined && data !== undefined && isRevived(held.record, data, date);
  if (data === undefined || isAnewInForce || isSame(held.record, data))
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
 * Tells whether one term ends later than another. Pure.
 *
 * @param a a term
 * @param b another
 * @returns true where `a` has days that `b` has not
 * @source 六(一), 六(二)
 * @example
 * endsLater({ kind: "indefinite" }, term)
 */
export function endsLater(a: Term, b: Term): boolean {
  return b.kind === "until" && (a.kind === "indefinite" || a.lastOn > b.lastOn);
}
