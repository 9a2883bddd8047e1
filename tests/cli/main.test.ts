import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { usage, usageOf } from "../../src/cli/usage";

const root = fileURLToPath(new URL("../../", import.meta.url));

const withoutLibsql = `
import module from "node:module";
const load = module._load;
module._load = (name, ...rest) => {
  if (name === "libsql") throw new Error("it lies on the disk of another machine");
  return load(name, ...rest);
};`;

it("a refused command ends with 2 and says how that very command is used, and where the rest stands", () => {
  const args = [
    "--import",
    "tsx",
    "src/cli/main.ts",
    "application",
    "forget",
    "office",
    "--database",
    "a.db",
  ];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  expect(status).toBe(2);
  const [reason, , title, ...lines] = stderr.trimEnd().split("\n");
  expect([reason, title, lines.at(-1)]).toEqual([
    "不认识 Unknown: application forget office",
    "用法 Usage:",
    "全部 All of it: yingcha --help",
  ]);
  const usages = lines.slice(0, -2);
  expect(usages.length).toBeGreaterThan(2);
  for (const line of usages) expect(line).toMatch(/^ {2}yingcha application /);
});

it("of a word that is no command the whole usage is shown", () => {
  for (const word of ["serve", undefined]) expect(usageOf(word)).toBe(usage);
  for (const word of ["platform", "webhook", "catalogue"])
    expect(usageOf(word)).toContain(`  yingcha ${word} `);
});

it("what ends the command is said with what caused it, and without a stack", () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...["--import", "tsx", "--import", `data:text/javascript,${encodeURIComponent(withoutLibsql)}`],
      ...["src/cli/main.ts", "platform", "--port", "0", "--database", "lists.db"],
    ],
    { cwd: root, encoding: "utf8" },
  );
  expect(status).toBe(1);
  expect(stderr).toMatch(/needs libsql.*\n {2}原因 Cause: it lies on the disk of another machine\n$/);
  expect(stderr).not.toContain("    at ");
});
