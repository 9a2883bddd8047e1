import { afterEach, expect, test, vi } from "vitest";
import { systemClock } from "../../src/time/clock";

afterEach(() => {
  vi.useRealTimers();
});

test("the wall clock of the machine is Date.now, the monotonic one performance.now", () => {
  vi.useFakeTimers({ toFake: ["Date", "performance"], now: 1_524_618_000_000 });
  const monotonicMs = systemClock.monotonicMs();
  vi.advanceTimersByTime(1500);
  expect(systemClock.wallMs()).toBe(1_524_618_001_500);
  expect(systemClock.monotonicMs() - monotonicMs).toBeCloseTo(1500, 6);
});
