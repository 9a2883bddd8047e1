import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { FeedOrder, FeedReply } from "./feed-order";

/** A process of the platform. */
export interface StartedProcess {
  readonly baseUrl: string;
  ask(order: FeedOrder): Promise<FeedReply>;
  stop(): void;
}

/** Starts a process of the platform on a schema of PostgreSQL. */
export async function startProcess(open: Extract<FeedOrder, { kind: "open" }>): Promise<StartedProcess> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(fileURLToPath(new URL("feed-process.ts", import.meta.url)), {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    execArgv: ["--expose-gc", "--import", "tsx"],
    env,
  });
  let last: Promise<unknown> = Promise.resolve();

  function ask(order: FeedOrder): Promise<FeedReply> {
    const mine = last.then(async () => {
      const ended = new AbortController();
      const { signal } = ended;
      child.send(order);
      try {
        const [reply] = (await Promise.race([
          once(child, "message", { signal }),
          once(child, "exit", { signal }).then(([code]) => {
            throw new Error(`A process of the platform ended with ${code}.`);
          }),
        ])) as [FeedReply];
        if (reply.kind === "failed") throw new Error(reply.message);
        return reply;
      } finally {
        ended.abort();
      }
    });
    last = mine.catch(() => undefined);
    return mine;
  }

  const reply = await ask(open);
  if (reply.kind !== "opened") throw new Error("The process did not open.");
  return { baseUrl: reply.baseUrl, ask, stop: () => child.kill() };
}
