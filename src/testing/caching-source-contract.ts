import { deepStrictEqual, strictEqual } from "node:assert";
import type { FindHow, ListSource } from "../freshness/list-source";
import { syntheticUscc } from "../sandbox/synthetic";
import type { SubjectRef } from "../subject/subject";
import { answersInWords } from "./answers-in-words";
import { knownStanding } from "./known-standing";
import { listSourceContract } from "./list-source-contract";
import { createManualClock, type ManualClock } from "./manual-clock";
import type { Proof } from "./proof";
import { createScriptedLists, type ScriptedLists } from "./scripted-lists";

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
interface CacheBench {
  readonly lists: ScriptedLists;
  readonly clock: ManualClock;
  readonly cache: ListSource;
  ask(subjects: readonly SubjectRef[], maxAgeMs?: number, signal?: AbortSignal): Promise<readonly string[]>;
  /** The lists say something new of a subject. */
  put(subject: SubjectRef, recordId: string): void;
}

const uscc = (serial: number): SubjectRef => ({ kind: "uscc", code: syntheticUscc(45_000 + serial) });
const [a, b, c] = [uscc(1), uscc(2), uscc(3)];
const boundMs = 60_000;

/**
 * Writes down what every cache in front of a list source must hold to, as data for any test runner.
 *
 * @param createCache puts an empty cache in front of a source
 * @returns a proof for each sentence: those of {@link listSourceContract} first, then the cache's own
 * @source 五(三), 六(三): an answer past its bound is no check (R1, R8)
 * @example
 * for (const { title, prove } of cachingSourceContract(createCache)) it(title, prove);
 */
export function cachingSourceContract(createCache: (parts: CacheParts) => ListSource): readonly Proof[] {
  const proof = (title: string, run: (bench: CacheBench) => Promise<void>, maxCount = 1_000): Proof => ({
    title,
    prove: () => run(benchOf(createCache, maxCount)),
  });

  return [
    ...listSourceContract(() => {
      const lists = createScriptedLists();
      const { put, fail, goDown } = lists;
      return {
        source: createCache({ source: lists, clock: createManualClock(), maxCount: 1_000 }),
        put,
        fail,
        goDown,
      };
    }),
    proof("hands out an answer for as long as the bound allows, without asking again", async (bench) => {
      await bench.ask([a]);
      bench.put(a, "A-2");
      bench.clock.advance(boundMs);
      deepStrictEqual(await bench.ask([a]), ["A-1"]);
      strictEqual(bench.lists.requests.length, 1);
    }),
    proof("asks anew once an answer is a millisecond past the bound", async (bench) => {
      await bench.ask([a]);
      bench.put(a, "A-2");
      bench.clock.advance(boundMs + 1);
      deepStrictEqual(await bench.ask([a]), ["A-2"]);
    }),
    proof("holds every answer to the bound of the caller that gets it", async (bench) => {
      await bench.ask([a]);
      bench.put(a, "A-2");
      bench.clock.advance(10_000);
      deepStrictEqual(await bench.ask([a], 10_000), ["A-1"]);
      deepStrictEqual(await bench.ask([a], 9_999), ["A-2"]);
    }),
    proof(
      "counts the age of an answer from the start of its request, not from its arrival",
      async (bench) => {
        const release = bench.lists.holdNext();
        const first = bench.ask([a]);
        await settle();
        bench.clock.advance(boundMs - 1);
        release();
        await first;
        bench.put(a, "A-2");
        bench.clock.advance(2);
        deepStrictEqual(await bench.ask([a]), ["A-2"]);
      },
    ),
    proof("with a bound of 0 takes nothing from the store and joins no request", async (bench) => {
      await bench.ask([a]);
      bench.put(a, "A-2");
      deepStrictEqual(await bench.ask([a], 0), ["A-2"]);
      bench.clock.advance(boundMs + 1);
      const release = bench.lists.holdNext();
      const joinable = bench.ask([a]);
      await settle();
      bench.put(a, "A-3");
      const fresh = bench.ask([a], 0);
      await settle();
      release();
      deepStrictEqual(await fresh, ["A-3"]);
      await joinable;
    }),
    proof("remembers no failure", async (bench) => {
      bench.lists.fail(a);
      deepStrictEqual(await bench.ask([a]), ["failed"]);
      bench.put(a, "A-2");
      deepStrictEqual(await bench.ask([a]), ["A-2"]);
    }),
    proof(
      "hands out nothing older than the bound when the wall clock was set back meanwhile",
      async (bench) => {
        await bench.ask([a]);
        bench.put(a, "A-2");
        bench.clock.advance(50_000);
        bench.clock.stepWall(-30_000);
        bench.clock.advance(20_000);
        deepStrictEqual(await bench.ask([a]), ["A-2"]);
      },
    ),
    proof("hands out nothing older than the bound when the machine slept meanwhile", async (bench) => {
      await bench.ask([a]);
      bench.put(a, "A-2");
      bench.clock.suspend({ hours: 8 });
      deepStrictEqual(await bench.ask([a]), ["A-2"]);
    }),
    proof("asks once for callers at the same time", async (bench) => {
      const release = bench.lists.holdNext();
      const callers = [bench.ask([a]), bench.ask([a]), bench.ask([a, a])];
      await settle();
      strictEqual(bench.lists.requests.length, 1);
      release();
      deepStrictEqual(await Promise.all(callers), [["A-1"], ["A-1"], ["A-1", "A-1"]]);
    }),
    proof("lets a caller leave a shared request with its own reason, and the others stay", async (bench) => {
      const release = bench.lists.holdNext();
      const leaving = new AbortController();
      const reason = new Error("the caller left");
      const left = bench.ask([a], boundMs, leaving.signal).catch((error: unknown) => error);
      await settle();
      const staying = bench.ask([a]);
      leaving.abort(reason);
      strictEqual(await soFar(left), reason);
      release();
      deepStrictEqual(await staying, ["A-1"]);
      strictEqual(bench.lists.requests.length, 1);
    }),
    proof(
      "hands nobody an answer of a shared request that has grown too old for that caller",
      async (bench) => {
        const release = bench.lists.holdNext();
        const patient = bench.ask([a]);
        await settle();
        bench.clock.advance(500);
        const strict = bench.ask([a], 1_000);
        await settle();
        bench.clock.advance(501);
        bench.put(a, "A-2");
        release();
        deepStrictEqual(await patient, ["A-1"]);
        deepStrictEqual(await strict, ["A-2"]);
      },
    ),
    proof("asks anew for what grows too old while the rest of a call is waited for", async (bench) => {
      await bench.ask([a]);
      bench.clock.advance(boundMs - 1_000);
      const release = bench.lists.holdNext();
      const both = bench.ask([a, b]);
      await settle();
      bench.clock.advance(2_000);
      bench.put(a, "A-2");
      release();
      deepStrictEqual(await both, ["A-2", "unknown"]);
    }),
    proof(
      "keeps the answer that was asked for later, though the earlier one arrives after it",
      async (bench) => {
        const release = bench.lists.holdNext();
        const slow = bench.ask([a]);
        await settle();
        bench.clock.advance(10);
        bench.put(a, "A-2");
        await bench.ask([a], 0);
        release();
        await slow;
        deepStrictEqual(await bench.ask([a]), ["A-2"]);
      },
    ),
    proof("asks only for what it lacks, once for each, and answers in the order asked", async (bench) => {
      await bench.ask([a]);
      bench.put(b, "B-1");
      deepStrictEqual(await bench.ask([b, a, c, b]), ["B-1", "A-1", "unknown", "B-1"]);
      deepStrictEqual(bench.lists.requests.at(-1), [b, c]);
    }),
    proof("hands nobody the answer of the same code of another kind", async (bench) => {
      await bench.ask([a]);
      deepStrictEqual(await bench.ask([{ kind: "registration-number", code: a.code }]), ["unknown"]);
    }),
    proof(
      "answers more subjects than it may keep: making room is no error",
      async (bench) => {
        const many = Array.from({ length: 50 }, (_, index) => uscc(100 + index));
        for (const [index, subject] of many.entries()) bench.put(subject, `M-${index}`);
        const all = many.map((_, index) => `M-${index}`);
        deepStrictEqual(await bench.ask(many), all);
        deepStrictEqual(await bench.ask(many), all);
      },
      3,
    ),
    {
      title: "finds as failed whomever the source leaves out, and moves nobody into the place",
      async prove() {
        const lists = createScriptedLists();
        lists.put(knownStanding(a, "A-1"));
        const short: ListSource = { find: async (asked, how) => (await lists.find(asked, how)).slice(0, -1) };
        const cache = createCache({ source: short, clock: createManualClock(), maxCount: 1_000 });
        const answers = await cache.find([a, b], { maxAgeMs: boundMs });
        deepStrictEqual(answersInWords([a, b], answers), ["A-1", "failed"]);
      },
    },
  ];
}

function benchOf(createCache: (parts: CacheParts) => ListSource, maxCount: number): CacheBench {
  const lists = createScriptedLists();
  const clock = createManualClock();
  const cache = createCache({ source: lists, clock, maxCount });
  const put = (subject: SubjectRef, recordId: string) => lists.put(knownStanding(subject, recordId));
  put(a, "A-1");
  return {
    lists,
    clock,
    cache,
    put,
    async ask(subjects, maxAgeMs = boundMs, signal) {
      const how: FindHow = { maxAgeMs, ...(signal === undefined ? {} : { signal }) };
      return answersInWords(subjects, await cache.find(subjects, how));
    },
  };
}

/** Lets everything that can go on go on, also in a cache that asks a few turns later. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** What has come of a promise by now, so that no proof waits for ever for what a broken cache never gives. */
async function soFar<T>(promise: Promise<T>): Promise<T | "waiting"> {
  await settle();
  return Promise.race([promise, "waiting" as const]);
}
