import { createMemoryStore } from "../sandbox/storage/memory-store";
import type { RegistryStore } from "../sandbox/storage/registry-store";
import type { TablesHow } from "../sandbox/storage/tables-how";

/** Where the lists are kept; the URL of a server may hold a password. */
export type ListsPlace =
  | { readonly kind: "memory" }
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "postgres"; readonly url: string };

/** A place that a command finds again: not the memory of the process that has them. */
export type KeptPlace = Exclude<ListsPlace, { readonly kind: "memory" }>;

/**
 * Says where the lists are to be kept. Pure.
 *
 * A URL in the environment that is another server's is another program's.
 *
 * @param database as the command line names it
 * @param fallbackUrl `DATABASE_URL` of the environment
 * @returns the place; memory where neither names one
 * @example
 * placeOf("lists.db", undefined) // { kind: "sqlite", path: "lists.db" }
 */
export function placeOf(database: string | undefined, fallbackUrl: string | undefined): ListsPlace {
  const url = database ?? fallbackUrl;
  if (url !== undefined && /^postgres(ql)?:\/\//.test(url)) return { kind: "postgres", url };
  return database === undefined ? { kind: "memory" } : { kind: "sqlite", path: database };
}

/**
 * Says which lists an order is about that are kept somewhere. Pure.
 *
 * @param database as the command line names it; empty, as a variable that was never set leaves it, it names nothing, and
 *   least of all the environment's database, which is another one
 * @param fallbackUrl `DATABASE_URL` of the environment
 * @returns the place; undefined where neither names one
 * @example
 * keptPlaceOf("", "postgres://db.example/city") // undefined
 */
export function keptPlaceOf(
  database: string | undefined,
  fallbackUrl: string | undefined,
): KeptPlace | undefined {
  if (database === "") return undefined;
  const place = placeOf(database, fallbackUrl);
  return place.kind === "memory" ? undefined : place;
}

/**
 * Opens a store where the lists are. The drivers are optional peers, which nobody needs who keeps them in memory.
 *
 * @param lists where
 * @param tables `made` for the platform alone: a command that looks at a database, or changes a row, neither makes one
 *   by a mistyped name nor takes its tables from under the processes of an older version. Default `required`
 * @returns the store
 * @throws {InputError} of the store; where tables are required, for a place without them and for older ones
 * @example
 * const store = await openPlace({ kind: "memory" });
 */
export async function openPlace(lists: ListsPlace, tables: TablesHow = "required"): Promise<RegistryStore> {
  switch (lists.kind) {
    case "memory":
      return createMemoryStore();
    case "sqlite": {
      const { openSqliteStore } = await import("../sandbox/storage/sqlite-store");
      return openSqliteStore({ path: lists.path, tables });
    }
    case "postgres": {
      const { openPostgresStore } = await import("../sandbox/storage/postgres-store");
      return openPostgresStore({ url: lists.url, tables });
    }
  }
}

/**
 * Does something in the store of a place, and closes it, whatever comes of it.
 *
 * @param lists where; it is there, with tables of this version
 * @param work what
 * @returns what came of it
 * @throws {InputError} of the store, for a place without tables and for older ones
 * @example
 * await inPlace(lists, (store) => store.renewEpoch());
 */
export async function inPlace<T>(lists: ListsPlace, work: (store: RegistryStore) => Promise<T>): Promise<T> {
  const store = await openPlace(lists);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
