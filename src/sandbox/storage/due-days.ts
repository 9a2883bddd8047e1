import type { CalendarDate } from "../../time/calendar-date";
import type { LookupHow } from "../registry/lookup-how";
import { dueOn, type SubjectFile } from "../registry/subject-file";

/** On which days the calendar changes which files in memory. */
export interface DueDays {
  /** Takes a file as it is now. */
  write(key: string, file: SubjectFile): void;
  /** The keys of the files in which a record is over, the longest due first. */
  dueBy(date: CalendarDate): readonly string[];
}

/**
 * Makes the days on which the calendar changes files.
 *
 * @param how `withheld`: changes what those are told who may not see the watch list. Default `told`
 * @returns the days, of no file yet
 * @source 四(四), 六(一), 六(二) (R6) (R10)
 * @example
 * createDueDays().dueBy(moment.date)
 */
export function createDueDays(how: LookupHow = {}): DueDays {
  const days = new Map<string, CalendarDate>();
  /** No file is due before it; the true first day may be later. */
  let from: CalendarDate | undefined;

  return {
    write(key, file) {
      const on = dueOn(file, how);
      if (on === undefined) days.delete(key);
      else days.set(key, on);
      if (on !== undefined && (from === undefined || on < from)) from = on;
    },
    dueBy(date) {
      if (from === undefined || date < from) return [];
      const due = [...days].filter(([, on]) => on <= date).sort(byDateAndKey);
      if (due.length === 0) from = [...days.values()].sort()[0];
      return due.map(([key]) => key);
    },
  };
}

function byDateAndKey([keyA, a]: readonly [string, string], [keyB, b]: readonly [string, string]): number {
  return a === b ? (keyA < keyB ? -1 : 1) : a < b ? -1 : 1;
}
