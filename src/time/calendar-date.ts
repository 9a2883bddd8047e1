import { InputError } from "../errors/yingcha-error";

declare const calendarDateBrand: unique symbol;

/**
 * A day of the civil calendar in Asia/Shanghai, written YYYY-MM-DD, from 1800-01-01 to 9999-12-31.
 *
 * All have the same width, so `<`, `<=`, `>` and `===` on the strings are the order of the days.
 *
 * @source GB/T 7408 (ISO 8601), calendar date in extended format
 * @example const dueOn: CalendarDate = parseCalendarDate("2018-05-24");
 */
export type CalendarDate = string & { readonly [calendarDateBrand]: true };

const form = /^\d{4}-\d{2}-\d{2}$/;
const yearMin = 1800;
const yearMax = 9999;
const dayMs = 86_400_000;
const beijingOffsetMs = 8 * 3_600_000;
/** Days from 0000-03-01 to 1970-01-01. Years counted from March put the leap day at their end. */
const daysToUnixEpoch = 719_468;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function partsOf(text: string): { year: number; month: number; day: number } {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8)) };
}

function write(year: number, month: number, day: number): CalendarDate {
  // Also false for NaN and fractions, which would otherwise come out as a date that looks real.
  if (!(Number.isInteger(year) && year >= yearMin && year <= yearMax)) {
    throw new InputError("date-malformed", `The date falls outside the years ${yearMin} to ${yearMax}.`);
  }
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}` as CalendarDate;
}

/** Days since 1970-01-01, in integers: a local zone or daylight saving time has no way in. */
function dayNumberOf(date: CalendarDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - daysToUnixEpoch;
}

function dateOfDayNumber(dayNumber: number): CalendarDate {
  const shifted = dayNumber + daysToUnixEpoch;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  return write(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day);
}

/**
 * Tells whether a value is a calendar date that exists.
 *
 * Pure. No trimming, no other spelling: `2018-2-9`, `20180209` and an instant are not calendar dates.
 *
 * @param value anything
 * @returns true for a string YYYY-MM-DD that names a day of the years 1800 to 9999
 * @source GB/T 7408 (ISO 8601)
 * @example isCalendarDate("2019-02-29"); // false
 */
export function isCalendarDate(value: unknown): value is CalendarDate {
  if (typeof value !== "string" || !form.test(value)) return false;
  const { year, month, day } = partsOf(value);
  return year >= yearMin && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/**
 * Takes a calendar date from outside.
 *
 * Pure. The message of the error does not repeat the value, which may be anything.
 *
 * @param value anything
 * @returns the same string, known to be a calendar date
 * @throws InputError `date-malformed` when it is not a string YYYY-MM-DD naming a day that exists
 * @source GB/T 7408 (ISO 8601)
 * @example parseCalendarDate("2018-04-25");
 */
export function parseCalendarDate(value: unknown): CalendarDate {
  if (!isCalendarDate(value)) throw new InputError("date-malformed");
  return value;
}

/**
 * Moves a date by days.
 *
 * Pure.
 *
 * @param date where to start
 * @param count whole days, negative for earlier
 * @returns the date `count` days later
 * @throws InputError `date-malformed` when the result leaves the years 1800 to 9999 or `count` is no whole number
 * @source Gregorian calendar (ISO 8601)
 * @example addDays(parseCalendarDate("2018-12-31"), 1); // "2019-01-01"
 */
export function addDays(date: CalendarDate, count: number): CalendarDate {
  // A fraction would be floored in some steps and not in others.
  return dateOfDayNumber(Number.isInteger(count) ? dayNumberOf(date) + count : Number.NaN);
}

/**
 * Moves a date by years; 29 February counts as 28 in a common year.
 *
 * Pure.
 *
 * @param date where to start
 * @param count whole years, negative for earlier
 * @returns the same day `count` years later, or 28 February where that year has no 29th
 * @throws InputError `date-malformed` when the result leaves the years 1800 to 9999 or `count` is no whole number
 * @source 二(二), three consecutive years; the 28th is our reading (R11)
 * @example addYears(parseCalendarDate("2020-02-29"), 3); // "2023-02-28"
 */
export function addYears(date: CalendarDate, count: number): CalendarDate {
  const { year, month, day } = partsOf(date);
  return write(year + count, month, Math.min(day, daysInMonth(year + count, month)));
}

/**
 * Orders two dates, for `sort`; elsewhere `<` on the strings says the same.
 *
 * Pure. A plain comparison of strings: dates are of one width, so it is the order of the days.
 *
 * @param a one date
 * @param b the other
 * @returns -1 when `a` is earlier, 1 when it is later, 0 on the same day
 * @source GB/T 7408 (ISO 8601)
 * @example dates.sort(compare);
 */
export function compare(a: CalendarDate, b: CalendarDate): -1 | 0 | 1 {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Says which day of the week a date is.
 *
 * Pure.
 *
 * @param date the day
 * @returns 1 for Monday to 7 for Sunday
 * @source GB/T 7408 (ISO 8601), day of the week
 * @example weekday(parseCalendarDate("2018-04-25")); // 3, a Wednesday
 */
export function weekday(date: CalendarDate): number {
  // 1970-01-01 was a Thursday. `%` keeps the sign, and days before 1970 are negative.
  return ((((dayNumberOf(date) + 3) % 7) + 7) % 7) + 1;
}

/**
 * Says which day it is in Beijing at an instant.
 *
 * Pure. UTC+8 throughout: the daylight saving time of 1986 to 1991 and local time before 1901 are left out,
 * since they touch no record of the lists.
 *
 * @param epochMs the instant, in milliseconds since 1970-01-01T00:00:00Z
 * @returns the calendar date in Beijing
 * @throws InputError `date-malformed` when the instant is no number or leaves the years 1800 to 9999
 * @source Beijing time is UTC+8
 * @example beijingDateOf(Date.parse("2026-10-07T16:30:00Z")); // "2026-10-08"
 */
export function beijingDateOf(epochMs: number): CalendarDate {
  return dateOfDayNumber(Math.floor((epochMs + beijingOffsetMs) / dayMs));
}

/**
 * Says when the day ends in Beijing: a record binds through 24:00 of its last day, and not longer.
 *
 * Pure.
 *
 * @param epochMs the instant, in milliseconds since 1970-01-01T00:00:00Z
 * @returns the first 00:00 in Beijing after that instant, in milliseconds since 1970-01-01T00:00:00Z;
 *   at 00:00 sharp it is the following one
 * @source 六(一), validity; 24:00 Beijing time is our reading (R6)
 * @example nextBeijingMidnightMs(Date.parse("2026-10-08T10:00:00+08:00"));
 */
export function nextBeijingMidnightMs(epochMs: number): number {
  return (Math.floor((epochMs + beijingOffsetMs) / dayMs) + 1) * dayMs - beijingOffsetMs;
}
