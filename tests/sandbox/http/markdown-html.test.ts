import { expect, test } from "vitest";
import { escapeHtml, markdownHtml } from "../../../src/sandbox/http/markdown-html";

test("no character is left that HTML reads", () => {
  expect(escapeHtml(`<a href="x" id='y'>&amp;`)).toBe("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
});

test.each([
  ["a paragraph", "a `b` **c**", "<p>a <code>b</code> <strong>c</strong></p>"],
  ["a heading", "## 某某 A `b`", '<h2 id="a-b">某某 A <code>b</code></h2>'],
  [
    "a table",
    "| a | b |\n| --- | --- |\n| `c` | d |",
    "<table>\n<thead><tr><th>a</th><th>b</th></tr></thead>\n<tbody>\n<tr><td><code>c</code></td><td>d</td></tr>\n</tbody>\n</table>",
  ],
  [
    "a fenced block with a blank line in it",
    "```text\na\n\n`b` <c>\n```",
    "<pre><code>a\n\n`b` &lt;c&gt;\n</code></pre>",
  ],
  ["markup", "<b>`<i>`</b>", "<p>&lt;b&gt;<code>&lt;i&gt;</code>&lt;/b&gt;</p>"],
])("%s is set as such, and nothing else is", (_, markdown, html) => {
  expect(markdownHtml(markdown).trim()).toBe(html);
});
