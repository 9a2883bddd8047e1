import { describe, expect, it, onTestFinished } from "vitest";
import { controlKinds } from "../../proofs/hostile/control-kinds";
import { heapGrowthOf } from "../../proofs/hostile/heap-growth";
import { hostileKinds } from "../../proofs/hostile/hostile-kinds";
import { judgeEnding } from "../../proofs/hostile/judge";
import { watchMachinePauses } from "../../proofs/hostile/machine-pauses";
import { runControl, runHostile } from "../../proofs/hostile/run-case";
import { startPlatform } from "../../proofs/hostile/started-platform";
import { deadlineMs } from "../../proofs/hostile/world";

const burn = (ms: number) => {
  const until = process.cpuUsage().user + ms * 1_000;
  while (process.cpuUsage().user < until) Math.sqrt(2);
};

async function ground() {
  const platform = await startPlatform();
  const pauses = watchMachinePauses();
  onTestFinished(() => {
    pauses.stop();
    platform.stop();
  });
  return { platform, pauses };
}

describe("the judge", () => {
  it.each([
    [{ kind: "returned", outcome: "undetermined", reasonCode: "answer-invalid" }, 0, []],
    [{ kind: "returned", outcome: "undetermined", reasonCode: "basis-missing" }, deadlineMs + 200, []],
    [{ kind: "returned", outcome: "undetermined", reasonCode: "answer-invalid" }, deadlineMs + 201, ["late"]],
    [{ kind: "returned", outcome: "undetermined", reasonCode: "rule-failed" }, 0, ["untyped"]],
    [{ kind: "returned", outcome: "undetermined", reasonCode: "options-invalid" }, 0, ["untyped"]],
    [{ kind: "returned", outcome: "undetermined", reasonCode: "toString" }, 0, ["untyped"]],
    [{ kind: "returned", outcome: "undetermined" }, 0, ["untyped"]],
    [{ kind: "returned", outcome: "proceed" }, 0, ["decided"]],
    [{ kind: "returned", outcome: "stop" }, 0, ["decided"]],
    [{ kind: "returned", outcome: "review" }, 0, ["reviewed"]],
    [{ kind: "thrown" }, deadlineMs + 201, ["untyped", "late"]],
  ] as const)("of %j after %i ms finds %j", (ending, tookMs, faults) => {
    expect(judgeEnding(ending, tookMs)).toEqual(faults);
  });

  it("counts a clean answer that passes for hostile as read, decided on and remembered", async () => {
    const name = "a media type that is wrong";
    const { faults } = await runHostile(
      await ground(),
      { name, on: "lookup" },
      { facts: "clean", serial: 7, sentBy: "own-sender" },
    );
    expect(faults).toContain("decided");
    expect(faults).toContain("remembered");
  });

  it("counts a hostile answer that was never sent", async () => {
    const { faults, retryCount } = await runHostile(
      await ground(),
      { name: "plain: clean", on: "lookup" },
      { facts: "clean", serial: 8, sentBy: "fetch" },
    );
    // With what was found beside it, and not again for a better result.
    expect(faults).toEqual(expect.arrayContaining(["not-sent", "decided"]));
    expect(retryCount).toBe(0);
  });

  it("counts a control that is not served for what it says", async () => {
    const kind = { name: "sources: no source", facts: "clean" } as const;
    expect(await runControl(await ground(), kind, { serial: 9, sentBy: "fetch" })).toEqual({
      faults: ["control-not-served"],
      // Refused once is refused: only what a deadline brought may be tried again.
      retryCount: 0,
    });
  });
});

describe("what is measured", () => {
  it("excuses no event loop that this very process blocks", () => {
    const pauses = watchMachinePauses();
    const before = pauses.totalMs();
    const startedMs = performance.now();
    burn(300);
    const ownMs = performance.now() - startedMs - (pauses.totalMs() - before);
    pauses.stop();
    expect(ownMs).toBeGreaterThan(270);
  });

  it("sees the heap grow, inside and outside of it", async () => {
    const { growthMiB } = await heapGrowthOf(async () => Buffer.alloc(32 * 1_048_576, 1));
    expect(growthMiB).toBeGreaterThan(31);
  });
});

it("a name stands for one kind only", () => {
  const names = [...hostileKinds, ...controlKinds].map(({ name }) => name);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});
