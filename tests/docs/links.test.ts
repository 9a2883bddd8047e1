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

/** The documents that a reader of one comes to, link by link. */
function reachedFrom(start: string): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const path of reached) {
    const text = documents.find((document) => document.path === path)?.text ?? "";
    for (const [, target = ""] of text.matchAll(/\]\(([^)\s#]+\.md)(?:#[^)\s]*)?\)/g))
      if (!/^[a-z]+:/.test(target))
        reached.add(new URL(target, new URL(path, projectRoot)).href.slice(projectRoot.href.length));
  }
  return reached;
}

describe("links", () => {
  it("lead from the README to every document, so that none is for those alone who know of it", () => {
    const reached = reachedFrom("README.md");
    const lost = documents.map(({ path }) => path).filter((path) => !reached.has(path));
    expect(lost).toEqual([]);
  });

  it("lead from the README itself to every guide", () => {
    const readme = documents.find(({ path }) => path === "README.md")?.text ?? "";
    const guides = documents.map(({ path }) => path).filter((path) => /^docs\/[^/]+$/.test(path));
    expect(guides.filter((path) => !readme.includes(`](${path})`))).toEqual([]);
  });

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
