import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, it } from "vitest";

const vitest = fileURLToPath(new URL("../node_modules/vitest/vitest.mjs", import.meta.url));
const reporter = fileURLToPath(new URL("./closing-line-reporter.ts", import.meta.url));
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Runs the tests of a project of its own and gives its last line. */
function closingLineOf(files: Record<string, string>): {
  readonly line?: string;
  readonly status: number | null;
} {
  const folder = mkdtempSync(join(tmpdir(), "yingcha-reporter-"));
  folders.push(folder);
  const config = `
    import { ClosingLineReporter } from ${JSON.stringify(reporter)};
    const coverage = { provider: "custom", customProviderModule: "./threshold.mjs" };
    export default { test: { globals: true, coverage, reporters: ["default", new ClosingLineReporter()] } };`;
  // A coverage provider that misses its threshold, in the way of the real one.
  const threshold = `
    export default {
      getProvider: () => ({
        name: "custom",
        initialize() {},
        resolveOptions: () => ({ enabled: true, reporter: [] }),
        clean() {},
        onAfterSuiteRun() {},
        generateCoverage: () => ({}),
        reportCoverage() { console.error("ERROR: Coverage does not meet the threshold"); process.exitCode = 1; },
      }),
    };`;
  for (const [name, text] of Object.entries({
    "vitest.config.mjs": config,
    "threshold.mjs": threshold,
    ...files,
  })) {
    writeFileSync(join(folder, name), text);
  }
  const args = ["run", "--root", folder, ...("below" in files ? ["--coverage"] : [])];
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_)/.test(name)),
  );
  const { stdout, status } = spawnSync(process.execPath, [vitest, ...args], { encoding: "utf8", env });
  const line = stdout.trimEnd().split("\n").at(-1);
  return { ...(line === undefined ? {} : { line }), status };
}

const passing = 'it("holds", () => {});';

it("counts tests, not files", () => {
  const run = closingLineOf({ "a.test.js": `${passing} it("holds too", () => {});`, "b.test.js": passing });
  expect(run).toEqual({ line: "3 passed, 0 failed", status: 0 });
});

it("tells of skipped tests only when there are any", () => {
  const run = closingLineOf({ "a.test.js": `${passing} it.skip("later", () => {}); it.todo("one day");` });
  expect(run).toEqual({ line: "1 passed, 0 failed, 2 skipped", status: 0 });
});

it("counts a failed test", () => {
  const run = closingLineOf({ "a.test.js": `${passing} it("breaks", () => { throw new Error(); });` });
  expect(run).toEqual({ line: "1 passed, 1 failed", status: 1 });
});

it("counts a file that cannot be loaded as a failure", () => {
  const run = closingLineOf({ "a.test.js": passing, "b.test.js": 'import "./missing.js";' });
  expect(run).toEqual({ line: "1 passed, 1 failed", status: 1 });
});

it("counts an error outside the tests as a failure", () => {
  const run = closingLineOf({ "a.test.js": `${passing} Promise.reject(new Error("nobody waits for it"));` });
  expect(run).toEqual({ line: "1 passed, 1 failed", status: 1 });
});

it("counts a hook that fails after the tests as a failure", () => {
  const run = closingLineOf({ "a.test.js": `${passing} afterAll(() => { throw new Error(); });` });
  expect(run).toEqual({ line: "1 passed, 1 failed", status: 1 });
});

it("does not let a missed coverage threshold read as success", () => {
  const run = closingLineOf({ "a.test.js": passing, below: "" });
  expect(run).toEqual({ line: "1 passed, 1 failed", status: 1 });
});

it("does not let a run without tests read as success", () => {
  expect(closingLineOf({})).toEqual({ line: "0 passed, 1 failed", status: 1 });
});
