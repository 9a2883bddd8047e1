import { LRUCache } from "lru-cache";
import type { SubjectKind } from "../subject/subject-kind";
import type { SourceAnswer } from "./list-source";

/** One answer in the cache. */
export interface CacheEntry {
  readonly answer: SourceAnswer;
  /** When the request for it began, wall clock. */
  readonly startedMs: number;
  /** The clock's epoch at that time; an entry of an older epoch is stale whatever its age. */
  readonly epoch: number;
  /** What the guard derived from this very answer; it goes when the entry goes. */
  memo: unknown;
}

/** A bounded store of answers, by kind and code. */
export interface EntryStore {
  read(kind: SubjectKind, code: string): CacheEntry | undefined;
  write(kind: SubjectKind, code: string, entry: CacheEntry): void;
}

/**
 * Makes the bounded store: least recently used answers make room.
 *
 * Each kind has a room of its own, so that a bare string can never reach the entry of a person.
 *
 * @param maxCount answers kept per kind of code
 * @returns an empty store
 * @example
 * const store = createEntryStore(100_000)
 */
export function createEntryStore(maxCount: number): EntryStore {
  const rooms = new Map<SubjectKind, LRUCache<string, CacheEntry>>();
  return {
    read: (kind, code) => rooms.get(kind)?.get(code),
    write(kind, code, entry) {
      let room = rooms.get(kind);
      if (room === undefined) {
        room = new LRUCache({ max: maxCount });
        rooms.set(kind, room);
      }
      room.set(code, entry);
    },
  };
}
