import { ok } from "node:assert";
import { setTimeout as wait } from "node:timers/promises";
import { untilAborted } from "../freshness/until-aborted";
import type { EmptyHandedAnswer } from "./empty-handed-answers";
import type { ApplicationState, PermitSystemBench } from "./permit-system-bench";

/** How long things may take, in ms. */
export interface PermitLimits {
  readonly decisionMaxMs: number;
  readonly watchMs: number;
  readonly patienceMs: number;
}

/** Hands in applications, and watches what becomes of them. */
export interface PermitWatch {
  /** Expects a clean company to be approved, by default one of whom nobody heard before; gives its code. By then the
   * system has whatever catalogue it goes by. */
  expectApproved(code?: string): Promise<string>;
  /** Expects that an application is not approved as long as it is watched, by default that of a clean company; gives
   * its number. */
  expectHeld(code?: string): Promise<string>;
  expectStillHeld(applicationId: string): Promise<void>;
  /** Expects that a clean company is not approved while nothing is answered: as long as the system is said to wait,
   * and when the line then breaks. `answerWith` says which requests get no answer. */
  expectPatience(answerWith: (answer: EmptyHandedAnswer["answer"]) => void): Promise<void>;
  /** Expects a clean company to be approved some time after the platform is back. */
  expectRecovery(): Promise<void>;
}

const pollMs = 20;
const retryMs = 500;

/**
 * Makes the watch over a permit system.
 *
 * @param bench the system and its platform
 * @param limits how long a decision may take, an undecided application is watched, an answer is waited for
 * @returns the watch; each expectation rejects with an AssertionError
 * @source 五(三) (R1)
 * @example
 * await createPermitWatch(bench, limits).expectHeld();
 */
export function createPermitWatch(
  bench: PermitSystemBench,
  { decisionMaxMs, watchMs, patienceMs }: PermitLimits,
): PermitWatch {
  const { platform } = bench;

  async function expectUnapproved(applicationId: string, untilMs: number): Promise<void> {
    do {
      const state = await bench.stateOf(applicationId);
      ok(state !== "approved", "An application was approved without a check that says so.");
      await wait(pollMs);
    } while (performance.now() < untilMs);
  }

  /** The first state other than open, or what it is when time is up. */
  async function settledState(applicationId: string, maxMs: number): Promise<ApplicationState> {
    const deadlineMs = performance.now() + maxMs;
    for (;;) {
      const state = await bench.stateOf(applicationId);
      if (state !== "open" || performance.now() >= deadlineMs) return state;
      await wait(pollMs);
    }
  }

  const expectStillHeld = (applicationId: string) =>
    expectUnapproved(applicationId, performance.now() + watchMs);

  return {
    expectStillHeld,
    async expectApproved(code = platform.register()) {
      const state = await settledState(await bench.apply(code), decisionMaxMs);
      ok(state === "approved", `A clean company's application was ${state} after ${decisionMaxMs} ms.`);
      return code;
    },
    async expectHeld(code = platform.register()) {
      const applicationId = await bench.apply(code);
      await expectStillHeld(applicationId);
      return applicationId;
    },
    async expectPatience(answerWith) {
      const over = new AbortController();
      const never = (signal: AbortSignal) =>
        untilAborted(untilAborted(new Promise<Response>(() => undefined), signal), over.signal).catch(() =>
          Response.error(),
        );
      answerWith(({ request }) => never(request.signal));
      const endsMs = performance.now() + patienceMs;
      // A system may also wait for ever, and its application with it.
      const timer = setTimeout(() => {
        platform.goDown();
        over.abort();
      }, patienceMs);
      try {
        const applicationId = await bench.apply(platform.register());
        await expectUnapproved(applicationId, Math.max(endsMs, performance.now()) + watchMs);
      } finally {
        clearTimeout(timer);
        // Whoever closes a system may wait for what it has asked.
        over.abort();
      }
    },
    async expectRecovery() {
      // A breaker of the system's may stay open for a while.
      const deadlineMs = performance.now() + decisionMaxMs;
      while (performance.now() < deadlineMs) {
        const applicationId = await bench.apply(platform.register());
        if ((await settledState(applicationId, watchMs)) === "approved") return;
        await wait(retryMs);
      }
      ok(false, `The platform was back for ${decisionMaxMs} ms, and no clean company was approved.`);
    },
  };
}
