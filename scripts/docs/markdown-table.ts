/**
 * Writes a table in Markdown. Pure.
 *
 * @param head the headings
 * @param rows as many cells as headings; an empty cell is a dash
 * @returns the table with its line feed
 * @example
 * markdownTable(["中文", "English"], [["应查", "must check"]])
 */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ") || "–").join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}
