import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { proofs } from "../../proofs/proofs";
import { parseGuardOptions } from "../../src/guard-options";
import { projectRoot } from "./documents";

const read = (path: string) => readFileSync(new URL(path, projectRoot), "utf8");
const readme = read("README.md");

/** The first shell block under the first heading that holds a word. */
function shellBlock(heading: string): readonly string[] {
  const from = readme.search(new RegExp(`^#+ .*\\b${heading}\\b`, "im"));
  const block = /^```sh\n([\s\S]*?)^```/m.exec(readme.slice(from))?.[1] ?? "";
  return block.trim().split("\n");
}

describe("README", () => {
  it("its quick start is an install and the demo", () => {
    expect(shellBlock("quick start")).toEqual(["npm ci", "npm run demo"]);
  });

  it("its test block is an install and the tests", () => {
    expect(shellBlock("test")).toEqual(["npm ci", "npm test"]);
  });

  it("its table has every option of createGuard", () => {
    const file = ts.createSourceFile(
      "options.ts",
      read("src/guard-options.ts"),
      ts.ScriptTarget.ES2022,
      true,
    );
    const options = file.statements.find(
      (statement): statement is ts.InterfaceDeclaration =>
        ts.isInterfaceDeclaration(statement) && statement.name.text === "GuardOptions",
    );
    const names = [...(options?.members ?? [])].filter(ts.isPropertySignature).flatMap(({ name, type }) => {
      if (type === undefined || !ts.isTypeLiteralNode(type) || name.getText() !== "platform")
        return [name.getText()];
      return type.members.map((inner) => `platform.${inner.name?.getText()}`);
    });
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !readme.includes(`| \`${name}\` |`))).toEqual([]);
  });

  it("its table has the defaults that createGuard takes", () => {
    const { platform, maxAgeMs, cacheMaxCount } = parseGuardOptions({
      platform: { baseUrl: "http://127.0.0.1/", appKey: "app", secret: "0123456789abcdef" },
    });
    const row = (name: string) => readme.split("\n").find((line) => line.startsWith(`| \`${name}\` |`));
    const shown = (value: number) => `| ${value.toLocaleString("en-US")} |`;
    expect(row("platform.deadlineMs")).toContain(shown(platform.deadlineMs));
    expect(row("platform.answerMaxBytes")).toContain(`| ${platform.answerMaxBytes / 1_048_576} MiB |`);
    expect(row("maxAgeMs")).toContain(shown(maxAgeMs));
    expect(row("cacheMaxCount")).toContain(shown(cacheMaxCount));
  });

  it("names every heavy proof", () => {
    expect(proofs.map(({ name }) => name).filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it("names the runtime dependencies", () => {
    const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
    for (const name of Object.keys(dependencies)) expect(readme).toContain(name);
  });
});

describe("CONTRIBUTING", () => {
  it("fits 80 lines", () => {
    expect(read("CONTRIBUTING.md").split("\n").length).toBeLessThanOrEqual(81);
  });
});

describe("rules", () => {
  const rows = read("docs/rules.md")
    .split("\n")
    .filter((line) => /^\| R\d+ \|/.test(line));

  it("every rule from R1 to R30 has its row, in order", () => {
    const numbers = rows.map((row) => Number(/R(\d+)/.exec(row)?.[1]));
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it("a rule without source and test says which later part it needs", () => {
    for (const row of rows) {
      const files = [...row.matchAll(/\]\(\.\.\/((?:src|tests)\/[^)]+)\)/g)].map(([, path = ""]) => path);
      expect(files.filter((path) => !existsSync(new URL(path, projectRoot)))).toEqual([]);
      const complete =
        files.some((path) => path.startsWith("src/")) && files.some((path) => path.startsWith("tests/"));
      if (!complete) expect(row).toContain("待后续");
    }
  });
});
