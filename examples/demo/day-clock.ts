import type { Clock } from "yingcha";

/** A clock of a day at the counter: it runs as time does, and can be moved on to a later hour. */
export interface DayClock extends Clock {
  /** Moves on to an hour of the day, HH:MM:SS Beijing time. */
  moveTo(time: string): void;
  /** The hour of the day, HH:MM. */
  readonly shown: string;
}

/** Starts the day. Platform and guards share the clock, as machines share the time. */
export function startDay(time: string): DayClock {
  const beijingOffsetMs = 8 * 3_600_000;
  const dayMs = 86_400_000;
  const midnightMs = Math.floor((Date.now() + beijingOffsetMs) / dayMs) * dayMs - beijingOffsetMs;
  let aheadMs = 0;
  const wallMs = () => Date.now() + aheadMs;
  const moveTo = (to: string) => {
    const [hours = 0, minutes = 0, seconds = 0] = to.split(":").map(Number);
    aheadMs += midnightMs + ((hours * 60 + minutes) * 60 + seconds) * 1_000 - wallMs();
  };
  moveTo(time);
  return {
    wallMs,
    monotonicMs: () => performance.now() + aheadMs,
    moveTo,
    get shown() {
      return new Date(wallMs() + beijingOffsetMs).toISOString().slice(11, 16);
    },
  };
}
