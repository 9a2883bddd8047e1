import type { FindHow, ListSource } from "../freshness/list-source";
import type { SubjectRef } from "../subject/subject";
import { answersInWords } from "./answers-in-words";
import { knownStanding } from "./known-standing";
import { createManualClock } from "./manual-clock";
import type { ManualClock } from "./manual-machine";
import { createScriptedLists, type ScriptedLists } from "./scripted-lists";
import { sourceStates } from "./source-states";

/** What a cache under proof is put together from. */
export interface CacheParts {
  /** What the cache is put in front of. */
  readonly source: ListSource;
  /** The only clock that the cache may read. */
  readonly clock: ManualClock;
  /** How many answers it may keep. */
  readonly maxCount: number;
}

/** A cache in front of lists that know A as A-1. */
export interface CacheBench {
  readonly lists: ScriptedLists;
  readonly clock: ManualClock;
  readonly cache: ListSource;
  ask(subjects: readonly SubjectRef[], maxAgeMs?: number, signal?: AbortSignal): Promise<readonly string[]>;
  /** The lists say something new of a subject. */
  put(subject: SubjectRef, recordId: string): void;
  /** The same while a list source is missing. */
  putIncomplete(subject: SubjectRef, recordId: string): void;
}

/** The bound on age that a proof asks by, unless it says otherwise. */
export const boundMs = 60_000;

/**
 * Makes a cache over scripted lists, and a clock that tells it the time.
 *
 * @param createCache puts an empty cache in front of a source
 * @param known whom the lists know, as A-1; nobody else
 * @param maxCount how many answers the cache may keep
 * @returns the bench
 * @example
 * const bench = createCacheBench(createCache, subject, 1_000)
 */
export function createCacheBench(
  createCache: (parts: CacheParts) => ListSource,
  known: SubjectRef,
  maxCount: number,
): CacheBench {
  const lists = createScriptedLists();
  const clock = createManualClock();
  const cache = createCache({ source: lists, clock, maxCount });
  const put = (subject: SubjectRef, recordId: string) => lists.put(knownStanding(subject, recordId));
  put(known, "A-1");
  return {
    lists,
    clock,
    cache,
    put,
    putIncomplete: (subject, recordId) =>
      lists.put(knownStanding(subject, recordId, { sources: sourceStates("quanzhou-lists") })),
    async ask(subjects, maxAgeMs = boundMs, signal) {
      const how: FindHow = { maxAgeMs, ...(signal === undefined ? {} : { signal }) };
      return answersInWords(subjects, await cache.find(subjects, how));
    },
  };
}

/** Lets everything that can go on go on, also in a cache that asks a few turns later. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** What has come of a promise by now, so that no proof waits for ever for what a broken cache never gives. */
export async function soFar<T>(promise: Promise<T>): Promise<T | "waiting"> {
  await settle();
  return Promise.race([promise, "waiting" as const]);
}
