import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const servedSorts = ["memory", "sqlite", "signing", "bare"] as const;

/** The platform over memory or over a file, a server that only signs, and one that does not even that. */
export type ServedSort = (typeof servedSorts)[number];

export function isServedSort(value: unknown): value is ServedSort {
  return servedSorts.some((sort) => sort === value);
}

/** Where a platform in another process is, and as whom to ask it. */
export interface ServedPlatform {
  readonly baseUrl: string;
  readonly appKey: string;
  readonly secret: string;
}

/** Starts a platform in a process of its own, from the bundle beside this one or, in the tests, from the source. */
export async function servePlatform(sort: ServedSort): Promise<ServedPlatform & { close(): Promise<void> }> {
  const isSource = import.meta.url.endsWith(".ts");
  const file = new URL(`./platform-process.${isSource ? "ts" : "js"}`, import.meta.url);
  const child = fork(fileURLToPath(file), [sort], { execArgv: isSource ? ["--import", "tsx"] : [] });
  const platform = await new Promise<ServedPlatform>((resolve, reject) => {
    child.once("message", (message) => resolve(message as ServedPlatform));
    child.once("exit", (code) => reject(new Error(`The platform ended with ${code}.`)));
  });
  return {
    ...platform,
    close: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        child.kill();
      }),
  };
}
