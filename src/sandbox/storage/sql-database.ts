import { setTimeout } from "node:timers/promises";
import { Kysely, SqliteDialect } from "kysely";

/** The tables. Bodies are JSON; ids and codes that are looked for stand beside them. */
export interface SqlSchema {
  readonly subjects: {
    readonly kind: string;
    readonly code: string;
    /** The file without its records. */
    readonly body: string;
    /** The first day on which the calendar changes the file. */
    readonly due_on: string | null;
  };
  readonly records: {
    readonly record_id: string;
    readonly kind: string;
    readonly code: string;
    /** Where it stands among the records of its subject, from 0. */
    readonly place: number;
    readonly body: string;
  };
  readonly changes: {
    readonly sequence: number;
    readonly record_id: string | null;
    readonly caused_by: string | null;
    readonly body: string;
  };
  /** Neither id nor body in clear, which may name a record that is erased later. */
  readonly transitions: {
    readonly transition_digest: string;
    readonly body_digest: string;
    /** Its changes are those after the one version through the other. */
    readonly after_version: number;
    readonly list_version: number;
  };
  readonly feedback: {
    readonly feedback_id: string;
    readonly body_digest: string;
    readonly body: string;
    readonly accepted_at: string;
  };
  readonly feedback_records: { readonly feedback_id: string; readonly record_id: string };
  /** Digests of the ids of erased records, lest a late feedback bring one back. */
  readonly erasures: { readonly record_digest: string };
  /** One row. An erasure that is counted, and not scrubbed yet, has bytes in the files still. */
  readonly counter: {
    readonly id: number;
    readonly list_version: number;
    readonly changed_at: string | null;
    readonly erasure_count: number;
    readonly scrubbed_count: number;
  };
  readonly schema_version: { readonly version: number };
}

/** What queries are asked of, within one transaction. */
export type SqlSession = Kysely<SqlSchema>;

/** A database as the store needs it, whichever it is. */
export interface SqlDatabase {
  /** Runs a transaction that alone writes, of all processes; all of it is done, durably, or nothing. */
  write<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Runs queries that all see the one state. */
  read<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Removes the bytes of what was deleted from every file; `busy` when somebody reads too long. */
  scrub(): Promise<"scrubbed" | "busy">;
  close(): Promise<void>;
}

/** What is used of a driver like better-sqlite3. */
export interface SqliteConnection {
  readonly inTransaction: boolean;
  prepare(sql: string): {
    readonly reader: boolean;
    all(parameters: readonly unknown[]): unknown[];
    run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
    iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
  };
  exec(sql: string): unknown;
  pragma(sql: string): unknown;
  close(): unknown;
}

/** For how long somebody else's lock is waited for. */
export const busyMaxMs = 5_000;
const waitMaxMs = 10;

/**
 * Makes a database of a connection to SQLite.
 *
 * @param connection in WAL mode, used by nobody else from now on
 * @returns the database
 * @source SQLite: BEGIN IMMEDIATE, VACUUM, wal_checkpoint(TRUNCATE)
 * @example
 * createSqliteDatabase(connection).write((session) => migrate(session))
 */
export function createSqliteDatabase(connection: SqliteConnection): SqlDatabase {
  const kysely = new Kysely<SqlSchema>({
    dialect: new SqliteDialect({
      database: {
        prepare: (sql) => connection.prepare(sql),
        close: () => void connection.close(),
      },
    }),
  });

  /**
   * Tries until no lock stands in the way. The driver's own waiting would stop this process, and with it another
   * connection in here whose lock it waits for.
   */
  async function whenFree(attempt: () => void): Promise<void> {
    const untilMs = performance.now() + busyMaxMs;
    for (;;) {
      connection.pragma("busy_timeout = 0");
      try {
        attempt();
        return;
      } catch (error) {
        if (!isBusy(error) || performance.now() >= untilMs) throw error;
      } finally {
        connection.pragma(`busy_timeout = ${busyMaxMs}`);
      }
      await setTimeout(1 + Math.random() * waitMaxMs);
    }
  }

  function within<T>(
    begin: () => Promise<void> | void,
    work: (session: SqlSession) => Promise<T>,
  ): Promise<T> {
    return kysely.connection().execute(async (session) => {
      await begin();
      try {
        const made = await work(session);
        connection.exec("commit");
        return made;
      } catch (error) {
        // A full disk, for one, has rolled back by itself.
        if (connection.inTransaction) connection.exec("rollback");
        throw error;
      }
    });
  }

  return {
    write: (work) => within(() => whenFree(() => connection.exec("begin immediate")), work),
    read: (work) => within(() => void connection.exec("begin"), work),
    scrub: () =>
      kysely.connection().execute(async () => {
        try {
          // secure_delete clears what is deleted, but not the copies that stay behind where a page was split.
          await whenFree(() => connection.exec("vacuum"));
          await whenFree(() => checkpoint(connection));
          return "scrubbed";
        } catch (error) {
          if (isBusy(error)) return "busy";
          throw error;
        }
      }),
    close: () => kysely.destroy(),
  };
}

function checkpoint(connection: SqliteConnection): void {
  const [row] = connection.pragma("wal_checkpoint(TRUNCATE)") as readonly { readonly busy: number }[];
  if (row?.busy !== 0)
    throw Object.assign(new Error("Somebody reads from the log."), { code: "SQLITE_BUSY" });
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("SQLITE_BUSY")
  );
}
