import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

const withoutLibsql = `
import module from "node:module";
const load = module._load;
module._load = (name, ...rest) => {
  if (name === "libsql") throw new Error("it lies on the disk of another machine");
  return load(name, ...rest);
};`;

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
