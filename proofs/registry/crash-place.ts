import { createRequire } from "node:module";
import { openPostgresStore } from "../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import type { SqliteConnection } from "../../src/sandbox/storage/sqlite-database";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;

/** Where writers write that are killed: plain, since it is told to another process. */
export type CrashPlace =
  | { readonly kind: "sqlite"; readonly path: string }
  | { readonly kind: "postgres"; readonly url: string };

/** Opens the store there. */
export function openPlace(place: CrashPlace): Promise<RegistryStore> {
  switch (place.kind) {
    case "sqlite":
      return openSqliteStore({ path: place.path });
    case "postgres":
      return openPostgresStore({ url: place.url });
  }
}

/** What is damaged there below the tables, a sentence for each. */
export function damageOf(place: CrashPlace): readonly string[] {
  // The files of a server are not written by whoever is killed here.
  if (place.kind === "postgres") return [];
  const connection = new Libsql(place.path);
  try {
    const rows = connection.pragma("integrity_check") as readonly { readonly integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
  } finally {
    connection.close();
  }
}
