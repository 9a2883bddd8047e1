/**
 * Waits for shared work as long as this caller wants to, and leaves the work alone.
 *
 * @param work a promise that others may wait for as well
 * @param signal ends this caller's waiting; absent: waits to the end
 * @returns what the work gives
 * @throws the signal's reason, once it is aborted
 * @example
 * await untilAborted(flight, signal)
 */
export function untilAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  if (signal.aborted) {
    work.catch(() => undefined);
    return Promise.reject(signal.reason);
  }
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
