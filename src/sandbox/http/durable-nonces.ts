import { timestampToleranceMs } from "../../contract/request-signature";
import { sha256Hex } from "../../integrity/sha256";
import type { Clock } from "../../time/clock";
import type { NonceStore } from "../storage/nonce-store";

/** Longer than a timestamp can be timely by 5 min, far more than the clocks of two processes that write may differ by. */
const keptMs = 3 * timestampToleranceMs;

/**
 * Makes what claims a nonce of an application for all processes over a store.
 *
 * @param store where nonces are kept; nothing that is asked can be read from it
 * @param clock when they are forgotten
 * @returns a function that says whether this is the first request under the nonce; it rejects where the store fails
 * @example
 * const claim = durableNonces(store.nonces, systemClock)
 */
export function durableNonces(
  store: NonceStore,
  clock: Pick<Clock, "wallMs">,
): (appKey: string, nonce: string) => Promise<boolean> {
  return (appKey, nonce) => {
    const nowMs = clock.wallMs();
    return store.claim(sha256Hex(JSON.stringify([appKey, nonce])), {
      nowAt: new Date(nowMs).toISOString(),
      forgetAt: new Date(nowMs + keptMs).toISOString(),
    });
  };
}
