import { describe, expect, it } from "vitest";
import { nextAttemptMs } from "../../../src/sandbox/webhooks/next-attempt-ms";

describe("when a webhook is tried again, Standard Webhooks 1.0.0,", () => {
  it("later each time, over three days, and then no more", () => {
    const delays = Array.from({ length: 11 }, (_, index) => nextAttemptMs(index + 1, { random: 0 }));
    const waits = delays.filter((delayMs) => delayMs !== undefined);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBe(5_000);
    const days = waits.reduce((sum, delayMs) => sum + delayMs) / 86_400_000;
    expect(days).toBeGreaterThan(3);
    expect(delays.at(9)).toBeUndefined();
    expect(delays.at(10)).toBeUndefined();
  });

  it("spread over a fifth of the wait", () => {
    expect(nextAttemptMs(2, { random: 0 })).toBe(300_000);
    expect(nextAttemptMs(2, { random: 0.5 })).toBe(330_000);
    expect(nextAttemptMs(2, { random: 0.999 })).toBeLessThan(360_000);
  });

  it("not before the receiver wants it, up to a day", () => {
    expect(nextAttemptMs(1, { random: 0, retryAfterMs: 60_000 })).toBe(60_000);
    expect(nextAttemptMs(2, { random: 0, retryAfterMs: 1_000 })).toBe(300_000);
    expect(nextAttemptMs(1, { random: 0, retryAfterMs: 1e12 })).toBe(86_400_000);
  });
});
