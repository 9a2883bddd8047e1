/** At most so many rows or values in one statement, far from where databases end. */
const chunkMaxCount = 1_000;

/**
 * Cuts many into statements of a size. Pure.
 *
 * @param items any number
 * @returns the same in their order, none for none
 * @example
 * chunksOf([]) // []
 */
export function chunksOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / chunkMaxCount) }, (_, index) =>
    items.slice(index * chunkMaxCount, (index + 1) * chunkMaxCount),
  );
}
