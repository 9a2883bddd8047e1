import { LRUCache } from "lru-cache";
import type { SubjectKind } from "../subject/subject-kind";
import type { SourceAnswer } from "./list-source";

/** One answer in the cache. */
export interface CacheEntry<Memo = unknown> {
  readonly answer: SourceAnswer;
  /** When the request for it began, wall clock. */
  readonly startedMs: number;
  /** The clock's epoch at that time; an entry of an older epoch is stale whatever its age. */
  readonly epoch: number;
  /** What the guard derived from this very answer; it goes when the entry goes. */
  memo: Memo | undefined;
}

/** The answers about codes of one kind. */
export interface EntryRoom<Memo = unknown> {
  read(code: string): CacheEntry<Memo> | undefined;
  write(code: string, entry: CacheEntry<Memo>): void;
}

/** A bounded store of answers. */
export interface EntryStore<Memo = unknown> {
  /** The room of a kind; always the same one, so that it may be kept at hand. */
  roomOf(kind: SubjectKind): EntryRoom<Memo>;
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
export function createEntryStore<Memo>(maxCount: number): EntryStore<Memo> {
  const rooms = new Map<SubjectKind, EntryRoom<Memo>>();
  return {
    roomOf(kind) {
      const room = rooms.get(kind) ?? createRoom<Memo>(maxCount);
      rooms.set(kind, room);
      return room;
    },
  };
}

function createRoom<Memo>(maxCount: number): EntryRoom<Memo> {
  // Made with the first answer, since it takes all its places at once.
  let entries: LRUCache<string, CacheEntry<Memo>> | undefined;
  return {
    read: (code) => entries?.get(code),
    write(code, entry) {
      entries ??= new LRUCache({ max: maxCount });
      entries.set(code, entry);
    },
  };
}
