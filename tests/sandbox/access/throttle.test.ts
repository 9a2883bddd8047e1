import { describe, expect, it } from "vitest";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { createThrottle } from "../../../src/sandbox/access/throttle";
import { createManualClock } from "../../../src/testing/manual-clock";

const limited = { appKey: "app-1", secret: "s", ...allAccess, requestsPerMinute: 60 };

function start() {
  const clock = createManualClock();
  const throttle = createThrottle(clock);
  const taken = (application = limited) => throttle.take(application).kind === "taken";
  return { clock, throttle, taken };
}

describe("the limit of an application", () => {
  it("lets a minute's worth through at once, and then one for each that has filled in", () => {
    const { clock, taken } = start();
    expect(Array.from({ length: 61 }, () => taken())).toEqual([
      ...Array.from({ length: 60 }, () => true),
      false,
    ]);
    clock.advance({ ms: 999 });
    expect(taken()).toBe(false);
    clock.advance({ ms: 1 });
    expect([taken(), taken()]).toEqual([true, false]);
  });

  it("says when one more will have filled in", () => {
    const { clock, throttle, taken } = start();
    for (let count = 0; count < 60; count += 1) taken();
    clock.advance({ ms: 400 });
    expect(throttle.take(limited)).toEqual({ kind: "throttled", retryAfterMs: 600 });
  });

  it("never holds more than a minute's worth, however long nothing was asked", () => {
    const { clock, taken } = start();
    clock.advance({ days: 1 });
    expect(Array.from({ length: 70 }, () => taken()).filter((isTaken) => isTaken)).toHaveLength(60);
  });

  it("is owed what was asked at once beyond it, and fills that in first", () => {
    const { clock, throttle, taken } = start();
    throttle.charge(limited, 70);
    expect(throttle.take(limited)).toEqual({ kind: "throttled", retryAfterMs: 11_000 });
    clock.advance({ ms: 11_000 });
    expect([taken(), taken()]).toEqual([true, false]);
  });

  it("is each one's own, follows a change, and is none where none is set", () => {
    const { taken } = start();
    for (let count = 0; count < 60; count += 1) taken();
    expect([taken(), taken({ ...limited, appKey: "app-2" })]).toEqual([false, true]);
    const { requestsPerMinute: _, ...unlimited } = limited;
    const { throttle } = start();
    throttle.charge(unlimited, 1_000_000);
    expect(throttle.take(unlimited)).toEqual({ kind: "taken" });
    const { throttle: lowered } = start();
    lowered.take(limited);
    const low = { ...limited, requestsPerMinute: 1 };
    expect([lowered.take(low).kind, lowered.take(low).kind]).toEqual(["taken", "throttled"]);
  });
});
