import { isYingchaError } from "../../errors/yingcha-error";
import { beijingDateOf } from "../../time/calendar-date";

/**
 * Says in which Beijing month an instant lies. Pure.
 *
 * @param instant RFC 3339, with any offset
 * @returns YYYY-MM; undefined beyond the calendar of the platform, where no month is counted
 * @source 四(三) 每月统计; Beijing time is UTC+8
 * @example
 * beijingMonthOf("2026-10-31T16:00:00Z") // "2026-11"
 */
export function beijingMonthOf(instant: string): string | undefined {
  try {
    return beijingDateOf(Date.parse(instant)).slice(0, 7);
  } catch (error) {
    if (isYingchaError(error)) return undefined;
    throw error;
  }
}
