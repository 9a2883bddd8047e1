import type { ApplicationChange, SealedApplication } from "./application-store";

/**
 * Changes what an application is let do, and leaves its secrets as they are. Pure.
 *
 * @param before as it was
 * @param change what is otherwise now
 * @returns the application
 * @example
 * changedApplication(application, { requestsPerMinute: "none" })
 */
export function changedApplication(before: SealedApplication, change: ApplicationChange): SealedApplication {
  const { requestsPerMinute: limitBefore, ...rest } = before;
  const { requestsPerMinute = limitBefore, ...changed } = change;
  return {
    ...rest,
    ...changed,
    ...(requestsPerMinute === undefined || requestsPerMinute === "none" ? {} : { requestsPerMinute }),
  };
}
