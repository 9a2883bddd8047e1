/** What ends the waiting of one check. */
export interface Waiting {
  /** Aborted at the deadline and by the caller. */
  readonly signal: AbortSignal;
  /** Throws the caller's reason if it was the caller who left. */
  throwIfLeft(): void;
}

/**
 * Runs work that must end by a deadline or when the caller leaves.
 *
 * @param deadlineMs from now on, in ms
 * @param caller the caller's own signal, if any
 * @param work gets what ends the waiting; it decides what the deadline means
 * @returns what the work gives
 * @throws what the work throws
 * @example
 * await withinDeadline(3_000, signal, (waiting) => source.find(subjects, { maxAgeMs, signal: waiting.signal }))
 */
export async function withinDeadline<T>(
  deadlineMs: number,
  caller: AbortSignal | undefined,
  work: (waiting: Waiting) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), deadlineMs);
  const leave = () => controller.abort();
  caller?.addEventListener("abort", leave, { once: true });
  try {
    caller?.throwIfAborted();
    return await work({ signal: controller.signal, throwIfLeft: () => caller?.throwIfAborted() });
  } finally {
    clearTimeout(timer);
    caller?.removeEventListener("abort", leave);
  }
}
