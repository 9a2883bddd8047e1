import { unestablished } from "../decision/rules/unestablished";
import { type SubjectRef, subjectKey } from "../subject/subject";
import type { SubjectKind } from "../subject/subject-kind";
import type { HonestClock } from "../time/honest-clock";
import { type CacheEntry, createEntryStore, type EntryRoom } from "./entry-store";
import { isFresh } from "./is-fresh";
import type { FindHow, ListSource, SourceAnswer } from "./list-source";
import { untilAborted } from "./until-aborted";

/** A list source that remembers answers, each with the place for what the guard derives from it. */
export interface CachingSource<Memo = unknown> extends ListSource {
  /** The same as `find`, with the entries themselves. */
  findEntries(subjects: readonly SubjectRef[], how: FindHow): Promise<readonly CacheEntry<Memo>[]>;
  /** The entries of a kind in store, of whatever age; reading them is synchronous and asks nobody. */
  entriesOf(kind: SubjectKind): Pick<EntryRoom<Memo>, "read">;
}

interface Flight<Memo> {
  readonly startedMs: number;
  readonly epoch: number;
  readonly entry: Promise<CacheEntry<Memo>>;
}

/** One subject of a call, the places it stands at, and the best answer so far. */
interface Row<Memo> {
  readonly subject: SubjectRef;
  readonly places: number[];
  entry?: CacheEntry<Memo>;
  /** Whether the answer is of a request that this very call made. */
  from?: "own-request" | "elsewhere";
}

/**
 * Puts a cache in front of a list source.
 *
 * The age of an answer counts from the start of its request, and none is past the bound the caller set when it is
 * handed out: whatever was in store or was asked for by others must be within it once all the call's answers are
 * there; otherwise the caller gets a request of its own. `maxAgeMs: 0` joins nothing. Requests under way belong to
 * nobody: a caller that aborts leaves them running for the others. What establishes nothing is not used again: a
 * failure leaves the older answer in use within its bound, a standing for which a source is missing takes its place.
 * What was asked for in an earlier epoch of the clock is neither stored nor handed out. Nor is what was asked for on
 * an earlier Beijing day, not even to the caller whose request it was: at midnight records end, and others are listed
 * in their place, which only an answer of the new day tells. Both days are this clock's, so that a platform whose
 * clock differs is not asked for ever.
 *
 * @param source what to ask
 * @param clock the honest clock
 * @param how `maxCount`: answers kept per kind of code
 * @returns the caching source
 * @source 五(三), 六(三): an answer past its bound is no check (R1, R8); 六(一), the turn of the day (R6)
 * @example
 * const cached = createCachingSource(remote, clock, { maxCount: 100_000 })
 */
export function createCachingSource<Memo = unknown>(
  source: ListSource,
  clock: HonestClock,
  { maxCount }: { readonly maxCount: number },
): CachingSource<Memo> {
  const store = createEntryStore<Memo>(maxCount);
  const flights = new Map<string, Flight<Memo>>();

  const fresh = (asked: Pick<CacheEntry, "startedMs" | "epoch">, nowMs: number, maxAgeMs: number) =>
    isFresh(asked, { epoch: clock.epoch, nowMs, maxAgeMs });

  function launch(rows: readonly Row<Memo>[]): readonly Promise<void>[] {
    const startedMs = clock.stampMs();
    const { epoch } = clock;
    // No signal: the request is shared, so no single caller may end it.
    const answers = source.find(
      rows.map((row) => row.subject),
      { maxAgeMs: 0 },
    );
    return rows.map((row, index) => {
      const { subject } = row;
      const key = subjectKey(subject);
      const entry = answers.then((found): CacheEntry<Memo> => {
        const answer: SourceAnswer = found[index] ?? {
          finding: { kind: "failed", reason: { code: "answer-incomplete" } },
        };
        const made: CacheEntry<Memo> = { answer, startedMs, epoch, memo: undefined };
        clock.stampMs();
        const room = store.roomOf(subject.kind);
        if (
          answer.finding.kind === "found" &&
          epoch === clock.epoch &&
          isNewer(made, room.read(subject.code))
        )
          room.write(subject.code, made);
        return made;
      });
      const flight: Flight<Memo> = { startedMs, epoch, entry };
      flights.set(key, flight);
      const land = () => {
        if (flights.get(key) === flight) flights.delete(key);
      };
      entry.then(land, land);
      return entry.then((made) => take(row, made, "own-request"));
    });
  }

  async function findEntries(
    subjects: readonly SubjectRef[],
    how: FindHow,
  ): Promise<readonly CacheEntry<Memo>[]> {
    const { maxAgeMs, signal } = how;
    signal?.throwIfAborted();
    const rows = rowsOf<Memo>(subjects);
    return untilAborted(collect(rows, maxAgeMs, signal), signal);
  }

  /** Answers every row, and looks again at the end: while one was waited for, another may have become too old. */
  async function collect(
    rows: readonly Row<Memo>[],
    maxAgeMs: number,
    signal: AbortSignal | undefined,
  ): Promise<readonly CacheEntry<Memo>[]> {
    for (let round = 0; ; round += 1) {
      const nowMs = clock.nowMs();
      const arrivals: Promise<void>[] = [];
      const asked: Row<Memo>[] = [];
      for (const row of rows) {
        if (holds(row, nowMs, maxAgeMs)) continue;
        const { kind, code } = row.subject;
        const stored = maxAgeMs > 0 ? reusable(store.roomOf(kind).read(code)) : undefined;
        // Joins only once, or a caller might wait for one request of others after another.
        const flight = maxAgeMs > 0 && round === 0 ? flights.get(subjectKey(row.subject)) : undefined;
        if (stored !== undefined && fresh(stored, nowMs, maxAgeMs)) take(row, stored, "elsewhere");
        else if (flight !== undefined && fresh(flight, nowMs, maxAgeMs))
          arrivals.push(flight.entry.then((entry) => take(row, entry, "elsewhere")));
        else asked.push(row);
      }
      if (asked.length > 0) {
        signal?.throwIfAborted();
        arrivals.push(...launch(asked));
      }
      if (arrivals.length === 0) return inPlaces(rows);
      await Promise.all(arrivals);
    }
  }

  /** The caller's own request is as fresh as can be, unless an invalidation or midnight overtook it. */
  function holds({ entry, from }: Row<Memo>, nowMs: number, maxAgeMs: number): boolean {
    if (entry === undefined) return false;
    const boundMs = from === "own-request" ? Number.POSITIVE_INFINITY : maxAgeMs;
    return fresh(entry, nowMs, boundMs);
  }

  return {
    async find(subjects, how) {
      const entries = await findEntries(subjects, how);
      return entries.map((entry) => entry.answer);
    },
    findEntries,
    entriesOf: store.roomOf,
  };
}

/** A standing that establishes nothing stays in store to keep older ones out, and the next call asks anew. */
function reusable<Memo>(stored: CacheEntry<Memo> | undefined): CacheEntry<Memo> | undefined {
  return stored !== undefined && unestablished(stored.answer.finding) === undefined ? stored : undefined;
}

function rowsOf<Memo>(subjects: readonly SubjectRef[]): readonly Row<Memo>[] {
  const rows = new Map<string, Row<Memo>>();
  for (const [place, subject] of subjects.entries()) {
    const key = subjectKey(subject);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { subject, places: [place] });
    else row.places.push(place);
  }
  return [...rows.values()];
}

function take<Memo>(row: Row<Memo>, entry: CacheEntry<Memo>, from: Row<Memo>["from"] & string): void {
  row.entry = entry;
  row.from = from;
}

function inPlaces<Memo>(rows: readonly Row<Memo>[]): readonly CacheEntry<Memo>[] {
  const entries: CacheEntry<Memo>[] = [];
  for (const { entry, places } of rows)
    if (entry !== undefined) for (const place of places) entries[place] = entry;
  return entries;
}

/** Whether an answer takes the place of the one kept; of two asked for in the same millisecond, the lists say. */
function isNewer(made: CacheEntry, kept: CacheEntry | undefined): boolean {
  if (kept === undefined || kept.epoch < made.epoch || kept.startedMs < made.startedMs) return true;
  return kept.startedMs === made.startedMs && listVersionOf(kept) <= listVersionOf(made);
}

function listVersionOf({ answer: { finding } }: CacheEntry): number {
  return finding.kind === "found" ? finding.standing.listVersion : 0;
}
