/**
 * Says in words what failed, and below it what caused that. Pure.
 *
 * @param error anything that was thrown
 * @returns messages alone: no stack, and nothing else that an error carries
 * @example
 * failureText(new Error("The lists cannot be opened.", { cause: new Error("disk I/O error") }))
 */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, cause } = error;
  return cause === undefined ? message : `${message}\n  原因 Cause: ${failureText(cause)}`;
}
