import { describe, expect, it } from "vitest";
import { createManualClock, type Passage } from "../../src/testing/index";

const start = "2026-11-24T10:00:00+08:00";

const refused = (run: () => unknown, words: string) =>
  expect(run).toThrow(
    expect.objectContaining({ code: "options-invalid", message: expect.stringContaining(words) }),
  );

describe("a manual clock", () => {
  it("stands still until it is moved, and begins where it is told to", () => {
    expect(createManualClock(start).wallMs()).toBe(Date.parse(start));
    expect(createManualClock("2026-11-24T02:00:00Z").wallMs()).toBe(Date.parse(start));
    expect(createManualClock(1_000).wallMs()).toBe(1_000);
    expect(new Date(createManualClock().wallMs()).toISOString()).toBe("2018-04-25T01:00:00.000Z");
  });

  it.each([
    "tomorrow",
    "2026-11-24",
    "2026-11-24T10:00:00",
    "2026-02-30T10:00:00+08:00",
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ])("begins at no %s: a day or a local time is no instant", (noInstant) => {
    refused(() => createManualClock(noInstant), "with its offset");
  });

  it("advances by milliseconds or by named parts, wall and monotonic time alike", () => {
    const clock = createManualClock(start);
    const [wallMs, monotonicMs] = [clock.wallMs(), clock.monotonicMs()];
    clock.advance(5);
    clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4, ms: 5 });
    const passedMs = 5 + 86_400_000 + 2 * 3_600_000 + 3 * 60_000 + 4_000 + 5;
    expect(clock.wallMs() - wallMs).toBe(passedMs);
    expect(clock.monotonicMs() - monotonicMs).toBe(passedMs);
  });

  it("sleeps on the wall alone, and is set on the wall alone", () => {
    const clock = createManualClock(start);
    const monotonicMs = clock.monotonicMs();
    clock.suspend({ hours: 8 });
    clock.stepWall({ hours: -1 });
    expect(clock.monotonicMs()).toBe(monotonicMs);
    expect(clock.wallMs() - Date.parse(start)).toBe(7 * 3_600_000);
  });

  it("runs forward only", () => {
    const clock = createManualClock(start);
    for (const move of [clock.advance, clock.suspend]) refused(() => move(-1), "stepWall");
    expect(clock.wallMs()).toBe(Date.parse(start));
  });

  it.each<readonly [string, unknown, string]>([
    ["a part of another name", { weeks: 1 }, "does not know weeks"],
    ["a part that is no number", { days: "1" }, "days must be a number"],
    ["what is not a number", Number.NaN, "ms must be a number"],
    ["nothing", undefined, "must be an object"],
  ])("moves by no %s, and says so", (_, by, words) => {
    const clock = createManualClock(start);
    for (const move of [clock.advance, clock.suspend, clock.stepWall])
      refused(() => move(by as Passage), words);
    expect(clock.wallMs()).toBe(Date.parse(start));
  });

  it("fires a timer each time it is due while time advances, until it is stopped", () => {
    const clock = createManualClock(start);
    let firedCount = 0;
    const stop = clock.schedule(() => {
      firedCount += 1;
    }, 1_000);
    clock.advance({ seconds: 2, ms: 500 });
    expect(firedCount).toBe(2);
    stop();
    clock.advance({ minutes: 1 });
    expect(firedCount).toBe(2);
  });
});
