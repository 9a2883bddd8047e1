/**
 * Says in words what failed, and below it what caused that. Pure.
 *
 * @param error anything that was thrown
 * @returns messages alone: no stack, and nothing else that an error carries; of several at once, as of the addresses of
 *   a host that were all tried, each
 * @example
 * failureText(new Error("The lists cannot be opened.", { cause: new Error("disk I/O error") }))
 */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const together = error instanceof AggregateError ? error.errors.map(failureText) : [];
  const message = [error.message, ...together].filter((text) => text !== "").join("; ");
  return cause === undefined ? message : `${message}\n  原因 Cause: ${failureText(cause)}`;
}
