import { processorMs } from "../processor-ms";

const sampleEveryMs = 10;
const pauseMinMs = 20;

/** Tells the time in which the machine ran others while this process had something due. */
export interface MachinePauses {
  /** The sum of it since the start, in ms. */
  totalMs(): number;
  stop(): void;
}

/**
 * Watches for pauses of the machine: a timer that comes late by more than this process computed meanwhile.
 *
 * What this process computes itself, on whatever thread, counts as its own and never as a pause, so that a blocked
 * event loop is not excused.
 */
export function watchMachinePauses(): MachinePauses {
  let seenMs = performance.now();
  let computedMs = processorMs();
  let pausedMs = 0;
  function look(): void {
    const nowMs = performance.now();
    const nowComputedMs = processorMs();
    const pauseMs = nowMs - seenMs - sampleEveryMs - (nowComputedMs - computedMs);
    if (pauseMs > pauseMinMs) pausedMs += pauseMs;
    seenMs = nowMs;
    computedMs = nowComputedMs;
  }
  const timer = setInterval(look, sampleEveryMs);
  return {
    totalMs() {
      look();
      return pausedMs;
    },
    stop: () => clearInterval(timer),
  };
}
