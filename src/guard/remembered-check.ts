import type { ActiveCatalogue } from "../catalogue/active-catalogue";
import type { CacheEntry } from "../freshness/entry-store";
import type { Check } from "./check";

/** A check kept with the answer it was made from. */
export interface RememberedCheck {
  readonly check: Check;
  readonly catalogue: ActiveCatalogue;
  /** When the oldest request behind it began, wall clock. */
  readonly startedMs: number;
  /** The Beijing midnight at which the day, and with it any record, turns. */
  readonly dayEndsMs: number;
}

/**
 * Finds the check of a matter that is kept with an answer.
 *
 * @param entry the answer in the cache
 * @param matterType as the caller passed it
 * @returns the check, of whatever age, or undefined
 * @example
 * rememberedCheck(entry, "administrative-license")
 */
export function rememberedCheck(entry: CacheEntry, matterType: string): RememberedCheck | undefined {
  return entry.memo instanceof Map ? entry.memo.get(matterType) : undefined;
}

/**
 * Keeps a check with the answer it was made from, so that it goes when the answer goes.
 *
 * @param entry the answer in the cache
 * @param matterType as the caller passed it
 * @param remembered the check, deeply frozen
 * @example
 * rememberCheck(entry, "administrative-license", { check, catalogue, startedMs, dayEndsMs })
 */
export function rememberCheck(entry: CacheEntry, matterType: string, remembered: RememberedCheck): void {
  if (!(entry.memo instanceof Map)) entry.memo = new Map<string, RememberedCheck>();
  if (entry.memo instanceof Map) entry.memo.set(matterType, remembered);
}
