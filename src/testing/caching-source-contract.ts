import { deepStrictEqual, ok, strictEqual } from "node:assert";
import type { ListSource } from "../freshness/list-source";
import { syntheticUscc } from "../sandbox/synthetic";
import type { SubjectRef } from "../subject/subject";
import { answersInWords } from "./answers-in-words";
import { boundMs, type CacheBench, type CacheParts, createCacheBench, settle, soFar } from "./cache-bench";
import type { ContractClause } from "./contract-clause";
import { knownStanding, putOn } from "./known-standing";
import { parentLink } from "./link";
import { listSourceContract } from "./list-source-contract";
import { createManualClock } from "./manual-clock";
import { bindRecord, redRecord } from "./record-draft";
import { createScriptedLists } from "./scripted-lists";
import { sourceStates } from "./source-states";

const uscc = (serial: number): SubjectRef => ({ kind: "uscc", code: syntheticUscc(45_000 + serial) });
const [a, b, c] = [uscc(1), uscc(2), uscc(3)];
/** From nine o'clock, at which a manual clock starts, to the last second of that day. */
const toLastSecond = { hours: 14, minutes: 59, seconds: 59 } as const;

/**
 * Writes down what every cache in front of a list source must hold to, as data for any test runner.
 *
 * @param createCache puts an empty cache in front of a source
 * @returns a clause for each sentence: those of {@link listSourceContract} first, then the cache's own
 * @source 五(三), 六(三): an answer past its bound is no check (R1, R8); 六(一), the turn of the day (R6)
 * @example
 * for (const { title, prove } of cachingSourceContract(createCache)) it(title, prove);
 */
export function cachingSourceContract(
  createCache: (parts: CacheParts) => ListSource,
): readonly ContractClause[] {
  const clause = (
    title: string,
    run: (bench: CacheBench) => Promise<void>,
    maxCount = 1_000,
  ): ContractClause => ({
    title,
    prove: () => run(createCacheBench(createCache, a, maxCount)),
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
    clause("hands out an answer for as long as the bound allows, without asking again", async (bench) => {
      await bench.ask([a]);
      bench.put(a, "A-2");
      bench.clock.advance(boundMs);
      deepStrictEqual(await bench.ask([a]), ["A-1"]);
      strictEqual(bench.lists.requests.length, 1);
    }),
    clause(
      "hands out an answer as the source gave it, with its very version and time, however often it does",
      async (bench) => {
        const [b1, c1] = [knownStanding(b, "B-1", { sources: sourceStates("national-lists") }), tied(c)];
        for (const standing of [b1, c1]) bench.lists.put(standing);
        const given = await bench.lists.find([a, b, c], { maxAgeMs: 0 });
        const find = () => bench.cache.find([a, b, c], { maxAgeMs: boundMs });
        deepStrictEqual(await find(), given);
        bench.clock.advance(1_000);
        deepStrictEqual(await find(), given);
        bench.put(b, "B-2");
        bench.put(c, "C-2");
        bench.clock.advance(1_000);
        deepStrictEqual((await find()).at(0), given.at(0));
        deepStrictEqual((await find()).at(2), given.at(2));
      },
    ),
    clause("asks anew once an answer is a millisecond past the bound", async (bench) => {
      await bench.ask([a]);
      bench.put(a, "A-2");
      bench.clock.advance(boundMs + 1);
      deepStrictEqual(await bench.ask([a]), ["A-2"]);
    }),
    clause("holds every answer to the bound of the caller that gets it", async (bench) => {
      await bench.ask([a]);
      bench.put(a, "A-2");
      bench.clock.advance(10_000);
      deepStrictEqual(await bench.ask([a], 10_000), ["A-1"]);
      deepStrictEqual(await bench.ask([a], 9_999), ["A-2"]);
    }),
    clause(
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
    clause("with a bound of 0 takes nothing from the store and joins no request", async (bench) => {
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
    clause("remembers no failure", async (bench) => {
      bench.lists.fail(a);
      deepStrictEqual(await bench.ask([a]), ["failed"]);
      bench.put(a, "A-2");
      deepStrictEqual(await bench.ask([a]), ["A-2"]);
    }),
    clause("remembers no answer for which a source is missing", async (bench) => {
      bench.putIncomplete(a, "A-1");
      deepStrictEqual(await bench.ask([a]), ["A-1 lacking red+black+watch"]);
      bench.put(a, "A-2");
      deepStrictEqual(await bench.ask([a]), ["A-2"]);
    }),
    clause("lets go of an older answer when a newer one lacks a source, and asks anew", async (bench) => {
      await bench.ask([a]);
      bench.clock.advance(10);
      bench.putIncomplete(a, "A-2");
      deepStrictEqual(await bench.ask([a], 0), ["A-2 lacking red+black+watch"]);
      bench.put(a, "A-3");
      deepStrictEqual(await bench.ask([a]), ["A-3"]);
    }),
    clause(
      "lets no earlier answer in that arrives after one for which a source is missing",
      async (bench) => {
        const release = bench.lists.holdNext();
        const slow = bench.ask([a]);
        await settle();
        bench.clock.advance(10);
        bench.putIncomplete(a, "A-2");
        await bench.ask([a], 0);
        release();
        await slow;
        bench.put(a, "A-3");
        deepStrictEqual(await bench.ask([a]), ["A-3"]);
      },
    ),
    clause("keeps an older answer in use within its bound when a newer request fails", async (bench) => {
      await bench.ask([a]);
      bench.clock.advance(boundMs);
      bench.lists.fail(a);
      deepStrictEqual(await bench.ask([a], 0), ["failed"]);
      deepStrictEqual(await bench.ask([a]), ["A-1"]);
      bench.clock.advance(1);
      deepStrictEqual(await bench.ask([a]), ["failed"]);
    }),
    clause(
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
    clause("hands out nothing older than the bound when the machine slept meanwhile", async (bench) => {
      await bench.ask([a]);
      bench.put(a, "A-2");
      bench.clock.suspend({ hours: 8 });
      deepStrictEqual(await bench.ask([a]), ["A-2"]);
    }),
    clause("hands out nothing that was asked for on an earlier Beijing day, however young", async (bench) => {
      bench.clock.advance(toLastSecond);
      await bench.ask([a]);
      bench.put(a, "A-2");
      bench.clock.advance(999);
      deepStrictEqual(await bench.ask([a]), ["A-1"]);
      bench.clock.advance(1);
      deepStrictEqual(await bench.ask([a]), ["A-2"]);
    }),
    clause("makes a request once more that midnight in Beijing overtook", async (bench) => {
      bench.clock.advance(toLastSecond);
      const release = bench.lists.holdNext();
      const asked = bench.ask([a], 0);
      await settle();
      bench.put(a, "A-2");
      bench.clock.advance(1_000);
      release();
      deepStrictEqual(await asked, ["A-2"]);
    }),
    clause("asks once for callers at the same time", async (bench) => {
      const release = bench.lists.holdNext();
      const callers = [bench.ask([a]), bench.ask([a]), bench.ask([a, a])];
      await settle();
      strictEqual(bench.lists.requests.length, 1);
      release();
      deepStrictEqual(await Promise.all(callers), [["A-1"], ["A-1"], ["A-1", "A-1"]]);
    }),
    clause("lets a caller leave a shared request with its own reason, and the others stay", async (bench) => {
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
    clause(
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
    clause("asks anew for what grows too old while the rest of a call is waited for", async (bench) => {
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
    clause(
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
    clause("asks only for what it lacks, once for each, and answers in the order asked", async (bench) => {
      await bench.ask([a]);
      bench.put(b, "B-1");
      deepStrictEqual(await bench.ask([b, a, c, b]), ["B-1", "A-1", "unknown", "B-1"]);
      deepStrictEqual(bench.lists.requests.at(-1), [b, c]);
    }),
    clause("hands nobody the answer of the same code of another kind", async (bench) => {
      await bench.ask([a]);
      deepStrictEqual(await bench.ask([{ kind: "registration-number", code: a.code }]), ["unknown"]);
    }),
    clause(
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
    clause(
      "keeps no more answers than it may, and asks anew for those that made room",
      async (bench) => {
        const many = [uscc(201), uscc(202), uscc(203), uscc(204), uscc(205)];
        for (const subject of many) {
          bench.put(subject, "M-1");
          await bench.ask([subject]);
        }
        for (const subject of many) bench.put(subject, "M-2");
        const kept = (await bench.ask(many)).filter((word) => word === "M-1");
        ok(kept.length <= 3, `Of 3 answers that it may keep it kept ${kept.length}.`);
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

/** A branch of A that is on the red list no more. */
function tied(subject: SubjectRef) {
  const exited = redRecord({ status: { kind: "exited", way: "standard-changed", on: putOn } });
  return knownStanding(subject, "C-1", {
    subjectType: "branch",
    links: [parentLink(a)],
    records: [bindRecord(exited, { subject, today: putOn, recordId: "C-1" })],
  });
}
