import { describe, expect, it } from "vitest";
import { createManualClock } from "../../src/testing/index";

const start = "2026-11-24T10:00:00+08:00";

describe("a manual clock", () => {
  it("stands still until it is moved, and begins where it is told to", () => {
    expect(createManualClock(start).wallMs()).toBe(Date.parse(start));
    expect(createManualClock(1_000).wallMs()).toBe(1_000);
    expect(new Date(createManualClock().wallMs()).toISOString()).toBe("2018-04-25T01:00:00.000Z");
    expect(() => createManualClock("tomorrow")).toThrow(RangeError);
    expect(() => createManualClock(Number.NaN)).toThrow(RangeError);
  });

  it("advances by milliseconds or by named parts, wall and monotonic time alike", () => {
    const clock = createManualClock(start);
    const [wallMs, monotonicMs] = [clock.wallMs(), clock.monotonicMs()];
    clock.advance(5);
    clock.advance({ days: 1, hours: 2, minutes: 3, ms: 4 });
    const passedMs = 5 + 86_400_000 + 2 * 3_600_000 + 3 * 60_000 + 4;
    expect(clock.wallMs() - wallMs).toBe(passedMs);
    expect(clock.monotonicMs() - monotonicMs).toBe(passedMs);
    expect(clock.trueMs()).toBe(passedMs);
  });

  it("sleeps on the wall alone, and is set on the wall alone", () => {
    const clock = createManualClock(start);
    const monotonicMs = clock.monotonicMs();
    clock.suspend({ hours: 8 });
    clock.stepWall({ hours: -1 });
    expect(clock.monotonicMs()).toBe(monotonicMs);
    expect(clock.wallMs() - Date.parse(start)).toBe(7 * 3_600_000);
    expect(clock.trueMs()).toBe(8 * 3_600_000);
  });

  it("runs forward only", () => {
    const clock = createManualClock(start);
    for (const move of [clock.advance, clock.block, clock.suspend]) {
      expect(() => move(-1)).toThrow(RangeError);
      expect(() => move({ days: Number.NaN })).toThrow(RangeError);
    }
    expect(clock.wallMs()).toBe(Date.parse(start));
  });

  it("fires a timer each time it is due while time advances, and none while the loop is blocked", () => {
    const clock = createManualClock(start);
    const firedMs: number[] = [];
    const stop = clock.schedule(() => firedMs.push(clock.trueMs()), 1_000);
    clock.advance(2_500);
    expect(firedMs).toEqual([1_000, 2_000]);
    clock.block(3_000);
    expect(firedMs).toHaveLength(2);
    expect(clock.lateMs()).toBe(2_500);
    clock.advance(0);
    expect(firedMs).toEqual([1_000, 2_000, 5_500]);
    expect(clock.timerCount).toBe(1);
    stop();
    clock.advance(10_000);
    expect([firedMs.length, clock.timerCount]).toEqual([3, 0]);
  });
});
