import { performance } from "node:perf_hooks";

/** For how long a write waits: for those before it in this process, and for another process. */
export const busyMaxMs = 5_000;
/** For how long a scrub waits for who reads or writes; what it then has not done is owed. */
export const scrubWaitMaxMs = 1_000;
/** More writes than that do not wait for their turn. */
const waitingMaxCount = 1_000;

/** Does one thing after the other; each is told until when it may wait for others. */
export type WriteTurns = <T>(work: (untilMs: number) => Promise<T>) => Promise<T>;

/**
 * Makes the turns in which one process writes. The time counts from the call: however many wait for another process,
 * each waits for so long, and whoever's turn has not come by then is not done any more.
 *
 * @param busy the error of who does not wait any more, as the driver would say it
 * @returns what does one thing after the other; `untilMs` is by `performance.now()`
 * @example
 * const inTurn = createWriteTurns(() => new Error("busy"));
 */
export function createWriteTurns(busy: (message: string) => Error): WriteTurns {
  const waiting = new Set<() => Promise<void>>();
  let isTaken = false;

  async function takeTurns(): Promise<void> {
    isTaken = true;
    // Never within the call: who opens several stores on one file would have the second wait for the first, and it for
    // the call to end.
    await undefined;
    for (const turn of waiting) {
      await turn();
      waiting.delete(turn);
    }
    isTaken = false;
  }

  return (work) =>
    new Promise((resolve, reject) => {
      if (waiting.size >= waitingMaxCount) return reject(busy("Too many writes wait for their turn."));
      const untilMs = performance.now() + busyMaxMs;
      const timer = setTimeout(() => {
        waiting.delete(turn);
        reject(busy("Those before it write for too long."));
      }, busyMaxMs);
      const turn = async () => {
        clearTimeout(timer);
        await (async () => work(untilMs))().then(resolve, reject);
      };
      waiting.add(turn);
      if (!isTaken) void takeTurns();
    });
}
