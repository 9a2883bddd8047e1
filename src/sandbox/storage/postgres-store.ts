import { InputError } from "../../errors/yingcha-error";
import { type Clock, systemClock } from "../../time/clock";
import type { ConnectApart } from "./begin-rewriting";
import { loadPg } from "./load-pg";
import { noLists } from "./no-lists";
import { openSqlStore } from "./open-sql-store";
import { createPostgresDatabase, type PostgresPool } from "./postgres-database";
import { refuseOtherClock, serverClock } from "./refuse-other-clock";
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
  /** What is held against the server's clock at the opening and by each write. Default: that of this machine. */
  readonly clock?: Clock;
}

const silenceMaxMs = 10_000;
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
 *   the server's `55P03` when another process writes for 5 s, or when too many acts wait, and with `clock-diverged`
 *   while the clock is more than 10 s apart from the server's, as does a reading before which the calendar has left
 *   something to write down
 * @throws {InputError} `database-unsupported` when a newer program wrote the tables, or an older one did and tables are
 *   required; `options-invalid` for what is no name of a schema, for one that holds something else, which is left as it
 *   is, for one that the role may not use, and for one without tables where they are required; `clock-diverged`
 *   where the clock is more than 10 s apart from the server's, by which records would end before their day, 六(一)
 * @throws Error that says how to install pg, when it cannot be loaded; the driver's own when the server is out of reach
 * @source 六(三)
 * @example
 * const store = await openPostgresStore({ url: process.env.DATABASE_URL });
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<RegistryStore> {
  const { url, schema = "yingcha", connectionMaxCount = 10, tables = "made", clock = systemClock } = options;
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
    keepAliveInitialDelayMillis: silenceMaxMs,
  };
  const pool = new Pool({ ...config, max: connectionMaxCount });
  // Before the first connection is made, which would otherwise be listened to by nobody when it breaks.
  const apart: ConnectApart = (how) => new Client({ ...config, ...how });
  const database = createPostgresDatabase(pool, schema, apart, clock);
  try {
    await refuseOtherTime(pool, clock);
    const found = await findSchema(pool, schema);
    if (found !== "tables") {
      if (tables === "required") throw noLists();
      if (found === "none") await makeSchema(pool, schema);
    }
    return await openSqlStore(database, tables);
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/** Before anything is written; each write asks again. */
async function refuseOtherTime(pool: PostgresPool, clock: Clock): Promise<void> {
  const askedMs = clock.wallMs();
  const { rows } = await pool.query(serverClock);
  refuseOtherClock(rows, { askedMs, answeredMs: clock.wallMs() });
}

/** Those that the first step makes at once: a program that has one of the names has not all of them. */
const ownTables = ["schema_version", "subjects", "records", "changes", "transitions", "feedback", "counter"];

interface FoundSchema {
  readonly count: number;
  readonly own_count: number;
  readonly may_use: boolean;
  readonly role: string;
}

/** A schema that holds something is ours, or is left alone. */
async function findSchema(pool: PostgresPool, schema: string): Promise<"none" | "empty" | "tables"> {
  // From the catalogue itself, which shows also what this role may not read.
  const { rows } = await pool.query(
    `select count(c.oid)::int as count, (count(*) filter (where c.relname = any($2)))::int as own_count,
         has_schema_privilege(n.oid, 'USAGE') as may_use, quote_ident(current_user) as role
       from pg_namespace n
       left join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f')
      where n.nspname = $1 group by n.oid`,
    [schema, ownTables],
  );
  const [row] = rows as readonly FoundSchema[];
  if (row === undefined) return "none";
  if (row.count > 0 && row.own_count !== ownTables.length)
    throw new InputError("options-invalid", "The schema holds tables of another program.");
  // The server itself would say that there are no tables.
  if (!row.may_use)
    throw new InputError(
      "options-invalid",
      `The role may not use the schema: grant usage on schema "${schema}" to ${row.role}, and what it needs of the tables; or make it their owner.`,
    );
  return row.count === 0 ? "empty" : "tables";
}

async function makeSchema(pool: PostgresPool, schema: string): Promise<void> {
  try {
    await pool.query(`create schema if not exists "${schema}"`);
  } catch (error) {
    // Another process made it at the same time.
    if (!(error instanceof Error && "code" in error && error.code === "23505")) throw error;
  }
}
