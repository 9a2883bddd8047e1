import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Phase, PlatformOrder, PlatformReply, RunCounts } from "./platform-order";
import type { FactsName } from "./world";

/** A run at the platform, from the side of whoever checks. */
export interface OpenedRun {
  readonly baseUrl: string;
  turn(phase: Phase): Promise<RunCounts>;
  close(): Promise<RunCounts>;
}

/** The hostile platform, running in a process of its own. */
export interface StartedPlatform {
  open(what: {
    readonly name: string;
    readonly facts: FactsName;
    readonly serial: number;
    readonly phase: Phase;
  }): Promise<OpenedRun>;
  stop(): void;
}

interface Waiting {
  readonly resolve: (reply: PlatformReply) => void;
  readonly reject: (error: Error) => void;
}

type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;

export async function startPlatform(): Promise<StartedPlatform> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(fileURLToPath(new URL("platform-process.ts", import.meta.url)), {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    execArgv: ["--import", "tsx"],
    env,
  });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => {
      const ended = new Error(`The hostile platform ended with ${code}.`);
      reject(ended);
      for (const order of waiting.values()) order.reject(ended);
    });
    child.on("message", (message: PlatformReply | "ready") => {
      if (message === "ready") {
        resolve();
        return;
      }
      waiting.get(message.id)?.resolve(message);
      waiting.delete(message.id);
    });
  });

  function ask(order: Unnumbered<PlatformOrder>): Promise<PlatformReply> {
    const id = nextId;
    nextId += 1;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ ...order, id });
    });
  }

  return {
    async open(what) {
      const { id: run, baseUrl } = await ask({ kind: "open", ...what });
      return {
        baseUrl,
        turn: async (phase) => (await ask({ kind: "turn", run, phase })).counts,
        close: async () => (await ask({ kind: "close", run })).counts,
      };
    },
    stop: () => void child.kill(),
  };
}
