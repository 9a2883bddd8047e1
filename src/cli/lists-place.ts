import { createMemoryStore } from "../sandbox/storage/memory-store";
import type { RegistryStore } from "../sandbox/storage/registry-store";
import type { TablesHow } from "../sandbox/storage/tables-how";

/** Where the lists are kept; the URL of a server may hold a password. */
export type ListsPlace =
  | { readonly kind: "memory" }
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "postgres"; readonly url: string };

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
