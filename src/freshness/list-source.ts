import type { Finding } from "../decision/facts";
import type { SubjectRef } from "../subject/subject";

/** What a list source answers about one subject. */
export interface SourceAnswer {
  readonly finding: Finding;
  /** The version of the catalogue that was active where the answer was made; absent when nothing was found. */
  readonly catalogueVersion?: number;
}

/** How to ask. */
export interface FindHow {
  /**
   * No answer whose request began longer ago than this, in ms, or on an earlier Beijing day; 0 asks anew and joins no
   * earlier request.
   */
  readonly maxAgeMs: number;
  /** Ends this caller's waiting, not the shared request. */
  readonly signal?: AbortSignal;
}

/**
 * Whatever answers "who is listed?": the platform, a cache before it, a mirror, a fake.
 *
 * `find` gives one answer per subject, in the order asked. It rejects only with the reason of the caller's own
 * `signal`: every other failure is a finding of the subjects it concerns.
 */
export interface ListSource {
  find(subjects: readonly SubjectRef[], how: FindHow): Promise<readonly SourceAnswer[]>;
}
