import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { markdownDocuments, projectRoot } from "./documents";

const documents = markdownDocuments();

/** The anchor that a heading gets: lower case, spaces as hyphens, punctuation left out. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = text.match(/^#+ .*$/gm) ?? [];
  return new Set(
    headings.map((heading) =>
      heading
        .replace(/^#+ /, "")
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_\- ]/gu, "")
        .replaceAll(" ", "-"),
    ),
  );
}

describe("links", () => {
  it.each(documents)("every relative link in $path leads somewhere", ({ path, text }) => {
    const prose = text.replaceAll(/^```[\s\S]*?^```/gm, "").replaceAll(/`[^`\n]*`/g, "");
    const dead = [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file = "", anchor] = target.split("#");
        const at =
          file === "" ? path : new URL(file, new URL(path, projectRoot)).href.slice(projectRoot.href.length);
        if (!existsSync(new URL(at, projectRoot))) return true;
        const named = documents.find((document) => document.path === at);
        return anchor !== undefined && named !== undefined && !anchorsOf(named.text).has(anchor);
      });
    expect(dead).toEqual([]);
  });

  it.each(documents)("$path names nothing outside the project", ({ text }) => {
    expect(text).not.toMatch(/\.\.\/shared|\/work\//);
  });
});
