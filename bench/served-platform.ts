import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

const servedSorts = ["memory", "sqlite", "postgres", "signing", "bare"] as const;

/** The platform over memory, a file or a database of PostgreSQL, a server that only signs, and one that does not even that. */
export type ServedSort = (typeof servedSorts)[number];

export function isServedSort(value: unknown): value is ServedSort {
  return servedSorts.some((sort) => sort === value);
}

/** What is on the lists of a platform. */
export interface ServedLists {
  readonly count: number;
  readonly withRecords: boolean;
}

/** Where a platform in another process is, and as whom to ask it. */
export interface ServedPlatform {
  readonly baseUrl: string;
  readonly appKey: string;
  readonly secret: string;
}

/** The subjects of a platform unless more are wanted. */
const companyCount = 2_000;

/**
 * Starts a platform in a process of its own, from the bundle beside this one or, in the tests, from the source.
 *
 * @param sort what is served
 * @param listed how many companies are on its lists, and whether each has a record
 */
export async function servePlatform(
  sort: ServedSort,
  listed: ServedLists = { count: companyCount, withRecords: false },
): Promise<ServedPlatform & { close(): Promise<void> }> {
  const isSource = import.meta.url.endsWith(".ts");
  const file = new URL(`./platform-process.${isSource ? "ts" : "js"}`, import.meta.url);
  const child = fork(fileURLToPath(file), [sort, JSON.stringify(listed)], {
    execArgv: isSource ? ["--import", "tsx"] : [],
  });
  const platform = await new Promise<ServedPlatform>((resolve, reject) => {
    child.once("message", (message) => resolve(message as ServedPlatform));
    child.once("exit", (code) => reject(new Error(`The platform ended with ${code}.`)));
  });
  return {
    ...platform,
    close: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        // It ends by itself once it has dropped what it made.
        child.disconnect();
      }),
  };
}
