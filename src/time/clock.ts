/**
 * Where all time comes from: one clock on the wall and one that only runs forward.
 *
 * The wall clock can be set, by people and by NTP. The monotonic one cannot, but it may stand still while the
 * machine sleeps, and its zero means nothing.
 *
 * @source docs/decisions/0009: a cache on the monotonic clock alone does not age while the machine is suspended
 * @example const clock: Clock = { wallMs: () => Date.now(), monotonicMs: () => performance.now() };
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z, as the machine believes. */
  wallMs(): number;
  /** Milliseconds since an unspecified moment; never decreases, may have fractions. */
  monotonicMs(): number;
}

/**
 * The clocks of this machine.
 *
 * Reads the machine's time, and nothing else.
 *
 * @source ECMA-262 (Date.now), W3C High Resolution Time (performance.now)
 * @example const nowMs = systemClock.wallMs();
 */
export const systemClock: Clock = {
  // Looked up on each call, so that a test's fake timers reach it.
  wallMs: () => Date.now(),
  monotonicMs: () => performance.now(),
};
