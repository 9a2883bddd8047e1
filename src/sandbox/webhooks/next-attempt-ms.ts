const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** After the first failure, the second, and so on; three days in all. */
const delaysMs = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
] as const;

const jitterShare = 0.2;
const retryAfterMaxMs = 24 * hour;

/**
 * Says how long to wait after an attempt that failed. Pure.
 *
 * @param failedCount how many failed one after the other, this one too: 1 or more
 * @param how `random` from 0 to below 1, lest all addresses that failed together be tried together; `retryAfterMs` as
 *   the receiver asked, heeded up to a day
 * @returns milliseconds; undefined after the last attempt
 * @source Standard Webhooks 1.0.0, deliverability and reliability
 * @example
 * nextAttemptMs(1, { random: 0 }) // 5000
 */
export function nextAttemptMs(
  failedCount: number,
  { random, retryAfterMs = 0 }: { readonly random: number; readonly retryAfterMs?: number | undefined },
): number | undefined {
  const delayMs = delaysMs[failedCount - 1];
  if (delayMs === undefined) return undefined;
  const spread = delayMs * (1 + jitterShare * random);
  return Math.round(Math.max(spread, Math.min(retryAfterMs, retryAfterMaxMs)));
}
