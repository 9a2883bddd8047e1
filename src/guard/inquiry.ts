import { type ActiveCatalogue, packAlone } from "../catalogue/active-catalogue";
import type { UnestablishedReason } from "../decision/facts";
import type { CacheEntry } from "../freshness/entry-store";
import { reasonOf } from "../freshness/reason-of";
import { untilAborted } from "../freshness/until-aborted";
import type { SubjectRef } from "../subject/subject";
import type { RememberedCheck } from "./check-memory";
import type { GuardParts } from "./guard-parts";
import type { Waiting } from "./within-deadline";

/** The catalogue to decide by, or why none could be had; then it is the pack alone or one out of date, for showing. */
export interface HeldCatalogue {
  readonly catalogue: ActiveCatalogue;
  readonly failure?: UnestablishedReason;
}

/** What one check asks of the world outside; every failure is an answer, and only the caller's leaving is thrown. */
export interface Inquiry {
  /** Asks the lists; one entry per subject, in the order asked. */
  askLists(
    subjects: readonly SubjectRef[],
    maxAgeMs: number,
  ): Promise<readonly CacheEntry<RememberedCheck>[]>;
  /** Gives the catalogue in use, at least in the version named. */
  holdCatalogue(minVersion: number): Promise<HeldCatalogue>;
}

/**
 * Opens the inquiry of one check.
 *
 * @param parts what the guard is put together from
 * @param waiting what ends the waiting: the deadline makes failed findings of what has not come
 * @returns the inquiry
 * @source 五(三) (R21, R23)
 * @example
 * const [own] = await openInquiry(parts, waiting).askLists([subject], 60_000)
 */
export function openInquiry(parts: GuardParts, waiting: Waiting): Inquiry {
  function failureOf(error: unknown): UnestablishedReason {
    waiting.throwIfLeft();
    return waiting.signal.aborted ? { code: "deadline-exceeded" } : reasonOf(error, "rule-failed");
  }

  return {
    async askLists(subjects, maxAgeMs) {
      if (subjects.length === 0) return [];
      try {
        return await parts.source.findEntries(subjects, { maxAgeMs, signal: waiting.signal });
      } catch (error) {
        const finding = { kind: "failed", reason: failureOf(error) } as const;
        return subjects.map(() => ({ answer: { finding }, startedMs: 0, epoch: 0, memo: undefined }));
      }
    },
    async holdCatalogue(minVersion) {
      const { active } = parts.catalogue;
      if (active !== undefined && active.version >= minVersion) return { catalogue: active };
      try {
        return { catalogue: await untilAborted(parts.catalogue.current(minVersion), waiting.signal) };
      } catch (error) {
        return { catalogue: active ?? packAlone(parts.pack), failure: failureOf(error) };
      }
    },
  };
}
