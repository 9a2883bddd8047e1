import type { Moment } from "../../src/sandbox/registry/drawer";
import type { CalendarDate } from "../../src/time/calendar-date";

/** The morning of a day. */
export function momentOn(date: CalendarDate): Moment {
  return { at: `${date}T09:00:00+08:00`, date };
}
