import type { PublicList, PublicPage, PublicRecord } from "../../contract/public-record";

/** Which page of a public list is wanted. */
export interface PublicPageAsked {
  readonly list: PublicList;
  /** The place after which it begins, as a page before it named it. Default: the beginning. */
  readonly after?: string | undefined;
  readonly maxCount: number;
}

/** A public record at its place. */
export interface RankedRecord {
  readonly rank: string;
  readonly record: PublicRecord;
}

/**
 * Cuts a page of a public list. Pure.
 *
 * @param found what comes after the place asked for, by rank: one more than the page holds, where there is more
 * @param maxCount at most so many on the page
 * @returns the page; records that say the very same are one
 * @source 四(四) (R10): what is not public moves no page
 * @example
 * publicPageOf(found, 100).next
 */
export function publicPageOf(found: readonly RankedRecord[], maxCount: number): PublicPage {
  const page = found.slice(0, maxCount);
  const next = found.length > maxCount ? (page.at(-1)?.rank ?? null) : null;
  return { records: distinctRecords(page), next };
}

/**
 * Makes one of records that say the very same. Pure.
 *
 * @param ranked by rank
 * @returns the records in their order
 * @example
 * distinctRecords([]) // []
 */
export function distinctRecords(ranked: readonly RankedRecord[]): readonly PublicRecord[] {
  return ranked.filter(({ rank }, index) => ranked[index - 1]?.rank !== rank).map(({ record }) => record);
}
