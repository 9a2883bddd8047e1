import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { Benchmark, Goal } from "../../bench/benchmark";
import { benchmarks } from "../../bench/benchmarks";
import { timeBenchmark } from "../../bench/time-benchmark";
import { median } from "../../proofs/median";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("every comparison", () => {
  it.each(benchmarks)(
    "$id compares equal answers, and all of them do the work: $what",
    async (benchmark) => {
      const { ours, peers, close } = await benchmark.prepare("short");
      try {
        expect(peers.length).toBeGreaterThan(0);
        for (const contestant of [ours, ...peers]) await contestant.run(1);
      } finally {
        await close?.();
      }
    },
    300_000,
  );

  it("stands under the ids that the goals name", () => {
    const ids = new Set(benchmarks.map(({ id }) => id));
    for (const id of ["P1", "P2", "P3", "P4", "P5", "P8", "P9", "P10", "P14"]) expect(ids).toContain(id);
  });
});

describe("a comparison is turned into its ratio", () => {
  const taking = (roundsMs: readonly number[]) => {
    let round = -1;
    return {
      run(count: number) {
        round += 1;
        // The first run warms up and is not counted.
        return round === 0 ? 1_000_000 : (roundsMs[(round - 1) % roundsMs.length] ?? 0) * count;
      },
    };
  };
  const benchmark = (goal: Goal): Benchmark => ({
    id: "P0",
    what: "nothing",
    prepare: () =>
      Promise.resolve({
        ours: taking([2, 900, 1]),
        peers: [{ peer: "peer", goal, count: 10, ...taking([6, 6, 500]) }],
        count: 100,
        roundCount: 3,
      }),
  });

  it.each([
    [{ kind: "peer-to-ours", atLeast: 3 }, 3, true, "≥ 3× faster"],
    [{ kind: "peer-to-ours", atLeast: 3.1 }, 3, false, "≥ 3.1× faster"],
    [{ kind: "ours-to-peer", atMost: 0.34 }, 0.333, true, "≤ 0.34× its time"],
    [{ kind: "ours-to-peer", atMost: 0.3 }, 0.333, false, "≤ 0.3× its time"],
  ] as const)("by the medians of the rounds, each per piece of work: %j", async (goal, ratio, met, text) => {
    expect(await timeBenchmark(benchmark(goal))).toEqual([
      { id: "P0", what: "nothing", peer: "peer", ratio, met, goal: text },
    ]);
  });
});

it.each([
  { values: [2], middle: 2 },
  { values: [3, 1], middle: 2 },
  { values: [4, 1, 2, 30], middle: 3 },
  { values: [9, 1, 2], middle: 2 },
])("the median of an even count lies halfway between the middle two: $values", ({ values, middle }) => {
  expect(median(values)).toBe(middle);
});

describe("what is called", () => {
  const run = promisify(execFile);

  it("npm run --silent bench -- --json prints one line, an array of the comparisons that were named", async () => {
    const args = ["run", "--silent", "bench", "--", "P10", "--json"];
    const { stdout } = await run("npm", args, { cwd: root });
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    const results: unknown = JSON.parse(stdout);
    expect(results).toEqual(
      ["util-helpers", "stdnum"].map((peer) => ({
        id: "P10",
        what: expect.any(String),
        ratio: expect.any(Number),
        goal: expect.stringContaining("faster"),
        met: expect.any(Boolean),
        peer,
      })),
    );
  }, 120_000);

  it("an id or an option that there is not is refused, not passed over", async () => {
    const args = ["--import", "tsx", "bench/main.ts", "P10", "P99", "p1", "--jsno", "--json"];
    await expect(run(process.execPath, args, { cwd: root })).rejects.toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("There is no P99, p1, --jsno. Say some of P1, P2, P3"),
    });
  }, 120_000);
});
