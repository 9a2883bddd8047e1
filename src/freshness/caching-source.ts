import { type SubjectRef, subjectKey } from "../subject/subject";
import type { SubjectKind } from "../subject/subject-kind";
import type { HonestClock } from "../time/honest-clock";
import { type CacheEntry, createEntryStore } from "./entry-store";
import type { FindHow, ListSource, SourceAnswer } from "./list-source";
import { untilAborted } from "./until-aborted";

/** A list source that remembers answers, each with the place for what the guard derives from it. */
export interface CachingSource extends ListSource {
  /** The same as `find`, with the entries themselves. */
  findEntries(subjects: readonly SubjectRef[], how: FindHow): Promise<readonly CacheEntry[]>;
  /** The entry in store, of whatever age; synchronous, asks nobody. */
  peek(kind: SubjectKind, code: string): CacheEntry | undefined;
}

interface Flight {
  readonly startedMs: number;
  readonly epoch: number;
  readonly entry: Promise<CacheEntry>;
}

/**
 * Puts a cache in front of a list source.
 *
 * The age of an answer counts from the start of its request, and none is handed out past the bound the caller
 * set: an answer in store must be within it, a request under way must have begun within it and still be so when
 * it ends; otherwise the caller gets a request of its own. `maxAgeMs: 0` joins nothing. Requests under way
 * belong to nobody: a caller that aborts leaves them running for the others. Failures are not remembered. What
 * was asked for in an earlier epoch of the clock is neither stored nor handed out.
 *
 * @param source what to ask
 * @param clock the honest clock
 * @param how `maxCount`: answers kept per kind of code
 * @returns the caching source
 * @source 五(三), 六(三): an answer past its bound is no check (R1, R8)
 * @example
 * const cached = createCachingSource(remote, clock, { maxCount: 100_000 })
 */
export function createCachingSource(
  source: ListSource,
  clock: HonestClock,
  { maxCount }: { readonly maxCount: number },
): CachingSource {
  const store = createEntryStore(maxCount);
  const flights = new Map<string, Flight>();

  const fresh = (startedMs: number, epoch: number, nowMs: number, maxAgeMs: number) =>
    epoch === clock.epoch && nowMs - startedMs <= maxAgeMs;

  function launch(subjects: readonly SubjectRef[]): readonly Promise<CacheEntry>[] {
    const startedMs = clock.stampMs();
    const { epoch } = clock;
    // No signal: the request is shared, so no single caller may end it.
    const answers = source.find(subjects, { maxAgeMs: 0 });
    return subjects.map((subject, index) => {
      const key = subjectKey(subject);
      const entry = answers.then((found): CacheEntry => {
        const answer: SourceAnswer = found[index] ?? {
          finding: { kind: "failed", reason: { code: "answer-incomplete" } },
        };
        const made: CacheEntry = { answer, startedMs, epoch, memo: undefined };
        clock.stampMs();
        const kept = store.read(subject.kind, subject.code);
        const newest = kept === undefined || kept.epoch < epoch || kept.startedMs <= startedMs;
        if (answer.finding.kind === "found" && epoch === clock.epoch && newest)
          store.write(subject.kind, subject.code, made);
        return made;
      });
      const flight: Flight = { startedMs, epoch, entry };
      flights.set(key, flight);
      const land = () => {
        if (flights.get(key) === flight) flights.delete(key);
      };
      entry.then(land, land);
      return entry;
    });
  }

  async function findEntries(subjects: readonly SubjectRef[], how: FindHow): Promise<readonly CacheEntry[]> {
    const { maxAgeMs, signal } = how;
    signal?.throwIfAborted();
    const nowMs = clock.nowMs();
    const results: (CacheEntry | Promise<CacheEntry>)[] = [];
    const asked = new Map<string, { readonly subject: SubjectRef; readonly places: number[] }>();
    for (const [place, subject] of subjects.entries()) {
      const key = subjectKey(subject);
      const stored = maxAgeMs > 0 ? store.read(subject.kind, subject.code) : undefined;
      const flight = maxAgeMs > 0 ? flights.get(key) : undefined;
      if (stored !== undefined && fresh(stored.startedMs, stored.epoch, nowMs, maxAgeMs))
        results[place] = stored;
      else if (flight !== undefined && fresh(flight.startedMs, flight.epoch, nowMs, maxAgeMs))
        results[place] = join(subject, flight, how);
      else {
        const row = asked.get(key);
        if (row === undefined) asked.set(key, { subject, places: [place] });
        else row.places.push(place);
      }
    }
    if (asked.size > 0) {
      const rows = [...asked.values()];
      const launched = launch(rows.map((row) => row.subject));
      for (const [index, row] of rows.entries()) {
        const entry = launched[index];
        if (entry !== undefined)
          for (const place of row.places) results[place] = settled(row.subject, entry, how);
      }
    }
    return untilAborted(Promise.all(results), signal);
  }

  /** Waits for another caller's request, and asks anew if that took it past this caller's bound. */
  async function join(subject: SubjectRef, flight: Flight, how: FindHow): Promise<CacheEntry> {
    const entry = await flight.entry;
    if (fresh(entry.startedMs, entry.epoch, clock.nowMs(), how.maxAgeMs)) return entry;
    return anew(subject, how);
  }

  /** Waits for the caller's own request; it is as fresh as can be, unless an invalidation overtook it. */
  async function settled(subject: SubjectRef, own: Promise<CacheEntry>, how: FindHow): Promise<CacheEntry> {
    const entry = await own;
    return entry.epoch === clock.epoch ? entry : anew(subject, how);
  }

  async function anew(subject: SubjectRef, how: FindHow): Promise<CacheEntry> {
    how.signal?.throwIfAborted();
    const [own] = launch([subject]);
    if (own === undefined) throw new TypeError("A request for one subject was not made.");
    return settled(subject, own, how);
  }

  return {
    async find(subjects, how) {
      const entries = await findEntries(subjects, how);
      return entries.map((entry) => entry.answer);
    },
    findEntries,
    peek: (kind, code) => store.read(kind, code),
  };
}
