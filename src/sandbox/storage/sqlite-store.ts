import { createRequire } from "node:module";
import { InputError } from "../../errors/yingcha-error";
import { finishErasures } from "./erasures";
import { migrate } from "./migrations";
import type { RegistryStore } from "./registry-store";
import { busyMaxMs, createSqliteDatabase, type SqliteConnection } from "./sql-database";
import { createSqlStore } from "./sql-store";

/** Where a SQLite store is kept. */
export interface SqliteStoreOptions {
  /** The file, made when it is missing; `-wal` and `-shm` lie beside it. On a disk of this machine, not of a network. */
  readonly path: string;
}

/**
 * Opens a store in one SQLite file, which several processes may have open at once. An answer is on the disk.
 *
 * An erasure rewrites the file, so that no byte of the record is left in it: some milliseconds, about a second where
 * the lists are hundreds of megabytes.
 *
 * @param options where
 * @returns the store, at list version 1 when the file is new; its first change is number 2
 * @throws {InputError} `database-unsupported` when a newer program wrote the file; `options-invalid` when it cannot
 *   be kept with a log beside it
 * @throws Error that says how to install libsql, when it is missing; the driver's own for what is no database
 * @source 六(三)
 * @example
 * const store = await openSqliteStore({ path: "platform.db" });
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<RegistryStore> {
  const { path } = options;
  const Libsql = loadLibsql();
  const connection = new Libsql(path);
  try {
    connection.pragma(`busy_timeout = ${busyMaxMs}`);
    const [mode] = connection.pragma("journal_mode = wal") as readonly { readonly journal_mode: string }[];
    if (mode?.journal_mode !== "wal")
      throw new InputError("options-invalid", "The path of the database is none of a file on a local disk.");
    connection.pragma("synchronous = full");
    connection.pragma("foreign_keys = on");
    connection.pragma("secure_delete = on");
  } catch (error) {
    connection.close();
    throw error;
  }

  const database = createSqliteDatabase(connection);
  try {
    await migrate(database);
    await finishErasures(database);
    return createSqlStore(database);
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Loaded here and only now, since the platform works in memory without it. */
function loadLibsql(): new (path: string) => SqliteConnection {
  try {
    // A CommonJS build has the one name of this file, an ES module the other.
    const here = typeof __filename === "string" ? __filename : import.meta.url;
    return createRequire(here)("libsql") as typeof import("libsql");
  } catch (cause) {
    throw new Error(
      "A platform that keeps its lists in a file needs libsql, which is not installed: npm install libsql@0.5. Without a file it keeps them in memory.",
      { cause },
    );
  }
}
