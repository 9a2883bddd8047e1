import type { Contestant } from "./benchmark";

/** How many requests are under way at once. */
export const concurrency = 16;

/** Does a piece of work over and over, so many of it at once. */
export function concurrent(work: (place: number) => Promise<unknown>): Contestant {
  return {
    async run(count) {
      let begunCount = 0;
      const workOn = async () => {
        while (begunCount < count) {
          begunCount += 1;
          await work(begunCount);
        }
      };
      await Promise.all(Array.from({ length: Math.min(count, concurrency) }, workOn));
    },
  };
}
