import { setTimeout } from "node:timers/promises";
import { createHearers } from "./hearers";
import { type SqlDatabase, type SqlSession, sqliteSession, sqliteText } from "./sql-database";
import { watchSqlite } from "./watch-sqlite";
import { busyMaxMs, createWriteTurns, scrubWaitMaxMs } from "./write-turns";

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

const waitMaxMs = 10;

/**
 * Makes a database of two connections to one file of SQLite, so that who reads never waits for who writes.
 *
 * @param connection in WAL mode, used by nobody else from now on
 * @param reading another one to the same file, by which nothing is written
 * @param openReading opens a further one of that kind, for a reading that takes long
 * @returns the database, which closes both
 * @source SQLite: BEGIN IMMEDIATE, VACUUM, wal_checkpoint(TRUNCATE)
 * @example
 * createSqliteDatabase(connection, reading, openReading).write((session) => migrate(session))
 */
export function createSqliteDatabase(
  connection: SqliteConnection,
  reading: SqliteConnection,
  openReading: () => SqliteConnection,
): SqlDatabase {
  const [writer, reader] = [queriesOver(connection), queriesOver(reading)];
  const inTurn = createWriteTurns(busyError);
  let rewrittenCount: number | undefined;
  const readings = new Set<SqliteConnection>();
  const hearers = createHearers(() => watchSqlite(connection, () => hearers.tell()));

  /** The driver's own waiting would stop this process, and with it another connection in here whose lock it waits for. */
  function withoutWaiting(work: () => void): void {
    connection.pragma("busy_timeout = 0");
    try {
      work();
    } finally {
      connection.pragma(`busy_timeout = ${busyMaxMs}`);
    }
  }

  /** Each try has a turn of its own, so that others write between them. */
  function betweenWrites(work: () => void): Promise<void> {
    return whenFree(() => inTurn(async () => withoutWaiting(work)), performance.now() + scrubWaitMaxMs);
  }

  return {
    textType: sqliteText,
    write: (work) =>
      inTurn(async (untilMs) => {
        await whenFree(async () => withoutWaiting(() => connection.exec("begin immediate")), untilMs);
        let isChanged = false;
        const made = await committed(connection, () =>
          work(writer, () => {
            isChanged = true;
          }),
        );
        if (isChanged) hearers.tell();
        return made;
      }),
    read: (work) =>
      reader.connection().execute((session) => {
        reading.exec("begin");
        return committed(reading, () => work(session));
      }),
    async beginReading() {
      const own = openReading();
      try {
        // The state is that of the first query, not of its beginning.
        own.exec("begin; select count(*) from sqlite_master");
      } catch (error) {
        own.close();
        throw error;
      }
      readings.add(own);
      return {
        session: queriesOver(own),
        async end() {
          if (readings.delete(own)) own.close();
        },
      };
    },
    onChanged: (hear) => hearers.add(hear),
    async scrub(erasureCount) {
      // Before all else: while somebody reads from the log, each rewriting would make it longer by the whole file.
      await betweenWrites(() => checkpoint(connection));
      if (rewrittenCount === erasureCount) return;
      // secure_delete clears what is deleted, but not the copies that stay behind where a page was split.
      await betweenWrites(() => connection.exec("vacuum"));
      rewrittenCount = erasureCount;
      await betweenWrites(() => checkpoint(connection));
    },
    isBusy,
    async close() {
      hearers.close();
      for (const own of readings) own.close();
      readings.clear();
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** Tries until no lock stands in the way. */
async function whenFree(attempt: () => Promise<void>, untilMs: number): Promise<void> {
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= untilMs) throw error;
    }
    await setTimeout(1 + Math.random() * waitMaxMs);
  }
}

function queriesOver(connection: SqliteConnection): SqlSession {
  return sqliteSession({
    prepare: (sql) => connection.prepare(sql),
    close: () => void connection.close(),
  });
}

/** Ends a transaction that has begun: all of the work is done, or nothing. */
async function committed<T>(connection: SqliteConnection, work: () => Promise<T>): Promise<T> {
  try {
    const made = await work();
    connection.exec("commit");
    return made;
  } catch (error) {
    // A full disk, for one, has rolled back by itself.
    if (connection.inTransaction) connection.exec("rollback");
    throw error;
  }
}

function checkpoint(connection: SqliteConnection): void {
  const [row] = connection.pragma("wal_checkpoint(TRUNCATE)") as readonly { readonly busy: number }[];
  if (row?.busy !== 0) throw busyError("Somebody reads from the log.");
}

/** As the driver would say it. */
function busyError(message: string): Error {
  return Object.assign(new Error(message), { code: "SQLITE_BUSY" });
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("SQLITE_BUSY")
  );
}
