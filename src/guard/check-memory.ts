import type { ActiveCatalogue } from "../catalogue/active-catalogue";
import type { CachingSource } from "../freshness/caching-source";
import type { CatalogueKeeper } from "../freshness/catalogue-keeper";
import type { CacheEntry } from "../freshness/entry-store";
import type { SubjectRef } from "../subject/subject";
import type { HonestClock } from "../time/honest-clock";
import type { Check } from "./check";

/** The answer about somebody who was checked with the subject: its parent, operator, responsible person. */
export interface RelatedEntry {
  readonly subject: SubjectRef;
  readonly entry: CacheEntry<RememberedCheck>;
}

/** A check kept with the answer it was made from; further matters of the same answer hang on it. */
export interface RememberedCheck {
  /** As the caller passed it. */
  readonly matterType: string;
  readonly catalogue: ActiveCatalogue;
  /** When the guard's own bound on age or the Beijing day ends it, in ms since the memory was made. */
  readonly freshUntilMs: number;
  readonly check: Check;
  /** The check as `checkBeforeApprove` gives it, one promise for all who ask. */
  readonly answer: Promise<Check>;
  /** When the oldest request behind it began, wall clock. */
  readonly startedMs: number;
  /** The Beijing midnight at which the day, and with it any record, turns. */
  readonly dayEndsMs: number;
  /** What else it rests on; it holds only while the guard knows nothing newer of them. */
  readonly others: readonly RelatedEntry[];
  readonly next: RememberedCheck | undefined;
}

/** What the memory of a guard rests on. */
interface MemoryParts {
  readonly source: CachingSource<RememberedCheck>;
  readonly clock: HonestClock;
  readonly catalogue: CatalogueKeeper;
  /** The guard's own bound on age. */
  readonly maxAgeMs: number;
}

/** The checks of a guard, each kept with the answer it was made from, so that it goes when the answer goes. */
export interface CheckMemory {
  /** Gives the check of a matter if it is of today, by the catalogue in use and within the bound on age. */
  recall(
    entry: CacheEntry<RememberedCheck> | undefined,
    matterType: string,
    maxAgeMs: number,
  ): RememberedCheck | undefined;
  /** Keeps a check, deeply frozen; beyond 16 matters of one answer the eldest goes. */
  keep(
    entry: CacheEntry<RememberedCheck>,
    made: Omit<RememberedCheck, "answer" | "freshUntilMs" | "next">,
  ): void;
}

const mattersMaxCount = 16;
/** The same for all, so that a check that rests on nobody else is known by it, and nothing of it is read. */
const none: readonly never[] = [];

/**
 * Makes the memory of a guard.
 *
 * What a warm check touches is laid out for it: one object an answer and matter, a promise made beforehand, and one
 * instant to compare, counted from here so that it is a small integer (docs/decisions/0016).
 *
 * @param parts the clock, the catalogue in use, the guard's own bound on age
 * @returns the memory, empty
 * @source 五(三) (R1, R8, R14)
 * @example
 * const kept = createCheckMemory(parts).recall(entry, "administrative-license", 60_000)
 */
export function createCheckMemory({
  source,
  clock,
  catalogue,
  maxAgeMs: ownMaxAgeMs,
}: MemoryParts): CheckMemory {
  const originMs = clock.nowMs();

  function isTimely(
    { epoch }: CacheEntry<RememberedCheck>,
    kept: RememberedCheck,
    maxAgeMs: number,
  ): boolean {
    if (kept.others !== none && !kept.others.every(isNewest)) return false;
    const nowMs = clock.nowMs();
    if (epoch !== clock.epoch || kept.catalogue !== catalogue.active) return false;
    return maxAgeMs === ownMaxAgeMs
      ? nowMs - originMs <= kept.freshUntilMs
      : nowMs - kept.startedMs <= maxAgeMs && nowMs < kept.dayEndsMs;
  }

  const isNewest = ({ subject, entry }: RelatedEntry) =>
    source.entriesOf(subject.kind).read(subject.code) === entry;

  return {
    recall(entry, matterType, maxAgeMs) {
      if (entry === undefined || maxAgeMs === 0) return undefined;
      for (let kept = entry.memo; kept !== undefined; kept = kept.next)
        if (kept.matterType === matterType) return isTimely(entry, kept, maxAgeMs) ? kept : undefined;
      return undefined;
    },
    keep(entry, made) {
      const { startedMs, dayEndsMs, matterType, check } = made;
      const freshUntilMs = Math.min(startedMs + ownMaxAgeMs, dayEndsMs - 1) - originMs;
      const next = furtherMatters(entry.memo, matterType, mattersMaxCount - 1);
      entry.memo = laidOut({ ...made, freshUntilMs, answer: Promise.resolve(check), next });
    },
  };
}

function furtherMatters(
  kept: RememberedCheck | undefined,
  matterType: string,
  leftCount: number,
): RememberedCheck | undefined {
  if (kept === undefined || leftCount === 0) return undefined;
  return kept.matterType === matterType
    ? furtherMatters(kept.next, matterType, leftCount)
    : laidOut({ ...kept, next: furtherMatters(kept.next, matterType, leftCount - 1) });
}

/** Written out: objects that are spread from one another share no shape, and each reading is then a search. */
function laidOut(made: RememberedCheck): RememberedCheck {
  return {
    matterType: made.matterType,
    catalogue: made.catalogue,
    freshUntilMs: made.freshUntilMs,
    check: made.check,
    answer: made.answer,
    startedMs: made.startedMs,
    dayEndsMs: made.dayEndsMs,
    others: made.others.length === 0 ? none : made.others,
    next: made.next,
  };
}
