/** As drivers and systems write them: `55P03`, `SQLITE_BUSY`, `ECONNREFUSED`, `database-unsupported`. */
const codeForm = /^[A-Za-z0-9_-]{1,60}$/;

/**
 * Says what failed by its code alone, since a driver's own words may quote what is in the rows. Pure.
 *
 * @param error anything that was thrown
 * @returns its `code`, or `unknown`
 * @source 四(四)
 * @example
 * failureCode(Object.assign(new Error("…"), { code: "55P03" })) // "55P03"
 */
export function failureCode(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "unknown";
  const code = String(error.code);
  return codeForm.test(code) ? code : "unknown";
}
