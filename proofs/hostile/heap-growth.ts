const mebibyte = 1_048_576;
const sampleEveryMs = 2;

/** Runs something and measures how far the heap, with what lies outside of it, grew meanwhile, in MiB. */
export async function heapGrowthOf<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly growthMiB: number }> {
  globalThis.gc?.();
  const before = usedBytes();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, usedBytes());
  }, sampleEveryMs);
  try {
    const result = await work();
    return { result, growthMiB: (Math.max(peak, usedBytes()) - before) / mebibyte };
  } finally {
    clearInterval(timer);
  }
}

function usedBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
