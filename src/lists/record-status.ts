import type { CalendarDate } from "../time/calendar-date";
import type { ExitWay, ListRecord, Term } from "./list-record";

/** What a record is on one day. An ended one says how and since when, since that decides what still follows from it. */
export type RecordStatus =
  | { readonly kind: "not-yet" }
  | { readonly kind: "in-force" }
  | { readonly kind: "ended"; readonly way: ExitWay; readonly endedOn: CalendarDate };

/**
 * Says whether a record is in force on a day. Pure.
 *
 * A record binds from the day of listing through its last day; expiry needs no message from anyone. An exit
 * counts from its own day, and one that is dated later than the expiry changes nothing.
 *
 * @param record one listing
 * @param date the day asked about, Beijing
 * @returns `not-yet`, `in-force`, or `ended` with the way and the last day it bound (for an exit: the day of exit)
 * @source 六(一), 六(二); the last day itself counts: our reading (R6)
 * @example
 * recordStatus(record, parseCalendarDate("2026-11-24")).kind // "in-force"
 */
export function recordStatus(record: ListRecord, date: CalendarDate): RecordStatus {
  if (record.listedOn > date) return { kind: "not-yet" };
  const { status, term } = record;
  const expiredOn = term.kind === "until" && term.lastOn < date ? term.lastOn : undefined;
  // An exit by expiry is the calendar's to say: its message may come early, late or never.
  const exited =
    status.kind === "exited" && status.way !== "expired" && status.on <= date ? status : undefined;
  if (
    exited !== undefined &&
    (expiredOn === undefined || exited.on <= expiredOn || exited.way === "mis-listed")
  )
    return { kind: "ended", way: exited.way, endedOn: exited.on };
  if (expiredOn !== undefined) return { kind: "ended", way: "expired", endedOn: expiredOn };
  return { kind: "in-force" };
}

/**
 * Says whether a record has ended as a mis-listing, of which nothing remains. Pure.
 *
 * @param status what the record is on the day
 * @returns false for one that is in force or not yet, and for one that ended lawfully
 * @source 六(一), 六(三) (R5)
 * @example
 * isMisListed(recordStatus(record, date))
 */
export function isMisListed(status: RecordStatus): boolean {
  return status.kind === "ended" && status.way === "mis-listed";
}

/**
 * Says whether a term covers a day. Pure.
 *
 * @param term when the record or recognition runs out
 * @param date the day asked about, Beijing
 * @returns true through the last day, 24:00, and always for an indefinite term
 * @source 六(一), 六(二) (R6)
 */
export function runsThrough(term: Term, date: CalendarDate): boolean {
  return term.kind === "indefinite" || date <= term.lastOn;
}
