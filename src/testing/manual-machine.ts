import { z } from "zod";
import { InputError } from "../errors/yingcha-error";
import type { Clock } from "../time/clock";
import { forwardMs, msOf, type Passage } from "./passage";

/** A wall clock, a monotonic clock and timers that the test moves. */
export interface ManualClock extends Clock {
  /** Time passes on both clocks; timers of `schedule` fire when they are due. */
  advance(by: Passage): void;
  /** The machine sleeps: the wall moves, the monotonic clock and timers do not. */
  suspend(by: Passage): void;
  /** Somebody sets the wall clock; by a negative passage, back. */
  stepWall(by: Passage): void;
  /** Calls `fn` every `ms` of the monotonic clock, until the function that is returned is called. */
  schedule(fn: () => void, ms: number): () => void;
}

/** A manual clock, and what only an observer outside the machine can do and see. */
export interface ManualMachine extends ManualClock {
  /** Time passes on both clocks while the event loop is blocked: what is due fires later. */
  block(by: Passage): void;
  /** What the observer measures, in ms since the machine was made. */
  trueMs(): number;
  /** The most by which a timer has been late so far, one still waiting included. */
  lateMs(): number;
  /** How many timers are running. */
  readonly timerCount: number;
}

const startSchema = z.union([z.number(), z.iso.datetime({ offset: true })]);

/**
 * Makes a machine whose time stands still until the test moves it.
 *
 * @param start where the wall begins, as for `createManualClock`
 * @returns the machine
 * @throws InputError `options-invalid` for a start that is no instant
 * @example
 * createManualMachine("2026-11-24T10:00:00+08:00").block({ seconds: 3 })
 */
export function createManualMachine(start: string | number = "2018-04-25T09:00:00+08:00"): ManualMachine {
  let trueMs = 0;
  let wallMs = startMsOf(start);
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

/** A local time would be another instant on another machine. */
function startMsOf(start: string | number): number {
  const { data } = startSchema.safeParse(start);
  if (data === undefined)
    throw new InputError(
      "options-invalid",
      "A clock starts at an RFC 3339 instant with its offset, such as 2026-11-24T10:00:00+08:00, or at milliseconds since 1970.",
    );
  return typeof data === "number" ? data : Date.parse(data);
}

/**
 * Says whether a clock is one that a test moves. Pure.
 *
 * @param clock any
 * @returns true for what `createManualClock` made
 * @example
 * isManualClock(systemClock) // false
 */
export function isManualClock(clock: Clock): clock is ManualClock {
  return "advance" in clock && typeof clock.advance === "function";
}
