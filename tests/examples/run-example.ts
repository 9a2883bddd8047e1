import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a program left behind. */
export interface Run {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs an example as a user would, in a process of its own. */
export function runExample(path: string): Promise<Run> {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const { NODE_OPTIONS: _, ...environment } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", path],
      { cwd: root, env: environment, timeout: 50_000 },
      (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        resolve({ exitCode, output: stdout + stderr });
      },
    );
  });
}
