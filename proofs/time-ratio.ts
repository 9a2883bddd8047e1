import { median } from "./median";
import { processorMs } from "./processor-ms";

const sampleMs = 0.5;
const attemptCount = 5;

/**
 * Measures how many times the work of one run another takes: medians of samples taken by turns.
 *
 * Processor time is counted, since what else the machine does is no work of these. A collection of garbage can still
 * fall to one of the two, so a ratio beyond `enough` is measured again, a few times at most, and the least counts.
 */
export async function timeRatio(
  short: () => unknown,
  long: () => unknown,
  { enough, sampleCount = 15 }: { readonly enough: number; readonly sampleCount?: number },
): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < attemptCount && least > enough; attempt += 1) {
    const [shortCount, longCount] = [await countFor(short), await countFor(long)];
    const samples: { readonly shortMs: number; readonly longMs: number }[] = [];
    for (let sample = 0; sample < sampleCount; sample += 1)
      samples.push({
        shortMs: (await elapsedMs(short, shortCount)) / shortCount,
        longMs: (await elapsedMs(long, longCount)) / longCount,
      });
    const ratio = median(samples.map(({ longMs }) => longMs)) / median(samples.map(({ shortMs }) => shortMs));
    least = Math.min(least, ratio);
  }
  return least;
}

/** How often a run is repeated in one sample, so that it can be measured; found while it warms up. */
async function countFor(run: () => unknown): Promise<number> {
  for (let count = 1; ; count *= 2) if ((await elapsedMs(run, count)) >= sampleMs) return count;
}

async function elapsedMs(run: () => unknown, count: number): Promise<number> {
  // What others left behind is collected on their account, where the process may ask for it.
  globalThis.gc?.();
  const startedMs = processorMs();
  for (let turn = 0; turn < count; turn += 1) {
    const going = run();
    if (going instanceof Promise) await going;
  }
  return processorMs() - startedMs;
}
