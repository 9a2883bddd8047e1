import { existsSync } from "node:fs";
import { InputError } from "../../errors/yingcha-error";
import { loadLibsql } from "./load-libsql";
import { noLists } from "./no-lists";
import { openSqlStore } from "./open-sql-store";
import type { RegistryStore } from "./registry-store";
import { createSqliteDatabase, type SqliteConnection } from "./sqlite-database";
import type { TablesHow } from "./tables-how";
import { busyMaxMs } from "./write-turns";

/** Where a SQLite store is kept. */
export interface SqliteStoreOptions {
  /** The file, made when it is missing; `-wal` and `-shm` lie beside it. On a disk of this machine, not of a network. */
  readonly path: string;
  /** Whether a file that is missing, or of an older version, is made and brought up to date, or refused. Default `made`. */
  readonly tables?: TablesHow;
}

/** By which SQLite, and `file`, tell whose a file is: "YCha" in ASCII. */
const applicationId = 0x59_43_68_61;

/**
 * Opens a store in one SQLite file, which several processes may have open at once. An answer is on the disk.
 *
 * An erasure rewrites the file, so that no byte of the record is left in it: some milliseconds, about a second where
 * the lists are hundreds of megabytes. What a full disk, or somebody who reads for long, keeps it from is tried again
 * later and at the next opening; a warning of the process (`YINGCHA_SCRUB_OWED`) says so.
 *
 * @param options where
 * @returns the store, at list version 1 when the file is new; its first change is number 2. Its acts reject with the
 *   driver's `SQLITE_BUSY` when another process writes for 5 s, or when too many acts wait
 * @throws {InputError} `database-unsupported` when a newer program wrote the file, or an older one did and tables are
 *   required; `options-invalid` when it cannot be kept with a log beside it, for a file of something else, which is left
 *   as it is, and for a missing one where tables are required
 * @throws Error that says how to install libsql, when it cannot be loaded; the driver's own for what is no database
 * @source 六(三)
 * @example
 * const store = await openSqliteStore({ path: "platform.db" });
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<RegistryStore> {
  const { path, tables = "made" } = options;
  const Libsql = loadLibsql();
  // Opening one would make it.
  if (tables === "required" && !existsSync(path)) throw noLists();
  const openReading = (): SqliteConnection => {
    const reading = new Libsql(path);
    reading.pragma(`busy_timeout = ${busyMaxMs}`);
    reading.pragma("query_only = on");
    return reading;
  };
  const connection: SqliteConnection = new Libsql(path);
  let reading: SqliteConnection | undefined;
  try {
    connection.pragma(`busy_timeout = ${busyMaxMs}`);
    refuseForeign(connection, tables);
    const [mode] = connection.pragma("journal_mode = wal") as readonly { readonly journal_mode: string }[];
    if (mode?.journal_mode !== "wal")
      throw new InputError("options-invalid", "The path of the database is none of a file on a local disk.");
    connection.pragma(`application_id = ${applicationId}`);
    connection.pragma("synchronous = full");
    connection.pragma("foreign_keys = on");
    connection.pragma("secure_delete = on");
    reading = openReading();
    return await openSqlStore(createSqliteDatabase(connection, reading, openReading), tables);
  } catch (error) {
    reading?.close();
    connection.close();
    throw error;
  }
}

/** Before anything is written: a file that holds something is ours, or is left alone. */
function refuseForeign(connection: SqliteConnection, tables: TablesHow): void {
  const id = applicationIdOf(connection);
  const isEmpty = connection.prepare("select 1 from sqlite_master").all([]).length === 0;
  if (id !== applicationId && !(id === 0 && isEmpty))
    throw new InputError("options-invalid", "The path of the database is one of a file of another program.");
  if (isEmpty && tables === "required") throw noLists();
}

function applicationIdOf(connection: SqliteConnection): number {
  const [row] = connection.pragma("application_id") as readonly { readonly application_id: number }[];
  return row?.application_id ?? 0;
}
