import { expect, onTestFinished, test, vi } from "vitest";
import { timeRatio } from "../../proofs/time-ratio";

/** Work that takes so long by a processor of its own. */
function processor() {
  let workedMs = 0;
  const cpuUsage = vi.spyOn(process, "cpuUsage").mockImplementation(() => ({
    user: workedMs * 1_000,
    system: 0,
  }));
  onTestFinished(() => cpuUsage.mockRestore());
  return (ms: number) => {
    workedMs += ms;
  };
}

test("ten times the work takes ten times as long, and its square a hundred times", async () => {
  const work = processor();
  const linear = await timeRatio(
    () => work(0.02),
    () => work(0.2),
    { enough: 15 },
  );
  expect(linear).toBeCloseTo(10);
  const square = await timeRatio(
    () => work(0.02),
    () => work(2),
    { enough: 15 },
  );
  expect(square).toBeCloseTo(100);
});

test("a collection of garbage that falls to a few samples is no work of theirs", async () => {
  const work = processor();
  let runCount = 0;
  const ratio = await timeRatio(
    () => work(1),
    () => {
      runCount += 1;
      work(runCount % 5 === 0 ? 500 : 10);
    },
    { enough: 15 },
  );
  expect(ratio).toBeCloseTo(10);
});
