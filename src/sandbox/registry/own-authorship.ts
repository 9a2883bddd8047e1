import { addDays, type CalendarDate } from "../../time/calendar-date";
import type { Authorship } from "./drawer";
import type { HeldRecord } from "./subject-file";

/**
 * Says on whose word something happens to a record that nobody does to it: by its own listing, and in the platform's
 * words, so that nothing that was written of another record is kept with this one. Pure.
 *
 * @param held the record
 * @param basis the platform's words, with the clause
 * @returns the authority and the document of the listing, with these words
 * @source 六(一), 六(二), 六(三)
 * @example
 * ownAuthorship(held, "恢复原状，六(三)")
 */
export function ownAuthorship({ record, documentNumber }: HeldRecord, basis: string): Authorship {
  const { recordId, authority, bases } = record;
  return { by: authority, documentNumber: documentNumber ?? bases[0]?.documentNumber ?? recordId, basis };
}

/**
 * Says on whose word a record is over that the calendar ended. Pure.
 *
 * @param held the record
 * @param on the day after its last one
 * @returns as {@link ownAuthorship}
 * @source 六(一), 六(二) (R6)
 * @example
 * expiryAuthorship(held, on).basis // "有效期至2026-12-31届满，六(二)"
 */
export function expiryAuthorship(held: HeldRecord, on: CalendarDate): Authorship {
  const clause = held.record.list === "red" ? "六(二)" : "六(一)";
  return ownAuthorship(held, `有效期至${addDays(on, -1)}届满，${clause}`);
}
