/** Numbers that a seed determines: one seed, one case, on every machine. */
export interface SeededRandom {
  /** A whole number from 0 to below `bound`. */
  below(bound: number): number;
  pick<T>(items: readonly T[]): T;
  /** True one time in `count`. */
  isOneIn(count: number): boolean;
}

/** Starts the numbers of a seed, by mulberry32; neighbouring seeds are mixed apart first. */
export function seededRandom(seed: number): SeededRandom {
  let state = Math.imul(seed ^ (seed >>> 16), 0x45d9f3b) >>> 0;
  function below(bound: number): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * bound);
  }
  return {
    below,
    pick: <T>(items: readonly T[]) => items[below(items.length)] as T,
    isOneIn: (count) => below(count) === 0,
  };
}
