import type { Clock } from "./clock";

/**
 * How an honest clock watches.
 *
 * @source docs/decisions/0009
 * @example const how: HonestClockOptions = { compareEveryMs: 500 };
 */
export interface HonestClockOptions {
  /** The longest time between two comparisons of wall and monotonic clock, > 0. Default 1000. */
  readonly compareEveryMs?: number;
  /**
   * How far the two clocks may have drifted apart within one epoch, >= 0. Default 250: on a system that does
   * not steer its monotonic clock, crystals 100 ppm apart take 40 minutes for it.
   */
  readonly toleranceMs?: number;
  /** Calls `fn` every `ms` until the returned function is called. Default `setInterval`, unref'd. */
  readonly schedule?: (fn: () => void, ms: number) => () => void;
}

/**
 * A wall clock that admits when it has been wrong.
 *
 * @source docs/decisions/0009
 * @example if (entry.epoch === clock.epoch && nowMs - entry.storedMs <= maxAgeMs) use(entry);
 */
export interface HonestClock {
  /** The wall time, by one reading of the wall clock. Read `epoch` after it, since it may raise it. */
  nowMs(): number;
  /**
   * The wall time, with a comparison of both clocks: for stamping what is stored, where the few dozen
   * nanoseconds do not count. Read `epoch` after it.
   */
  stampMs(): number;
  /** Rises whenever the wall clock turned out not to have kept step: what was stored before is stale. */
  readonly epoch: number;
  /** Stops watching while idle. The clock still reads, with the bound below no longer holding. */
  close(): void;
}

function scheduleUnref(fn: () => void, ms: number): () => void {
  const timer = setInterval(fn, ms);
  // A clock must not keep a finished program alive.
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Starts a clock for ages that costs one reading of the wall clock a call and bounds the harm of a wrong one.
 *
 * Reads both clocks of `clock`, and holds a timer until closed. It compares them when the wall has moved by
 * `compareEveryMs`, when the wall reads less than the last time, on a timer (an idle process reads nothing, and
 * a step back shorter than the pause leaves no other trace), and in `stampMs`. The epoch rises when the wall
 * ran backwards, or when the difference between the clocks has spread over more than `toleranceMs` within the
 * epoch. The spread is taken over the whole epoch: from one comparison to the next, many small steps would
 * each pass and add up without end.
 *
 * **The bound.** Take an entry with `storedMs = stampMs()` and the epoch read after it, used only while the
 * epoch is the same and `nowMs() - storedMs <= maxAgeMs`. Its true age is then at most
 * `maxAgeMs + compareEveryMs + toleranceMs + late + asleep`, where `late` is the most by which the timer was
 * late, plus any interruption between the two readings of a comparison, and `asleep` is how long the machine
 * slept meanwhile, as far as steps back hid it. Stamped with `nowMs()`, the entry was not compared at its
 * beginning either: `compareEveryMs + late` counts twice. With no step back there is no excess at all: forward
 * steps and sleep only make entries older.
 *
 * Why it holds: between two comparisons of one epoch the wall falls behind true time by at most `toleranceMs`
 * (and sleep that a step back cancelled); since the last comparison at most `compareEveryMs + late` has passed,
 * and a wall that never read backwards cannot have fallen behind by more than has passed. A loop of awaits may
 * keep the timer late without end. Then the readings compare in its place, and a step back is hidden only if it
 * is no longer than the pause between the two readings around it: those pauses since the last comparison, not
 * `late`, are the excess.
 * What no software sees: a virtual machine halted with both clocks, until its wall is set right.
 *
 * @param clock the wall and the monotonic clock
 * @param how how often to compare, and what drift to bear; every absent key means its default
 * @returns the clock, at epoch 0
 * @source docs/decisions/0009
 * @example
 * const clock = createHonestClock(systemClock);
 * const entry = { storedMs: clock.stampMs(), epoch: clock.epoch };
 */
export function createHonestClock(clock: Clock, how: HonestClockOptions = {}): HonestClock {
  const { compareEveryMs = 1000, toleranceMs = 250, schedule = scheduleUnref } = how;
  let lastWallMs = clock.wallMs();
  let comparedWallMs = lastWallMs;
  let driftMinMs = lastWallMs - clock.monotonicMs();
  let driftMaxMs = driftMinMs;

  function compare(wallMs: number): void {
    const driftMs = wallMs - clock.monotonicMs();
    driftMinMs = Math.min(driftMinMs, driftMs);
    driftMaxMs = Math.max(driftMaxMs, driftMs);
    // Stated as what must hold, so that a reading of NaN raises the epoch.
    if (!(wallMs >= lastWallMs && driftMaxMs - driftMinMs <= toleranceMs)) {
      honest.epoch += 1;
      driftMinMs = driftMs;
      driftMaxMs = driftMs;
    }
    lastWallMs = wallMs;
    comparedWallMs = wallMs;
  }

  function stampMs(): number {
    const wallMs = clock.wallMs();
    compare(wallMs);
    return wallMs;
  }

  // The epoch is a property and no accessor, which would cost a warm check as much as a look-up.
  const honest = {
    epoch: 0,
    nowMs() {
      const wallMs = clock.wallMs();
      // Within one millisecond there is nothing to note, and a number noted is one allocated.
      if (wallMs === lastWallMs) return wallMs;
      if (wallMs > lastWallMs && wallMs - comparedWallMs < compareEveryMs) lastWallMs = wallMs;
      else compare(wallMs);
      return wallMs;
    },
    stampMs,
    close: () => stop(),
  };
  const stop = schedule(stampMs, compareEveryMs);
  return honest;
}
