/** As drivers and systems write them: `55P03`, `SQLITE_BUSY`, `ECONNREFUSED`, `database-unsupported`. */
const codeForm = /^[A-Za-z0-9_-]{1,60}$/;

/** What the driver of PostgreSQL says without a code, in fixed words that quote nothing. */
const codesOfMessages: ReadonlyMap<string, string> = new Map([
  ["Query read timeout", "database-silent"],
  ["timeout expired", "database-silent"],
  ["Connection terminated due to connection timeout", "database-silent"],
  ["timeout exceeded when trying to connect", "connections-taken"],
  ["Connection terminated", "connection-lost"],
  ["Connection terminated unexpectedly", "connection-lost"],
  ["Client has encountered a connection error and is not queryable", "connection-lost"],
  ["Client was closed and is not queryable", "connection-lost"],
]);

/**
 * Says what failed by its code alone, since a driver's own words may quote what is in the rows. Pure.
 *
 * @param error anything that was thrown
 * @returns its `code`; a name of ours where the driver gives none for a server that is silent or gone; or `unknown`
 * @source 四(四)
 * @example
 * failureCode(Object.assign(new Error("…"), { code: "55P03" })) // "55P03"
 */
export function failureCode(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (!("code" in error)) return codesOfMessages.get(error.message) ?? "unknown";
  const code = String(error.code);
  return codeForm.test(code) ? code : "unknown";
}
