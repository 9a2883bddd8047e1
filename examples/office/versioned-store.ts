import { Problem } from "./problem";

/** What a store keeps: an id of its own and a revision that rises with every change. */
export interface Versioned {
  readonly id: string;
  readonly revision: number;
}

/** Cases by id. A replacement names the revision it was made from, so that of two at once only one is kept. */
export interface VersionedStore<T extends Versioned> {
  insert(value: T): T;
  find(id: string): T;
  replace(from: T, change: Partial<Omit<T, keyof Versioned>>): T;
}

/**
 * Keeps cases in memory, as JSON, as a database would: `UPDATE … SET … WHERE id = ? AND revision = ?`.
 *
 * A check is plain data, so it is kept with its case and can be confirmed after it was read back.
 */
export function createVersionedStore<T extends Versioned>(): VersionedStore<T> {
  const texts = new Map<string, string>();
  const find = (id: string): T => {
    const text = texts.get(id);
    if (text === undefined) throw new Problem(404, "case-unknown", "没有这个编号");
    return JSON.parse(text) as T;
  };
  const keep = (value: T): T => {
    texts.set(value.id, JSON.stringify(value));
    return find(value.id);
  };
  return {
    find,
    insert(value) {
      if (texts.has(value.id)) throw new Error("An id was given twice.");
      return keep(value);
    },
    replace(from, change) {
      const { revision } = find(from.id);
      if (revision !== from.revision)
        throw new Problem(409, "case-changed", "本件刚被他人办理，请刷新后再办");
      return keep({ ...from, ...change, revision: revision + 1 });
    },
  };
}
