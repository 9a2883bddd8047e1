import type { Clock } from "../time/clock";

/** How much time passes: milliseconds, or a sum of named parts. */
export type Passage =
  | number
  | { readonly days?: number; readonly hours?: number; readonly minutes?: number; readonly ms?: number };

/** A machine whose true time, wall clock, monotonic clock and timers the test moves. */
export interface ManualClock extends Clock {
  /** True time passes and both clocks with it; timers of `schedule` fire when they are due. */
  advance(by: Passage): void;
  /** True time passes and both clocks with it, while the event loop is blocked: what is due fires later. */
  block(by: Passage): void;
  /** The machine sleeps: true time and the wall move, the monotonic clock and timers do not. */
  suspend(by: Passage): void;
  /** Somebody sets the wall clock; by a negative passage, back. */
  stepWall(by: Passage): void;
  /** Calls `fn` every `ms` of the monotonic clock, until the function that is returned is called. */
  schedule(fn: () => void, ms: number): () => void;
  /** What an observer outside the machine measures, in ms since the clock was made. */
  trueMs(): number;
  /** The most by which a timer has been late so far, one still waiting included. */
  lateMs(): number;
  /** How many timers are running. */
  readonly timerCount: number;
}

/**
 * Makes a clock that stands still until the test moves it.
 *
 * It is the clock of the lists, of signatures and of the cache's bound on age. Waiting for an answer
 * (`platform.deadlineMs`, a delay of the test platform) stays in real time.
 *
 * @param start where the wall begins: an RFC 3339 instant, or milliseconds since 1970. Default: nine o'clock of
 *   the day the plan was issued, 2018-04-25
 * @returns the clock, for `createGuard({ clock })` and `createTestPlatform({ clock })` alike
 * @throws RangeError for a start that is no instant
 * @example
 * const clock = createManualClock("2026-11-24T10:00:00+08:00");
 * clock.advance({ days: 30 });
 */
export function createManualClock(start: string | number = "2018-04-25T09:00:00+08:00"): ManualClock {
  let trueMs = 0;
  let wallMs = typeof start === "number" ? start : Date.parse(start);
  if (!Number.isFinite(wallMs))
    throw new RangeError("The start of a clock is an RFC 3339 instant or a number of ms.");
  let monotonicMs = 5000;
  let lateMs = 0;
  const timers = new Set<{ fn: () => void; ms: number; dueMs: number }>();

  function pass(ms: number): void {
    trueMs += ms;
    wallMs += ms;
    monotonicMs += ms;
    for (const timer of timers) lateMs = Math.max(lateMs, monotonicMs - timer.dueMs);
  }

  function nextDueMs(): number {
    return Math.min(...[...timers].map((timer) => timer.dueMs));
  }

  function fireDue(): void {
    for (const timer of timers) {
      if (timer.dueMs > monotonicMs) continue;
      timer.dueMs = monotonicMs + timer.ms;
      timer.fn();
    }
  }

  return {
    wallMs: () => wallMs,
    monotonicMs: () => monotonicMs,
    trueMs: () => trueMs,
    lateMs: () => lateMs,
    block: (by) => pass(forwardMs(by)),
    advance(by) {
      const ms = forwardMs(by);
      fireDue();
      const untilMs = monotonicMs + ms;
      while (nextDueMs() <= untilMs) {
        pass(nextDueMs() - monotonicMs);
        fireDue();
      }
      pass(untilMs - monotonicMs);
    },
    suspend(by) {
      const ms = forwardMs(by);
      trueMs += ms;
      wallMs += ms;
    },
    stepWall(by) {
      wallMs += msOf(by);
    },
    schedule(fn, ms) {
      const timer = { fn, ms, dueMs: monotonicMs + ms };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    get timerCount() {
      return timers.size;
    },
  };
}

const minuteMs = 60_000;

function msOf(by: Passage): number {
  if (typeof by === "number") return by;
  const { days = 0, hours = 0, minutes = 0, ms = 0 } = by;
  return ((days * 24 + hours) * 60 + minutes) * minuteMs + ms;
}

/** A monotonic clock that ran backwards would be none, and a test on it would prove nothing. */
function forwardMs(by: Passage): number {
  const ms = msOf(by);
  if (!(ms >= 0)) throw new RangeError("Time passes forward only; stepWall sets the wall clock back.");
  return ms;
}
