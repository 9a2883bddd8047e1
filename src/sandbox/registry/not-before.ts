import { beijingDateOf } from "../../time/calendar-date";
import type { Moment } from "./drawer";

/**
 * Keeps time from running back, whatever a clock says. Pure.
 *
 * @param moment when something is done
 * @param changedAt the instant of the last change; undefined when there was none
 * @returns the moment, or that of the last change where it is the later one
 * @source RFC 3339
 * @example
 * notBefore(moment, "2026-11-24T09:00:00+08:00").date
 */
export function notBefore(moment: Moment, changedAt: string | undefined): Moment {
  if (changedAt === undefined) return moment;
  const changedMs = Date.parse(changedAt);
  return changedMs > Date.parse(moment.at) ? { at: changedAt, date: beijingDateOf(changedMs) } : moment;
}
