import { describe, expect, test } from "vitest";
import { createCachingSource } from "../../src/freshness/caching-source";
import type { SourceAnswer } from "../../src/freshness/list-source";
import { createManualMachine } from "../../src/testing/manual-machine";
import { createHonestClock } from "../../src/time/honest-clock";
import { createFakeSource, found, settle, unreachable, uscc, versionOf } from "./fake-source";

const minute = { maxAgeMs: 60_000 };
const a = uscc("A");
const b = uscc("B");

function start({ maxCount = 100, at = "2018-04-25T09:00:00+08:00" } = {}) {
  const machine = createManualMachine(at);
  const source = createFakeSource();
  const clock = createHonestClock(machine, { schedule: machine.schedule });
  return { machine, source, clock, cached: createCachingSource(source, clock, { maxCount }) };
}

/** A cache that holds A, asked for at this very moment. */
async function warm(how: { maxCount?: number; at?: string } = {}) {
  const parts = start(how);
  const first = parts.cached.find([a], minute);
  parts.source.pending[0]?.find(1);
  await first;
  return parts;
}

const versions = async (answers: Promise<readonly SourceAnswer[]>) => (await answers).map(versionOf);

/** What has come of a promise without waiting for it. */
async function stateOf(promise: Promise<unknown>): Promise<"pending" | "ended"> {
  await settle();
  return Promise.race([
    promise.then(
      () => "ended" as const,
      () => "ended" as const,
    ),
    "pending" as const,
  ]);
}

describe("an answer in store, T1,", () => {
  test("serves without a request for as long as the bound allows, and not a millisecond longer", async () => {
    const { machine, source, cached } = await warm();
    machine.advance(60_000);
    expect(await versions(cached.find([a], minute))).toEqual([1]);
    expect(source.pending).toHaveLength(1);
    machine.advance(1);
    const later = cached.find([a], minute);
    source.pending[1]?.find(2);
    expect(await versions(later)).toEqual([2]);
  });

  test("is held to each caller's own bound", async () => {
    const { machine, source, cached } = await warm();
    machine.advance(10_000);
    expect(await versions(cached.find([a], { maxAgeMs: 10_000 }))).toEqual([1]);
    const strict = cached.find([a], { maxAgeMs: 9_999 });
    expect(source.pending).toHaveLength(2);
    source.pending[1]?.find(2);
    expect(await versions(strict)).toEqual([2]);
    expect(await versions(cached.find([a], { maxAgeMs: 1 }))).toEqual([2]);
  });

  test("never serves a caller who wants a fresh one, maxAgeMs 0", async () => {
    const { source, cached } = await warm();
    const fresh = cached.find([a], { maxAgeMs: 0 });
    expect(source.pending).toHaveLength(2);
    source.pending[1]?.find(2);
    expect(await versions(fresh)).toEqual([2]);
    expect(await versions(cached.find([a], minute))).toEqual([2]);
  });

  test("is as old as its request, not as its arrival", async () => {
    const { machine, source, cached } = start();
    const first = cached.find([a], minute);
    machine.advance(59_000);
    source.pending[0]?.find(1);
    await first;
    machine.advance(1_000);
    expect(await versions(cached.find([a], minute))).toEqual([1]);
    machine.advance(1);
    void cached.find([a], minute);
    expect(source.pending).toHaveLength(2);
  });

  test("is the same entry each time, with what the guard noted on it", async () => {
    const { source, cached } = await warm();
    const [entry] = await cached.findEntries([a], minute);
    if (entry === undefined) throw new Error("no entry");
    entry.memo = "noted";
    expect(cached.entriesOf("uscc").read("A")).toBe(entry);
    expect((await cached.findEntries([a], minute))[0]).toBe(entry);
    const anew = cached.findEntries([a], { maxAgeMs: 0 });
    source.pending[1]?.find(1);
    expect((await anew)[0]?.memo).toBeUndefined();
    expect(cached.entriesOf("uscc").read("A")?.memo).toBeUndefined();
  });

  test("of another kind of the same code is another subject's, T31", async () => {
    const { source, cached } = await warm();
    expect(cached.entriesOf("resident-id").read("A")).toBeUndefined();
    void cached.find([{ kind: "resident-id", code: "A" }], minute);
    expect(source.pending).toHaveLength(2);
  });

  test("is stale after the machine slept past the bound, T21", async () => {
    const { machine, source, cached } = await warm();
    machine.suspend(8 * 3_600_000);
    void cached.find([a], minute);
    expect(source.pending).toHaveLength(2);
  });

  test("is stale after the machine slept at all, since the clocks no longer agree, T21", async () => {
    const { machine, source, cached } = await warm();
    machine.suspend(5_000);
    void cached.find([a], minute);
    expect(source.pending).toHaveLength(2);
  });

  test.each([1, 30_000, 3_600_000])("is stale once the wall stepped back by %i ms, T21", async (ms) => {
    const { machine, source, cached } = await warm();
    machine.stepWall(-ms);
    void cached.find([a], minute);
    expect(source.pending).toHaveLength(2);
  });

  test("is stale once a step back was seen while nobody asked, T21", async () => {
    const { machine, source, cached } = await warm();
    machine.advance(600);
    machine.stepWall(-500);
    machine.advance(2_000);
    void cached.find([a], minute);
    expect(source.pending).toHaveLength(2);
  });
});

describe("midnight in Beijing, R6 六(一),", () => {
  const at = "2018-04-25T23:59:59+08:00";

  test("ends an answer in store at once, whatever the bound, and no moment earlier", async () => {
    const { machine, source, cached } = await warm({ at });
    machine.advance(999);
    expect(await versions(cached.find([a], { maxAgeMs: 86_400_000 }))).toEqual([1]);
    machine.advance(1);
    const later = cached.find([a], { maxAgeMs: 86_400_000 });
    source.pending[1]?.find(2);
    expect(await versions(later)).toEqual([2]);
    expect(await versions(cached.find([a], minute))).toEqual([2]);
  });

  test.each([60_000, 0])(
    "has a request that it overtook made once more, with a bound of %i ms",
    async (maxAgeMs) => {
      const { machine, source, cached } = start({ at });
      const own = cached.find([a], { maxAgeMs });
      machine.advance(1_500);
      source.pending[0]?.find(1);
      expect(await stateOf(own)).toBe("pending");
      machine.advance(10_000);
      source.pending[1]?.find(2);
      expect(await versions(own)).toEqual([2]);
      expect(source.pending).toHaveLength(2);
    },
  );

  test("has nobody join a request of the day before", async () => {
    const { machine, source, cached } = start({ at });
    const first = cached.find([a], minute);
    machine.advance(1_000);
    const second = cached.find([a], minute);
    expect(source.pending).toHaveLength(2);
    source.pending[1]?.find(2);
    expect(await versions(second)).toEqual([2]);
    source.pending[0]?.find(1);
    expect(await versions(first)).toEqual([2]);
    expect(source.pending).toHaveLength(2);
  });

  test("has what is in store asked anew when it comes while another is waited for", async () => {
    const { machine, source, cached } = await warm({ at });
    const answers = cached.find([a, b], minute);
    machine.advance(1_000);
    source.pending[1]?.find(1);
    await settle();
    expect(source.pending[2]?.codes).toEqual(["A", "B"]);
    source.pending[2]?.find(2);
    expect(await versions(answers)).toEqual([2, 2]);
  });
});

describe("several subjects in one call", () => {
  test("are answered in the order asked, from store and request, with one request for all that is missing", async () => {
    const { source, cached } = await warm();
    const answers = cached.find([b, a, uscc("C"), b], minute);
    expect(source.pending[1]?.codes).toEqual(["B", "C"]);
    source.pending[1]?.find(2);
    expect(await answers).toEqual([found(b, 2), found(a, 1), found(uscc("C"), 2), found(b, 2)]);
  });

  test("are all within the bound when they are handed out: one in store that grew too old is asked anew, T1", async () => {
    const { machine, source, cached } = await warm();
    machine.advance(59_000);
    const answers = cached.find([a, b], minute);
    expect(source.pending[1]?.codes).toEqual(["B"]);
    machine.advance(2_500);
    source.pending[1]?.find(2);
    await settle();
    expect(source.pending[2]?.codes).toEqual(["A"]);
    source.pending[2]?.find(3);
    expect(await versions(answers)).toEqual([3, 2]);
    // B is of this call's own request, which nothing could make fresher.
    expect(source.pending).toHaveLength(3);
  });

  test("take what others have stored meanwhile in the place of one that grew too old", async () => {
    const { machine, source, cached } = await warm();
    machine.advance(59_000);
    const answers = cached.find([a, b], minute);
    const others = cached.find([a], { maxAgeMs: 0 });
    source.pending[2]?.find(5);
    await others;
    machine.advance(2_500);
    source.pending[1]?.find(5);
    expect(await versions(answers)).toEqual([5, 5]);
    expect(source.pending).toHaveLength(3);
  });

  test("one in store is not handed out when the clock turns out wrong while another is asked for, T21", async () => {
    const { machine, source, cached } = await warm();
    const answers = cached.find([a, b], minute);
    machine.stepWall(-10_000);
    source.pending[1]?.find(2);
    await settle();
    expect(source.pending[2]?.codes).toEqual(["A", "B"]);
    source.pending[2]?.find(3);
    expect(await versions(answers)).toEqual([3, 3]);
  });

  test("may be more than the cache holds: nobody is lost and eviction is no error (lru-cache#320)", async () => {
    const { source, cached } = start({ maxCount: 3 });
    const subjects = Array.from({ length: 50 }, (_, index) => uscc(`C${index}`));
    const answers = cached.find(subjects, minute);
    source.pending[0]?.find(1);
    expect(await answers).toEqual(subjects.map((subject) => found(subject, 1)));
    expect(subjects.filter(({ kind, code }) => cached.entriesOf(kind).read(code) !== undefined)).toHaveLength(
      3,
    );
  });

  test("none at all ask nobody", async () => {
    const { source, cached } = start();
    expect(await cached.find([], minute)).toEqual([]);
    expect(source.pending).toHaveLength(0);
  });
});

describe("a request under way", () => {
  test("is joined by whoever's bound allows, and answers all of them", async () => {
    const { machine, source, cached } = start();
    const first = cached.find([a], minute);
    machine.advance(500);
    const second = cached.find([a], { maxAgeMs: 1_000 });
    const third = cached.find([b, a], minute);
    expect(source.pending.map((request) => request.codes)).toEqual([["A"], ["B"]]);
    source.pending[0]?.find(1);
    source.pending[1]?.find(1);
    expect(await Promise.all([first, second, third].map(versions))).toEqual([[1], [1], [1, 1]]);
  });

  test("is not joined by whoever wants a fresh answer, T1", async () => {
    const { source, cached } = start();
    const first = cached.find([a], minute);
    const fresh = cached.find([a], { maxAgeMs: 0 });
    expect(source.pending).toHaveLength(2);
    source.pending[0]?.find(1);
    expect(await versions(first)).toEqual([1]);
    expect(await stateOf(fresh)).toBe("pending");
    source.pending[1]?.find(2);
    expect(await versions(fresh)).toEqual([2]);
  });

  test("is not joined when it began too long ago", async () => {
    const { machine, source, cached } = start();
    void cached.find([a], minute);
    machine.advance(2_000);
    void cached.find([a], { maxAgeMs: 1_999 });
    expect(source.pending).toHaveLength(2);
  });

  test("that takes a joined caller past its bound is asked anew for that caller alone, T1", async () => {
    const { machine, source, cached } = start();
    const first = cached.find([a], minute);
    machine.advance(500);
    const strict = cached.find([a], { maxAgeMs: 1_000 });
    machine.advance(501);
    source.pending[0]?.find(1);
    expect(await versions(first)).toEqual([1]);
    expect(await stateOf(strict)).toBe("pending");
    expect(source.pending).toHaveLength(2);
    machine.advance(5_000);
    source.pending[1]?.find(2);
    expect(await versions(strict)).toEqual([2]);
    expect(source.pending).toHaveLength(2);
  });

  test("is joined at most once: past its bound a caller asks for itself, though others ask as well", async () => {
    const { machine, source, cached } = start();
    void cached.find([a], minute);
    const strict = cached.find([a], { maxAgeMs: 1_000 });
    machine.advance(1_001);
    void cached.find([a], { maxAgeMs: 0 });
    source.pending[0]?.find(1);
    await settle();
    expect(source.pending).toHaveLength(3);
    source.pending[2]?.find(2);
    expect(await versions(strict)).toEqual([2]);
  });

  test("is still there to be joined after an older one has landed", async () => {
    const { machine, source, cached } = start();
    const slow = cached.find([a], minute);
    machine.advance(1_000);
    void cached.find([a], { maxAgeMs: 0 });
    source.pending[0]?.find(1);
    await slow;
    const joined = cached.find([a], { maxAgeMs: 500 });
    expect(source.pending).toHaveLength(2);
    source.pending[1]?.find(2);
    expect(await versions(joined)).toEqual([2]);
  });

  test("is stamped by both clocks when it begins: what they had drifted apart before does not overtake it", async () => {
    const { machine, source, cached } = start();
    machine.advance(100);
    machine.stepWall(300);
    const own = cached.find([a], minute);
    source.pending[0]?.find(1);
    expect(await versions(own)).toEqual([1]);
    expect(source.pending).toHaveLength(1);
  });

  test("is served to its own caller however long it took: nothing could be fresher", async () => {
    const { machine, source, cached } = start();
    const first = cached.find([a], { maxAgeMs: 1_000 });
    machine.advance(5_000);
    source.pending[0]?.find(1);
    expect(await versions(first)).toEqual([1]);
  });

  test("carries no caller's signal and asks for a fresh answer", () => {
    const { source, cached } = start();
    void cached.find([a], { ...minute, signal: new AbortController().signal });
    expect(source.pending[0]?.how).toEqual({ maxAgeMs: 0 });
  });

  test("belongs to nobody: the first caller leaves with its own reason, the second gets the answer, lessons §1", async () => {
    const { source, cached } = start();
    const controller = new AbortController();
    const reason = new Error("the officer left");
    const first = cached.find([a], { ...minute, signal: controller.signal });
    const second = cached.find([a], minute);
    controller.abort(reason);
    await expect(first).rejects.toBe(reason);
    source.pending[0]?.find(1);
    expect(await versions(second)).toEqual([1]);
    expect(source.pending).toHaveLength(1);
  });

  test("fills the cache even when everybody has left", async () => {
    const { source, cached } = start();
    const controller = new AbortController();
    const only = cached.find([a], { ...minute, signal: controller.signal });
    controller.abort(new Error("left"));
    await expect(only).rejects.toThrow("left");
    source.pending[0]?.find(1);
    await settle();
    expect(await versions(cached.find([a], minute))).toEqual([1]);
  });

  test("a caller who left is not asked anew for", async () => {
    const { machine, source, cached } = start();
    const controller = new AbortController();
    void cached.find([a], minute);
    const strict = cached.find([a], { maxAgeMs: 1_000, signal: controller.signal });
    machine.advance(1_001);
    controller.abort(new Error("left"));
    await expect(strict).rejects.toThrow("left");
    source.pending[0]?.find(1);
    await settle();
    expect(source.pending).toHaveLength(1);
  });

  test("a caller who has left already asks nobody", async () => {
    const { source, cached } = start();
    const reason = new Error("left");
    await expect(cached.find([a], { ...minute, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(source.pending).toHaveLength(0);
  });
});

describe("a failure, T4 and T7,", () => {
  test("is handed out and not remembered", async () => {
    const { source, cached } = start();
    const first = cached.find([a], minute);
    source.pending[0]?.answer([unreachable]);
    expect(await first).toEqual([unreachable]);
    expect(cached.entriesOf("uscc").read("A")).toBeUndefined();
    const second = cached.find([a], minute);
    source.pending[1]?.find(1);
    expect(await versions(second)).toEqual([1]);
  });

  describe("is also a standing for which a source is missing, T6:", () => {
    function partialOf(listVersion: number): SourceAnswer {
      const full = found(a, listVersion);
      if (full.finding.kind === "failed") throw new Error("A fake that found nothing.");
      const { standing } = full.finding;
      const sources = standing.sources.map((one) => ({ ...one, state: "missing" as const }));
      return { ...full, finding: { kind: "found", standing: { ...standing, sources } } };
    }

    test("once the source answers again, so does the next call", async () => {
      const { source, cached } = start();
      const first = cached.find([a], minute);
      source.pending[0]?.answer([partialOf(1)]);
      expect(await first).toEqual([partialOf(1)]);
      const second = cached.find([a], minute);
      source.pending[1]?.find(1);
      expect(await versions(second)).toEqual([1]);
    });

    test("an older answer is not used any more: what is missing may be what changed", async () => {
      const { source, cached } = await warm();
      const fresh = cached.find([a], { maxAgeMs: 0 });
      source.pending[1]?.answer([partialOf(2)]);
      expect(await fresh).toEqual([partialOf(2)]);
      void cached.find([a], minute);
      expect(source.pending).toHaveLength(3);
    });

    test("nor one that was asked for earlier and comes later", async () => {
      const { machine, source, cached } = start();
      const early = cached.find([a], minute);
      machine.advance(1);
      const late = cached.find([a], { maxAgeMs: 0 });
      source.pending[1]?.answer([partialOf(2)]);
      await late;
      source.pending[0]?.find(1);
      await early;
      void cached.find([a], minute);
      expect(source.pending).toHaveLength(3);
    });
  });

  test("does not take away an answer that others may still use, nor is it covered up by one", async () => {
    const { source, cached } = await warm();
    const fresh = cached.find([a], { maxAgeMs: 0 });
    source.pending[1]?.answer([unreachable]);
    expect(await fresh).toEqual([unreachable]);
    expect(await versions(cached.find([a], minute))).toEqual([1]);
  });

  test("of one subject is no other's", async () => {
    const { source, cached } = start();
    const answers = cached.find([a, b], minute);
    source.pending[0]?.answer([unreachable, found(b, 1)]);
    expect(await answers).toEqual([unreachable, found(b, 1)]);
    void cached.find([a, b], minute);
    expect(source.pending[1]?.codes).toEqual(["A"]);
  });

  test("is what a source comes to that answers for fewer than asked", async () => {
    const { source, cached } = start();
    const answers = cached.find([a, b], minute);
    source.pending[0]?.answer([found(a, 1)]);
    expect(await answers).toEqual([
      found(a, 1),
      { finding: { kind: "failed", reason: { code: "answer-incomplete" } } },
    ]);
    expect(cached.entriesOf("uscc").read("B")).toBeUndefined();
  });

  test("of a source that rejects against its contract is passed on, and the next call tries again", async () => {
    const { source, cached } = start();
    const error = new TypeError("broken source");
    const first = cached.find([a], minute);
    source.pending[0]?.break(error);
    await expect(first).rejects.toBe(error);
    const second = cached.find([a], minute);
    source.pending[1]?.find(1);
    expect(await versions(second)).toEqual([1]);
  });
});

describe("an older answer never takes the place of a newer one, T1,", () => {
  test("when it arrives later", async () => {
    const { machine, source, cached } = start();
    const slow = cached.find([a], minute);
    machine.advance(10);
    const quick = cached.find([a], { maxAgeMs: 0 });
    source.pending[1]?.find(2);
    await quick;
    source.pending[0]?.find(1);
    expect(await versions(slow)).toEqual([1]);
    expect(await versions(cached.find([a], minute))).toEqual([2]);
  });

  test("when both were asked for in the same millisecond", async () => {
    const { source, cached } = start();
    const slow = cached.find([a], minute);
    const quick = cached.find([a], { maxAgeMs: 0 });
    source.pending[1]?.find(2);
    await quick;
    source.pending[0]?.find(1);
    await slow;
    expect(await versions(cached.find([a], minute))).toEqual([2]);
  });

  test("and a newer one of the same millisecond and the same lists does", async () => {
    const { source, cached } = await warm();
    const old = cached.entriesOf("uscc").read("A");
    const fresh = cached.find([a], { maxAgeMs: 0 });
    source.pending[1]?.find(1);
    await fresh;
    expect(cached.entriesOf("uscc").read("A")).not.toBe(old);
  });

  test("unless it is of an earlier epoch, when its time means nothing", async () => {
    const { machine, source, cached } = await warm();
    machine.stepWall(-3_600_000);
    const anew = cached.find([a], minute);
    source.pending[1]?.find(2);
    await anew;
    expect(await versions(cached.find([a], minute))).toEqual([2]);
    expect(source.pending).toHaveLength(2);
  });
});

describe("what was asked for before the clock turned out wrong, lessons §4 rule 3,", () => {
  test.each([
    ["the wall stepped back", (machine: ReturnType<typeof createManualMachine>) => machine.stepWall(-10_000)],
    [
      "the wall jumped ahead",
      (machine: ReturnType<typeof createManualMachine>) => machine.stepWall(3_600_000),
    ],
    ["the machine slept", (machine: ReturnType<typeof createManualMachine>) => machine.suspend(3_600_000)],
  ])("is neither stored nor handed out, not even to its own caller: %s", async (_, happen) => {
    const { machine, source, cached } = start();
    const own = cached.find([a], minute);
    const joined = cached.find([a], minute);
    happen(machine);
    source.pending[0]?.find(1);
    expect(await stateOf(own)).toBe("pending");
    expect(cached.entriesOf("uscc").read("A")).toBeUndefined();
    for (const request of source.pending.slice(1)) request.find(2);
    expect(await versions(own)).toEqual([2]);
    expect(await versions(joined)).toEqual([2]);
    expect(await versions(cached.find([a], minute))).toEqual([2]);
  });

  test("is not joined either", async () => {
    const { machine, source, cached } = start();
    void cached.find([a], minute);
    machine.stepWall(-10_000);
    void cached.find([a], minute);
    expect(source.pending).toHaveLength(2);
  });

  test("leaves a caller who has left alone", async () => {
    const { machine, source, cached } = start();
    const controller = new AbortController();
    const own = cached.find([a], { ...minute, signal: controller.signal });
    machine.stepWall(-10_000);
    source.pending[0]?.find(1);
    controller.abort(new Error("left"));
    await expect(own).rejects.toThrow("left");
    await settle();
    expect(source.pending).toHaveLength(1);
  });
});
