import { expect, test } from "vitest";
import { createCachingSource } from "../../src/freshness/caching-source";
import type { CacheEntry } from "../../src/freshness/entry-store";
import type { Check } from "../../src/guard/check";
import { createCheckMemory, type RememberedCheck } from "../../src/guard/check-memory";
import { createHonestClock } from "../../src/time/honest-clock";
import { theCatalogue } from "../decision/fixtures";
import { guardBench } from "./guard-bench";

const company = "91350500PDY00001XT";

async function keptAt(startMs: number) {
  const bench = guardBench({ startMs });
  const clock = createHonestClock(bench.clock, { schedule: bench.clock.schedule });
  const catalogue = theCatalogue();
  const keeper = { active: catalogue, current: () => Promise.resolve(catalogue) };
  const source = createCachingSource<RememberedCheck>({ find: async () => [] }, clock, { maxCount: 1 });
  const memory = createCheckMemory({ source, clock, catalogue: keeper, maxAgeMs: 60_000 });
  const check: Check = await bench.guard.checkBeforeApprove(company, "subsidy");
  const entry: CacheEntry<RememberedCheck> = {
    answer: { finding: { kind: "failed", reason: { code: "answer-incomplete" } } },
    startedMs: startMs,
    epoch: clock.epoch,
    memo: undefined,
  };
  const keep = (matterType: string, dayEndsMs = Number.POSITIVE_INFINITY) =>
    memory.keep(entry, {
      matterType,
      catalogue,
      check,
      startedMs: bench.clock.wallMs(),
      dayEndsMs,
      others: [],
    });
  return { bench, memory, check, entry, keep, keeper };
}

const noon = Date.parse("2026-11-24T12:00:00+08:00");

test("a check is given for its very matter type and no other", async () => {
  const { memory, entry, keep, check } = await keptAt(noon);
  keep("subsidy");
  expect(memory.recall(entry, "subsidy", 60_000)?.check).toBe(check);
  await expect(memory.recall(entry, "subsidy", 60_000)?.answer).resolves.toBe(check);
  expect(memory.recall(entry, "honor", 60_000)).toBeUndefined();
  expect(memory.recall(undefined, "subsidy", 60_000)).toBeUndefined();
});

test.each([60_000, 30_000, 90_000])(
  "at the bound of %i ms a check is given, one later none, R1",
  async (maxAgeMs) => {
    const { bench, memory, entry, keep } = await keptAt(noon);
    keep("subsidy");
    bench.clock.advance(maxAgeMs);
    expect(memory.recall(entry, "subsidy", maxAgeMs)).toBeDefined();
    bench.clock.advance(1);
    expect(memory.recall(entry, "subsidy", maxAgeMs)).toBeUndefined();
  },
);

test("with a bound of 0 nothing is remembered, not even in the same millisecond", async () => {
  const { memory, entry, keep } = await keptAt(noon);
  keep("subsidy");
  expect(memory.recall(entry, "subsidy", 0)).toBeUndefined();
});

test.each([60_000, 50_000])(
  "the turn of the Beijing day ends it within the bound of %i ms, R2",
  async (maxAgeMs) => {
    const lastSecond = Date.parse("2026-11-24T23:59:59+08:00");
    const { bench, memory, entry, keep } = await keptAt(lastSecond);
    keep("subsidy", lastSecond + 1_000);
    bench.clock.advance(999);
    expect(memory.recall(entry, "subsidy", maxAgeMs)).toBeDefined();
    bench.clock.advance(1);
    expect(memory.recall(entry, "subsidy", maxAgeMs)).toBeUndefined();
  },
);

test("the bound holds after 40 days, when the instants are no small integers any more", async () => {
  const { bench, memory, entry, keep } = await keptAt(noon);
  bench.clock.block(40 * 86_400_000);
  keep("subsidy");
  bench.clock.advance(60_000);
  expect(memory.recall(entry, "subsidy", 60_000)).toBeDefined();
  bench.clock.advance(1);
  expect(memory.recall(entry, "subsidy", 60_000)).toBeUndefined();
});

test("a clock set back ends every check, T21", async () => {
  const { bench, memory, entry, keep } = await keptAt(noon);
  keep("subsidy");
  bench.clock.stepWall(-1);
  expect(memory.recall(entry, "subsidy", 60_000)).toBeUndefined();
});

test("another catalogue in use ends it, 五(四)", async () => {
  const { memory, entry, keep, keeper } = await keptAt(noon);
  keep("subsidy");
  keeper.active = { ...theCatalogue() };
  expect(memory.recall(entry, "subsidy", 60_000)).toBeUndefined();
});

test("of more than 16 matters of one answer the eldest goes, and a matter kept again takes one place", async () => {
  const { memory, entry, keep } = await keptAt(noon);
  for (let round = 0; round < 2; round += 1) for (let n = 1; n <= 16; n += 1) keep(`matter-${n}`);
  expect(memory.recall(entry, "matter-1", 60_000)).toBeDefined();
  keep("matter-17");
  expect(memory.recall(entry, "matter-1", 60_000)).toBeUndefined();
  for (let n = 2; n <= 17; n += 1) expect(memory.recall(entry, `matter-${n}`, 60_000)).toBeDefined();
});
