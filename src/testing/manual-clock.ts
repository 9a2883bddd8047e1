import { createManualMachine, type ManualClock } from "./manual-machine";

/**
 * Makes a clock that stands still until the test moves it.
 *
 * It is the clock of the lists, of signatures and of the cache's bound on age. Waiting for an answer
 * (`platform.deadlineMs`, a delay of the test platform) stays in real time.
 *
 * @param start where the wall begins: an RFC 3339 instant with its offset, or milliseconds since 1970. Default:
 *   nine o'clock in Beijing on the day the plan was issued, 2018-04-25
 * @returns the clock, for `createGuard({ clock })` and `createTestPlatform({ clock })` alike; it and its moves throw
 *   InputError `options-invalid` for what is no passage of time
 * @throws InputError `options-invalid` for a start that is no instant, a local time among them
 * @example
 * const clock = createManualClock("2026-11-24T10:00:00+08:00");
 * clock.advance({ days: 30 });
 */
export function createManualClock(start?: string | number): ManualClock {
  const { wallMs, monotonicMs, advance, suspend, stepWall, schedule } = createManualMachine(start);
  return { wallMs, monotonicMs, advance, suspend, stepWall, schedule };
}
