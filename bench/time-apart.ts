import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Result } from "./benchmark";

/**
 * Times a benchmark in a process of its own: what an earlier one left on the heap, or taught the compiler of a
 * function that both use, would weigh on the contestants of the next, and on some more than on others.
 */
export async function timeApart(place: number): Promise<readonly Result[]> {
  const file = fileURLToPath(new URL("./benchmark-process.js", import.meta.url));
  const child = fork(file, [String(place)], { execArgv: ["--expose-gc"] });
  return new Promise((resolve, reject) => {
    child.once("message", (results) => resolve(results as readonly Result[]));
    child.once("exit", (code) => reject(new Error(`A benchmark ended with ${code} before its results.`)));
  });
}
