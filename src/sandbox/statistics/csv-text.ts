/** What a spreadsheet takes for a formula, in full width too, or drops before one. */
const formulaStart = /^[=+\-@＝＋－＠\t\r]/;
const needsQuotes = /[",\r\n]/;

/**
 * Writes a table as CSV that spreadsheets open as it stands: UTF-8 with a byte order mark, lines ended by CR LF. Pure.
 *
 * A text that a spreadsheet would take for a formula has an apostrophe put before it.
 *
 * @param rows the header first; a number is written in digits, undefined as an empty cell
 * @returns the text, its last line ended too
 * @source RFC 4180
 * @example
 * csvText([["name", "count"], ["=1+1", 2]]) // "\uFEFFname,count\r\n'=1+1,2\r\n"
 */
export function csvText(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return `\uFEFF${rows.map((cells) => `${cells.map(cellOf).join(",")}\r\n`).join("")}`;
}

function cellOf(value: string | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = formulaStart.test(value) ? `'${value}` : value;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
