import type { Versioned, VersionedStore } from "../office/versioned-store";

/** Tells of every value as it is kept, so that a story can see what came before it. */
export function watchedStore<T extends Versioned>(
  store: VersionedStore<T>,
  tell: (kept: T) => void,
): VersionedStore<T> {
  const told = (kept: T): T => {
    tell(kept);
    return kept;
  };
  return {
    find: store.find,
    insert: (value) => told(store.insert(value)),
    replace: (from, change) => told(store.replace(from, change)),
  };
}
