import { InputError } from "../../errors/yingcha-error";
import { loadPg } from "./load-pg";
import { noLists } from "./no-lists";
import { openSqlStore } from "./open-sql-store";
import { createPostgresDatabase, type PostgresPool } from "./postgres-database";
import type { RegistryStore } from "./registry-store";
import type { TablesHow } from "./tables-how";
import { busyMaxMs } from "./write-turns";

/** Where a PostgreSQL store is kept. */
export interface PostgresStoreOptions {
  /** `postgres://user:password@host:5432/database`, as libpq reads it; a secret where it names a password. */
  readonly url: string;
  /** The schema that holds the tables and nothing else, made when it is missing. Default `yingcha`. */
  readonly schema?: string;
  /** At most so many connections of this process at once. Default 10; beside them one that listens for changes while
   * somebody follows them, as a platform with stored applications always does, and one for each reading of all standings. */
  readonly connectionMaxCount?: number;
  /** Whether tables that are missing, or of an older version, are made and brought up to date, or refused. Default
   * `made`. */
  readonly tables?: TablesHow;
}

const schemaForm = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Opens a store in one schema of a PostgreSQL database, 12 or later, which several processes on several machines may
 * have open at once. An answer is on the server's disk.
 *
 * An erasure writes the tables anew, for which nobody may read them for that long. The server's own log, its archive
 * and its backups keep the bytes until they are recycled: for how long, the operator sets there.
 *
 * @param options where
 * @returns the store, at list version 1 when the schema is new; its first change is number 2. Its acts reject with
 *   the server's `55P03` when another process writes for 5 s, or when too many acts wait
 * @throws {InputError} `database-unsupported` when a newer program wrote the tables, or an older one did and tables are
 *   required; `options-invalid` for what is no name of a schema, for one that holds something else, which is left as it
 *   is, and for one without tables where they are required
 * @throws Error that says how to install pg, when it cannot be loaded; the driver's own when the server is out of reach
 * @source 六(三)
 * @example
 * const store = await openPostgresStore({ url: process.env.DATABASE_URL });
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<RegistryStore> {
  const { url, schema = "yingcha", connectionMaxCount = 10, tables = "made" } = options;
  if (!schemaForm.test(schema))
    throw new InputError(
      "options-invalid",
      "A schema is named in lower-case letters, digits and underscores.",
    );
  const { Pool, Client } = loadPg();
  const config = {
    connectionString: url,
    connectionTimeoutMillis: busyMaxMs,
    application_name: "yingcha",
    keepAlive: true,
  };
  const pool = new Pool({ ...config, max: connectionMaxCount });
  // A connection that breaks while nobody uses it is replaced when one is needed; unheard, it would end the process.
  pool.on("error", () => undefined);
  try {
    // Before the first connection: of one that was made earlier nobody would hear that it broke.
    const database = createPostgresDatabase(pool, schema, () => new Client(config));
    if (!(await hasTables(pool, schema))) {
      if (tables === "required") throw noLists();
      await makeSchema(pool, schema);
    }
    return await openSqlStore(database, tables);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** A schema that holds something is ours, or is left alone. */
async function hasTables(pool: PostgresPool, schema: string): Promise<boolean> {
  const { rows } = await pool.query(
    "select bool_or(table_name = 'schema_version') as ours from information_schema.tables where table_schema = $1",
    [schema],
  );
  const [row] = rows as readonly { readonly ours: boolean | null }[];
  if (row?.ours === false)
    throw new InputError("options-invalid", "The schema holds tables of another program.");
  return row?.ours === true;
}

async function makeSchema(pool: PostgresPool, schema: string): Promise<void> {
  try {
    await pool.query(`create schema if not exists "${schema}"`);
  } catch (error) {
    // Another process made it at the same time.
    if (!(error instanceof Error && "code" in error && error.code === "23505")) throw error;
  }
}
