import { breaksCleanYears } from "../../lists/breaks-clean-years";
import { disputesAmong } from "../../lists/disputes-among";
import { recordStatus } from "../../lists/record-status";
import type { CalendarDate } from "../../time/calendar-date";
import type { SubjectFile } from "./subject-file";

/**
 * Says since when a subject is clean, by the day that was delivered and by the records that came on file. Pure.
 *
 * What was delivered knows nothing of a later listing, and an erased one has left no trace in it: so the day is
 * reckoned at each answer. A record under verification moves nothing, nor does the watch record that
 * follows it; the guard holds by itself what hangs on them.
 *
 * @param file what is held of the subject
 * @param date of the answer
 * @returns the delivered day, or the end of the last adverse record where that is later; undefined while one is in
 *   force, and where no day was delivered
 * @source 二(二), 五(五), 五(六), 六(三) (R11)
 * @example
 * cleanSinceOf(file, parseCalendarDate("2026-11-24"))
 */
export function cleanSinceOf(
  { cleanSinceOn, held }: Pick<SubjectFile, "cleanSinceOn" | "held">,
  date: CalendarDate,
): CalendarDate | undefined {
  if (cleanSinceOn === undefined) return undefined;
  let since = cleanSinceOn;
  const disputeOver = disputesAmong(
    held.map(({ record }) => record),
    date,
  );
  for (const { record } of held) {
    const status = recordStatus(record, date);
    if (!breaksCleanYears(record, status) || disputeOver(record) !== undefined) continue;
    if (status.kind !== "ended") return undefined;
    if (status.endedOn > since) since = status.endedOn;
  }
  return since;
}
