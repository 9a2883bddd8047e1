import type { Clock } from "../../src/time/clock";

/** A machine whose true time, wall clock, monotonic clock and timers the test moves. */
export interface ManualClock extends Clock {
  /** True time passes and both clocks with it; timers fire when they are due. */
  advance(ms: number): void;
  /** True time passes and both clocks with it, while the event loop is blocked: what is due fires later. */
  block(ms: number): void;
  /** The machine sleeps: true time and the wall move, the monotonic clock and timers do not. */
  suspend(ms: number): void;
  /** Somebody sets the wall clock. */
  stepWall(ms: number): void;
  /** For `createHonestClock`: an interval on the monotonic clock. */
  schedule(fn: () => void, ms: number): () => void;
  /** What an observer outside the machine measures. */
  trueMs(): number;
  /** The most by which a timer has been late so far, one still waiting included. */
  lateMs(): number;
  readonly timerCount: number;
}

export function createManualClock(startWallMs = Date.parse("2018-04-25T09:00:00+08:00")): ManualClock {
  let trueMs = 0;
  let wallMs = startWallMs;
  let monotonicMs = 5000;
  let lateMs = 0;
  const timers = new Set<{ fn: () => void; ms: number; dueMs: number }>();

  function block(ms: number): void {
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
    block,
    advance(ms) {
      fireDue();
      const untilMs = monotonicMs + ms;
      while (nextDueMs() <= untilMs) {
        block(nextDueMs() - monotonicMs);
        fireDue();
      }
      block(untilMs - monotonicMs);
    },
    suspend(ms) {
      trueMs += ms;
      wallMs += ms;
    },
    stepWall(ms) {
      wallMs += ms;
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
