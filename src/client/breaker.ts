import type { CircuitBreakerPolicy, IBackoff } from "cockatiel";
import { isYingchaError, SourceError } from "../errors/yingcha-error";
import type { Clock } from "../time/clock";

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
 * Makes the breaker of one endpoint: it opens when more than half of the last 20 requests, or of those made so far
 * if they are at least 10, failed for the platform's or the network's reasons. It lets one trial through after 5 s.
 *
 * A refusal (4xx), a bad signature or an answer that cannot be read does not count: pausing would mend none.
 *
 * @param clock the pause runs on its monotonic side; its wall tells when to try again
 * @returns a closed breaker
 * @example
 * await breaker.run(() => fetch(url))
 */
export function createBreaker(clock: Clock): Breaker {
  let pausedUntilMs = clock.monotonicMs();
  // cockatiel measures the pause on the wall, which a step back would lengthen without end.
  const pause: IBackoff<unknown> = {
    get duration() {
      return clock.monotonicMs() >= pausedUntilMs ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    },
    next() {
      pausedUntilMs = clock.monotonicMs() + pauseMs;
      return pause;
    },
  };
  let opened: Promise<Circuit> | undefined;
  let circuit: Circuit | undefined;

  async function openCircuit(): Promise<Circuit> {
    // Loaded with the first request: that takes a fifth of what the import of the whole core does.
    const { CircuitState, CountBreaker, circuitBreaker, handleWhen, isBrokenCircuitError } = await import(
      "cockatiel"
    );
    const failures = handleWhen((error) => !isYingchaError(error)).orWhenResult(
      (answer) => answer instanceof Response && answer.status >= 500,
    );
    const policy = circuitBreaker(failures, {
      halfOpenAfter: pause,
      breaker: new CountBreaker({
        threshold: failureShare,
        size: windowCount,
        minimumNumberOfCalls: volumeMinCount,
      }),
    });
    circuit = {
      policy,
      isBroken: isBrokenCircuitError,
      state() {
        if (policy.state === CircuitState.Closed) return "closed";
        return policy.state === CircuitState.HalfOpen ? "half-open" : "open";
      },
    };
    return circuit;
  }

  return {
    async run(work) {
      opened ??= openCircuit();
      const { policy, isBroken } = circuit ?? (await opened);
      try {
        return await policy.execute(work);
      } catch (error) {
        if (!isBroken(error)) throw error;
        const leftMs = pausedUntilMs - clock.monotonicMs();
        const retryAt = new Date(Math.ceil(clock.wallMs() + leftMs)).toISOString();
        throw new SourceError("circuit-opened", undefined, { retryAt });
      }
    },
    get state() {
      return circuit?.state() ?? "closed";
    },
  };
}

interface Circuit {
  readonly policy: CircuitBreakerPolicy;
  readonly isBroken: (error: unknown) => boolean;
  readonly state: () => Breaker["state"];
}
