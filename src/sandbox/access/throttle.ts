import type { Clock } from "../../time/clock";
import type { Application } from "./application";

/** What limits how much an application asks. */
export interface Throttle {
  /** Takes one from the application's bucket; where it holds less, says after how many milliseconds it will not. */
  take(
    application: Application,
  ): { readonly kind: "taken" } | { readonly kind: "throttled"; readonly retryAfterMs: number };
  /** Takes more for what was asked at once; what the bucket does not hold is owed, and filled in first. */
  charge(application: Application, count: number): void;
}

interface Bucket {
  readonly level: number;
  readonly atMs: number;
}

const minuteMs = 60_000;

/**
 * Makes a bucket for each application that has a limit: it holds what may be asked in a minute, and fills evenly. Each
 * process has buckets of its own, so that several let through as many times as much.
 *
 * @param clock by which buckets fill
 * @returns the throttle, every bucket full
 * @example
 * createThrottle(systemClock).take(application).kind
 */
export function createThrottle(clock: Pick<Clock, "monotonicMs">): Throttle {
  const buckets = new Map<string, Bucket>();

  function levelOf({ appKey }: Application, limit: number): number {
    const { level, atMs } = buckets.get(appKey) ?? { level: limit, atMs: 0 };
    return Math.min(limit, level + ((clock.monotonicMs() - atMs) * limit) / minuteMs);
  }

  function fill({ appKey }: Application, level: number): void {
    buckets.set(appKey, { level, atMs: clock.monotonicMs() });
  }

  return {
    take(application) {
      const { requestsPerMinute: limit } = application;
      if (limit === undefined) return { kind: "taken" };
      const level = levelOf(application, limit);
      if (level < 1) return { kind: "throttled", retryAfterMs: Math.ceil(((1 - level) * minuteMs) / limit) };
      fill(application, level - 1);
      return { kind: "taken" };
    },
    charge(application, count) {
      const { requestsPerMinute: limit } = application;
      if (limit !== undefined) fill(application, levelOf(application, limit) - count);
    },
  };
}
