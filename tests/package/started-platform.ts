import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { plainEnv } from "./packed-project";

export interface StartedPlatform {
  readonly address: string;
  /** Sends SIGTERM to the process alone. @returns its exit code, or the signal that ended it */
  readonly stop: () => Promise<number | string | null>;
  /** Sends SIGTERM to the process and all it started, as closing a terminal does. */
  readonly stopGroup: () => Promise<void>;
}

const address = /http:\/\/127\.0\.0\.1:\d+/;

/** Starts a command that serves until it is told to stop, and waits for the line with its address. */
export async function startPlatform(
  command: string,
  args: readonly string[],
  cwd: string,
): Promise<StartedPlatform> {
  const child = spawn(command, args, {
    cwd,
    env: plainEnv(),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(child, "exit") as Promise<[number | null, string | null]>;
  const started = await findAddress(child, exited);
  return {
    address: started,
    stop: async () => {
      child.kill("SIGTERM");
      const [exitCode, signal] = await exited;
      return exitCode ?? signal;
    },
    stopGroup: async () => {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGTERM");
      await exited;
    },
  };
}

async function findAddress(child: ChildProcess, exited: Promise<unknown>): Promise<string> {
  let output = "";
  const found = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk.toString("utf8");
        const match = address.exec(output.slice(0, output.lastIndexOf("\n") + 1));
        if (match) resolve(match[0]);
      });
    }
  });
  const failed = exited.then(() => {
    throw new Error(`The platform ended before it printed its address:\n${output}`);
  });
  failed.catch(() => undefined);
  const silent = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`No address within 30 s:\n${output}`)), 30_000).unref();
  });
  try {
    return await Promise.race([found, failed, silent]);
  } catch (error) {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    throw error;
  }
}
