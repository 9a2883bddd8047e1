import { beijingDateOf } from "../time/calendar-date";
import type { Moment } from "./registry/drawer";

/**
 * Gives the instant and the Beijing day of a reading of the wall clock. Pure.
 *
 * @param wallMs milliseconds since 1970
 * @returns the moment at which something is done
 * @example
 * momentAt(clock.wallMs())
 */
export function momentAt(wallMs: number): Moment {
  return { at: new Date(wallMs).toISOString(), date: beijingDateOf(wallMs) };
}
