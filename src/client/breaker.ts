import { CircuitState, CountBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } from "cockatiel";
import { isYingchaError, SourceError } from "../errors/yingcha-error";

/** Pauses requests to an endpoint that keeps failing. */
export interface Breaker {
  /** Runs the work, unless the circuit is open: then throws SourceError `circuit-opened`. */
  run(work: () => Promise<Response>): Promise<Response>;
  readonly state: "closed" | "open" | "half-open";
}

const windowCount = 20;
const volumeMinCount = 10;
const failureShare = 0.5;
const pauseMs = 5_000;

/**
 * Makes the breaker of one endpoint: it opens when at least half of the last 20 requests, and at least 10 of
 * them, failed for the platform's or the network's reasons, and lets one trial through after 5 s.
 *
 * A refusal (4xx), a bad signature or an answer that cannot be read does not count: pausing would mend none.
 *
 * @param nowMs the wall clock, for telling when to try again
 * @returns a closed breaker
 * @example
 * await breaker.run(() => fetch(url))
 */
export function createBreaker(nowMs: () => number): Breaker {
  const failures = handleWhen((error) => !isYingchaError(error)).orWhenResult(
    (answer) => answer instanceof Response && answer.status >= 500,
  );
  const policy = circuitBreaker(failures, {
    halfOpenAfter: pauseMs,
    breaker: new CountBreaker({
      threshold: failureShare,
      size: windowCount,
      minimumNumberOfCalls: volumeMinCount,
    }),
  });
  return {
    async run(work) {
      try {
        return await policy.execute(work);
      } catch (error) {
        if (!isBrokenCircuitError(error)) throw error;
        const retryAt = new Date(nowMs() + pauseMs).toISOString();
        throw new SourceError("circuit-opened", undefined, { retryAt });
      }
    },
    get state() {
      if (policy.state === CircuitState.Closed) return "closed";
      return policy.state === CircuitState.HalfOpen ? "half-open" : "open";
    },
  };
}
