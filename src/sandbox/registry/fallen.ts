import type { ExitWay } from "../../lists/list-record";
import type { CalendarDate } from "../../time/calendar-date";
import type { HeldRecord } from "./subject-file";

/**
 * Ends a record for the sake of another one, so that it can stand again as it was should that prove a mis-listing. Pure.
 *
 * @param held the record
 * @param exit the way, the day, and which record it falls for
 * @returns the record as it is then
 * @source 四(四), 六(二), 六(三)
 * @example
 * fallen(held, { way: "adverse-listed", on: today, endedBy: "B-1" })
 */
export function fallen(
  held: HeldRecord,
  exit: { readonly way: ExitWay; readonly on: CalendarDate; readonly endedBy: string },
): HeldRecord {
  const { way, on, endedBy } = exit;
  const { record, statusBefore = record.status } = held;
  return { ...held, record: { ...record, status: { kind: "exited", way, on } }, endedBy, statusBefore };
}
