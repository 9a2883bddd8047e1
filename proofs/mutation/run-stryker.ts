import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const stryker = new URL("node_modules/@stryker-mutator/core/bin/stryker.js", root);

/** Runs Stryker by a configuration, in a process of its own, and tells what it prints; the report is new or missing. */
export async function runStryker(
  config: string,
  reportPath: string,
  say: (line: string) => void,
): Promise<void> {
  rmSync(reportPath, { force: true });
  const running = spawn(process.execPath, [fileURLToPath(stryker), "run", config], {
    cwd: fileURLToPath(root),
    stdio: ["ignore", "pipe", "inherit"],
  });
  running.stdout.setEncoding("utf8");
  let rest = "";
  for await (const text of running.stdout as AsyncIterable<string>) {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) say(line);
  }
}
