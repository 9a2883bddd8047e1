import { nextBeijingMidnightMs } from "../time/calendar-date";
import type { CacheEntry } from "./entry-store";

/**
 * R1, R6, R8: says whether what a request brought may still be decided by. Pure.
 *
 * @param asked when the request began, wall clock, and in which epoch of the clock
 * @param now the epoch and the time of the honest clock, and the bound on age in ms; infinite for the answer to one's own
 *   request, which no age makes stale
 * @returns false past the bound, after an invalidation, and on a later Beijing day, however young it is
 * @source 五(三), 六(一), 六(三)
 * @example
 * isFresh(entry, { epoch: clock.epoch, nowMs: clock.nowMs(), maxAgeMs: 60_000 })
 */
export function isFresh(
  asked: Pick<CacheEntry, "startedMs" | "epoch">,
  now: { readonly epoch: number; readonly nowMs: number; readonly maxAgeMs: number },
): boolean {
  return (
    asked.epoch === now.epoch && now.nowMs - asked.startedMs <= now.maxAgeMs && isOfDay(asked, now.nowMs)
  );
}

/**
 * R6: says whether a request began on the Beijing day of a moment, at midnight of which records end and others are listed
 * in their place. Pure.
 *
 * @param asked when the request began, wall clock
 * @param nowMs the moment, not before it
 * @returns false from the midnight on that follows the request
 * @source 六(一)
 * @example
 * isOfDay(entry, clock.nowMs())
 */
export function isOfDay({ startedMs }: Pick<CacheEntry, "startedMs">, nowMs: number): boolean {
  return nowMs < nextBeijingMidnightMs(startedMs);
}
