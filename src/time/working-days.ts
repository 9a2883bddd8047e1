import { InputError } from "../errors/yingcha-error";
import { addDays, type CalendarDate, weekday } from "./calendar-date";

/**
 * Which days are worked, for the span in which that has been announced.
 *
 * The State Council announces a year's days late in the year before and may change them on short notice
 * (2020-01-31), so a calendar can be passed in wherever one is used.
 *
 * @source 民法典 201 to 204; 行政许可法 82 (working days, statutory holidays excluded)
 * @example const calendar: WorkingDayCalendar = { ...chinaWorkingDays, knownThrough: parseCalendarDate("2026-09-30") };
 */
export interface WorkingDayCalendar {
  /** The first day about which the calendar knows. */
  readonly knownFrom: CalendarDate;
  /** The last day about which the calendar knows. */
  readonly knownThrough: CalendarDate;
  /** Days from Monday to Friday that are off. */
  readonly holidays: ReadonlySet<CalendarDate>;
  /** Saturdays and Sundays that are worked, in exchange for a day off: 调休. */
  readonly makeupDays: ReadonlySet<CalendarDate>;
}

/**
 * The last day of a term counted in working days, and whether it is final.
 *
 * @source 五(六), verification within 20 working days
 * @example const due: WorkingDayDeadline = addWorkingDays(toldOn, 20, chinaWorkingDays);
 */
export interface WorkingDayDeadline {
  /** The last day of the term. */
  readonly on: CalendarDate;
  /**
   * `known`: the calendar knows every day of the term. `provisional`: the term touches a day about which it
   * does not, and there every Monday to Friday was taken for a working day; say so wherever the date is shown.
   */
  readonly horizon: "known" | "provisional";
}

function isWorkingDay(date: CalendarDate, calendar: WorkingDayCalendar): boolean {
  return weekday(date) <= 5 ? !calendar.holidays.has(date) : calendar.makeupDays.has(date);
}

/**
 * Counts a term in working days; the day it starts from does not count.
 *
 * Pure.
 *
 * @param from the day of the event, such as the day on which the information provider is told
 * @param count working days, a whole number from 0; 0 ends on `from` itself
 * @param calendar which days are worked
 * @returns the last day of the term; `provisional` as soon as any day from `from` to it lies outside
 *   `knownFrom` to `knownThrough`
 * @throws InputError `options-invalid` when `count` is negative or no whole number; `date-malformed` when the
 *   term would end after 9999
 * @source 五(六); 民法典 201, the first day is not counted (R4)
 * @example addWorkingDays(parseCalendarDate("2018-04-25"), 20, chinaWorkingDays).on; // "2018-05-24"
 */
export function addWorkingDays(
  from: CalendarDate,
  count: number,
  calendar: WorkingDayCalendar,
): WorkingDayDeadline {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new InputError("options-invalid", "A number of working days must be a whole number from 0.");
  }
  let on = from;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    if (isWorkingDay(on, calendar)) left -= 1;
  }
  // Every day of the term lies between these two.
  const isKnown = from >= calendar.knownFrom && on <= calendar.knownThrough;
  return { on, horizon: isKnown ? "known" : "provisional" };
}
