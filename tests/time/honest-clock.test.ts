import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createManualMachine, type ManualMachine } from "../../src/testing/manual-machine";
import { type Clock, systemClock } from "../../src/time/clock";
import { createHonestClock } from "../../src/time/honest-clock";

const compareEveryMs = 1000;
const toleranceMs = 250;

function start(machine: ManualMachine = createManualMachine()) {
  return { machine, clock: createHonestClock(machine, { schedule: machine.schedule }) };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("an honest clock reads", () => {
  test("the wall, by one reading of one clock a call", () => {
    const machine = createManualMachine();
    const wallMs = vi.spyOn(machine, "wallMs");
    const monotonicMs = vi.spyOn(machine, "monotonicMs");
    const clock = createHonestClock(machine, { schedule: machine.schedule });
    wallMs.mockClear();
    monotonicMs.mockClear();
    for (let call = 0; call < 100; call += 1) clock.nowMs();
    expect(wallMs).toHaveBeenCalledTimes(100);
    expect(monotonicMs).not.toHaveBeenCalled();
  });

  test("the same epoch for as long as the clocks keep step", () => {
    const { machine, clock } = start();
    for (let second = 0; second < 3600; second += 1) {
      machine.advance(997);
      expect(clock.nowMs()).toBe(machine.wallMs());
      expect(clock.stampMs()).toBe(machine.wallMs());
    }
    expect(clock.epoch).toBe(0);
  });
});

describe("the epoch rises", () => {
  test("at the next reading after a step back", () => {
    const { machine, clock } = start();
    clock.nowMs();
    machine.stepWall(-1);
    clock.nowMs();
    expect(clock.epoch).toBe(1);
    clock.nowMs();
    expect(clock.epoch).toBe(1);
  });

  test("at the next reading after a step back between two comparisons", () => {
    const { machine, clock } = start();
    machine.advance(500);
    clock.nowMs();
    machine.stepWall(-1);
    clock.nowMs();
    expect(clock.epoch).toBe(1);
  });

  test("at the next reading after a jump ahead by the period of comparison", () => {
    const { machine, clock } = start();
    machine.stepWall(compareEveryMs);
    clock.nowMs();
    expect(clock.epoch).toBe(1);
  });

  test("at the next comparison after a jump ahead by less", () => {
    const { machine, clock } = start();
    machine.stepWall(toleranceMs + 1);
    clock.nowMs();
    expect(clock.epoch).toBe(0);
    machine.block(compareEveryMs);
    clock.nowMs();
    expect(clock.epoch).toBe(1);
  });

  test("at once in a stamp", () => {
    const { machine, clock } = start();
    machine.stepWall(toleranceMs + 1);
    clock.stampMs();
    expect(clock.epoch).toBe(1);
  });

  test("after the machine slept", () => {
    const { machine, clock } = start();
    machine.suspend(8 * 3_600_000);
    clock.nowMs();
    expect(clock.epoch).toBe(1);
  });

  test("while idle, after a step back too small to leave a trace in the next reading", () => {
    const { machine, clock } = start();
    machine.advance(3_600_000);
    machine.stepWall(-1_800_000);
    machine.advance(3_600_000);
    expect(clock.epoch).toBe(1);
  });

  test("when steps add up that each pass for drift", () => {
    const { machine, clock } = start();
    for (let step = 0; step < 10; step += 1) {
      machine.advance(compareEveryMs);
      machine.stepWall(-50);
    }
    machine.advance(compareEveryMs);
    expect(clock.epoch).toBe(1);
  });

  test("when the wall cannot be read, and no more once it can", () => {
    let wallMs = 1_000_000;
    const broken: Clock = { wallMs: () => wallMs, monotonicMs: () => 0 };
    const clock = createHonestClock(broken, { schedule: () => () => {} });
    wallMs = Number.NaN;
    clock.nowMs();
    expect(clock.epoch).toBe(1);
    wallMs = 1_000_000;
    clock.nowMs();
    const recovered = clock.epoch;
    expect(recovered).toBeGreaterThan(1);
    clock.nowMs();
    expect(clock.epoch).toBe(recovered);
  });

  test("but not for drift within the tolerance", () => {
    const { machine, clock } = start();
    machine.advance(500);
    machine.stepWall(-toleranceMs);
    machine.advance(compareEveryMs);
    expect(clock.epoch).toBe(0);
    machine.stepWall(toleranceMs);
    clock.stampMs();
    expect(clock.epoch).toBe(0);
  });
});

describe("the timer of an honest clock", () => {
  test("stops when the clock is closed", () => {
    const { machine, clock } = start();
    expect(machine.timerCount).toBe(1);
    clock.close();
    expect(machine.timerCount).toBe(0);
    expect(clock.nowMs()).toBe(machine.wallMs());
  });

  test("does not keep a finished program alive", () => {
    const setInterval = vi.spyOn(globalThis, "setInterval");
    const clearInterval = vi.spyOn(globalThis, "clearInterval");
    const clock = createHonestClock(systemClock);
    const timer = setInterval.mock.results[0]?.value as NodeJS.Timeout;
    expect(setInterval.mock.calls[0]?.[1]).toBe(compareEveryMs);
    expect(timer.hasRef()).toBe(false);
    clock.close();
    expect(clearInterval).toHaveBeenCalledWith(timer);
  });
});

type Move = readonly [
  kind: "advance" | "block" | "suspend" | "step" | "hide" | "read" | "store-stamped" | "store-read",
  ms: number,
];

const durationMs = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 2 * compareEveryMs }),
  fc.integer({ min: 0, max: 20_000 }),
);

function movesOf(kinds: readonly Move[0][]): fc.Arbitrary<Move[]> {
  const signedMs = fc.tuple(durationMs, fc.boolean()).map(([ms, isBack]) => (isBack ? -ms : ms));
  return fc.array(
    fc
      .constantFrom(...kinds)
      .chain((kind) => fc.tuple(fc.constant(kind), kind === "step" ? signedMs : durationMs)),
    { minLength: 5, maxLength: 80 },
  );
}

interface Entry {
  readonly wallMs: number;
  readonly epoch: number;
  readonly trueMs: number;
  readonly asleepMs: number;
  readonly steppedBackMs: number;
  readonly comparedGaps: number;
}

/** Runs the moves and, after each, lets the cache use every entry it may; the outside observer judges. */
function run(
  moves: readonly Move[],
  excessMaxMs: (gaps: number, lateMs: number, asleepMs: number) => number,
) {
  const maxAgeMs = 30_000;
  const { machine, clock } = start();
  const entries: Entry[] = [];
  let asleepMs = 0;
  let steppedBackMs = 0;
  let usedCount = 0;
  let worstExcessMs = 0;

  function store(wallMs: number, comparedGaps: number): void {
    const { epoch } = clock;
    entries.push({ wallMs, epoch, trueMs: machine.trueMs(), asleepMs, steppedBackMs, comparedGaps });
  }

  for (const [kind, ms] of moves) {
    // A step back of just what has passed since the last reading is the one the next reading cannot see.
    if (kind === "hide") {
      machine.block(ms);
      machine.stepWall(-ms);
      steppedBackMs += ms;
    } else if (kind === "step") {
      machine.stepWall(ms);
      steppedBackMs += Math.max(0, -ms);
    } else if (kind === "suspend") {
      machine.suspend(ms);
      asleepMs += ms;
    } else if (kind === "advance") machine.advance(ms);
    else if (kind === "block") machine.block(ms);
    else if (kind === "store-stamped") store(clock.stampMs(), 1);
    else if (kind === "store-read") store(clock.nowMs(), 2);
    if (kind !== "read") continue;

    const nowMs = clock.nowMs();
    for (const entry of entries) {
      if (entry.epoch !== clock.epoch || nowMs - entry.wallMs > maxAgeMs) continue;
      usedCount += 1;
      const excessMs = machine.trueMs() - entry.trueMs - maxAgeMs;
      const seenExcessMs = machine.trueMs() - entry.trueMs - (nowMs - entry.wallMs);
      worstExcessMs = Math.max(worstExcessMs, seenExcessMs);
      const allowedMs = Math.min(
        steppedBackMs - entry.steppedBackMs,
        excessMaxMs(entry.comparedGaps, machine.lateMs(), asleepMs - entry.asleepMs),
      );
      // The stronger claim, about every age: the age by the clock is never short by more than the bound.
      expect(seenExcessMs).toBeLessThanOrEqual(allowedMs);
      expect(excessMs).toBeLessThanOrEqual(allowedMs);
    }
  }
  return { usedCount, worstExcessMs };
}

describe("against true time, an entry is never used beyond its bound on age", () => {
  const bound = (gaps: number, lateMs: number, asleepMs: number) =>
    gaps * (compareEveryMs + lateMs) + toleranceMs + asleepMs;

  test("plus the period and the tolerance, whatever is done to the wall while timers run", () => {
    let usedCount = 0;
    let worstExcessMs = 0;
    fc.assert(
      fc.property(movesOf(["advance", "step", "read", "store-stamped", "store-read"]), (moves) => {
        const seen = run(moves, (gaps) => gaps * compareEveryMs + toleranceMs);
        usedCount += seen.usedCount;
        worstExcessMs = Math.max(worstExcessMs, seen.worstExcessMs);
      }),
      { numRuns: 3000 },
    );
    // The test would say nothing if no entry were ever used, or none in error.
    expect(usedCount).toBeGreaterThan(1000);
    expect(worstExcessMs).toBeGreaterThan(0);
  });

  test("plus how late timers were and how long the machine slept unseen, whatever is done to it", () => {
    fc.assert(
      fc.property(
        movesOf([
          "advance",
          "block",
          "suspend",
          "step",
          "hide",
          "read",
          "read",
          "store-stamped",
          "store-read",
        ]),
        (moves) => {
          run(moves, bound);
        },
      ),
      { numRuns: 3000 },
    );
  });

  test("plus the period and the tolerance, when steps back of less than the tolerance add up", () => {
    const kind = fc.constantFrom("advance", "advance", "step", "read", "store-stamped" as const);
    const move = kind.chain((kind) =>
      fc.tuple(
        fc.constant(kind),
        fc.integer(kind === "step" ? { min: -toleranceMs, max: 50 } : { min: 0, max: 2000 }),
      ),
    );
    fc.assert(
      fc.property(fc.array(move, { minLength: 40, maxLength: 120 }), (moves) => {
        run(moves, () => compareEveryMs + toleranceMs);
      }),
      { numRuns: 1000 },
    );
  });

  test("plus nothing, if the wall is never set back: sleep and jumps ahead only age entries", () => {
    fc.assert(
      fc.property(
        movesOf(["advance", "block", "suspend", "read", "read", "store-stamped", "store-read"]),
        (moves) => {
          run(moves, () => 0);
        },
      ),
    );
  });
});

test("while a loop of awaits starves the timer, readings compare in its place", () => {
  const { machine, clock } = start();
  const trueMs = machine.trueMs();
  const storedMs = clock.stampMs();
  let hiddenMs = 0;
  for (let turn = 0; turn < 10_000 && clock.epoch === 0; turn += 1) {
    machine.block(1);
    // As long as the pause since the last reading, and so invisible to the next one.
    if (turn % 2 === 0) machine.stepWall(-1);
    const nowMs = clock.nowMs();
    if (clock.epoch === 0) hiddenMs = machine.trueMs() - trueMs - (nowMs - storedMs);
  }
  expect(clock.epoch).toBe(1);
  expect(hiddenMs).toBeGreaterThan(toleranceMs);
  expect(hiddenMs).toBeLessThanOrEqual(compareEveryMs + toleranceMs);
});

test("the bound is reached: a step back that hides all the time since the last comparison", () => {
  const { machine, clock } = start();
  const storedMs = clock.stampMs();
  machine.advance(compareEveryMs - 1);
  machine.stepWall(1 - compareEveryMs);
  expect(clock.nowMs() - storedMs).toBe(0);
  expect(clock.epoch).toBe(0);
  machine.advance(1);
  expect(clock.epoch).toBe(1);
});
