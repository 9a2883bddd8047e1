import type { Extent } from "../proof";

/** How much is put on file to be weighed. */
export interface Sizes {
  /** Organizations, each with a person. */
  readonly subjectCount: number;
  readonly actCount: number;
  readonly feedbackCount: number;
  /** Lookups that are timed; none in the short form, which times nothing. */
  readonly lookupCount: number;
  /** So many times what is planned may be taken: among few rows pages that are begun count for much. */
  readonly slack: number;
}

export const sizes: Readonly<Record<Extent, Sizes>> = {
  full: { subjectCount: 90_000, actCount: 2_000, feedbackCount: 10_000, lookupCount: 10_000, slack: 1 },
  short: { subjectCount: 400, actCount: 100, feedbackCount: 300, lookupCount: 0, slack: 2 },
};

/** What a city or a province plans by: the bytes that each takes on the disk, its index and its share of the pages in
 * it, rounded up. docs/operations.md reckons with these. */
export const plannedBytes = { organization: 1_536, act: 6_144, feedback: 1_536, line: 768 } as const;

/** What one process does at least, so that what is reckoned with is a small part of it. */
export const plannedRates = { lookups: 300, acts: 30, lines: 7_000 } as const;
