/**
 * Escapes a text for HTML, in an element or in a quoted attribute. Pure.
 *
 * @param text anything
 * @returns the text without a character that HTML reads
 * @example
 * escapeHtml("<b>") // "&lt;b&gt;"
 */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

/**
 * Sets a heading under an id by which a link leads to it: its English words, in lower case, joined by hyphens. Pure.
 *
 * @param text the heading, Chinese first
 * @returns the id, and HTML
 * @example
 * headingHtml("数据 Data").id // "data"
 */
export function headingHtml(text: string): { readonly id: string; readonly html: string } {
  const id = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  return { id, html: `<h2 id="${id}">${inlineHtml(text)}</h2>` };
}

/**
 * Sets the Markdown of the interface's own descriptions as HTML: paragraphs, headings, fenced blocks, tables, code and
 * bold. Whatever else stands there is shown as it is written. Pure.
 *
 * @param markdown a description
 * @returns HTML, every character of the text escaped
 * @example
 * markdownHtml("a `b`") // "<p>a <code>b</code></p>"
 */
export function markdownHtml(markdown: string): string {
  // What stands between two fences is code, and blank lines in it end nothing.
  return markdown
    .split(/^```.*$/m)
    .map((part, index) =>
      index % 2 === 1
        ? `<pre><code>${escapeHtml(part.replace(/^\n/, ""))}</code></pre>`
        : part
            .split(/\n{2,}/)
            .map(block)
            .join("\n"),
    )
    .join("\n");
}

function block(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "";
  if (trimmed.startsWith("## ")) return headingHtml(trimmed.slice(3)).html;
  if (trimmed.startsWith("| ")) return table(trimmed.split("\n"));
  return `<p>${inlineHtml(trimmed)}</p>`;
}

function table([head = "", , ...rows]: readonly string[]): string {
  const cells = (row: string, name: "td" | "th") =>
    row
      .slice(2, -2)
      .split(" | ")
      .map((cell) => `<${name}>${inlineHtml(cell)}</${name}>`)
      .join("");
  const body = rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("\n");
  return `<table>\n<thead><tr>${cells(head, "th")}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

/**
 * Sets one line of Markdown as HTML: code and bold. Pure.
 *
 * @param text the line
 * @returns HTML, every character of the text escaped
 * @example
 * inlineHtml("a `b`") // "a <code>b</code>"
 */
export function inlineHtml(text: string): string {
  return escapeHtml(text)
    .replaceAll(/`([^`]+)`/g, "<code>$1</code>")
    .replaceAll(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>");
}
