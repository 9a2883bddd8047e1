import type { Clock } from "../../time/clock";
import { failureCode } from "../failure-code";

const onceInMs = 60_000;

/**
 * Makes what tells the operator that requests fail by the platform itself, of each code once a minute at most, and by the
 * code alone: neither its words nor the request, which may name a subject.
 *
 * @param clock by which the minute is measured
 * @returns takes what was thrown; never throws
 * @source 四(四)
 * @example
 * const warn = createFailureWarning(systemClock);
 */
export function createFailureWarning(clock: Pick<Clock, "monotonicMs">): (error: unknown) => void {
  // Of each apart, lest a request that breaks off, which anybody can send, hide that the database is gone.
  const quietUntilMs = new Map<string, number>();
  return (error) => {
    const [code, nowMs] = [failureCode(error), clock.monotonicMs()];
    if (nowMs < (quietUntilMs.get(code) ?? Number.NEGATIVE_INFINITY)) return;
    quietUntilMs.set(code, nowMs + onceInMs);
    process.emitWarning(`A request was answered with 500 (${code}).`, {
      code: "YINGCHA_PLATFORM_FAILED",
    });
  };
}
