import { performance } from "node:perf_hooks";
import { type Clock, systemClock } from "../../time/clock";
import { beginRewriting, type ConnectApart } from "./begin-rewriting";
import { endConnection } from "./end-connection";
import { createHearers } from "./hearers";
import { refuseOtherClock, serverClock } from "./refuse-other-clock";
import { scrubbedTables } from "./scrubbed-tables";
import { postgresSession, postgresText, type SqlDatabase, type SqlSession } from "./sql-database";
import { type PostgresConnection, watchPostgres } from "./watch-postgres";
import { createWriteTurns } from "./write-turns";

/** What is used of a connection of the driver. */
export interface PostgresClient {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
  /** Rejects where no answer comes in so many milliseconds; it then stands in the way of all that is asked later. */
  query(timed: {
    readonly text: string;
    readonly values?: unknown[];
    readonly query_timeout: number;
  }): Promise<unknown>;
  on(event: "error", listener: () => void): unknown;
  /** Gives it back to its pool, or after an error closes it for good. */
  release(error?: Error): void;
}

/** What is used of the driver. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
  query(sql: string, parameters?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
  on(event: "error", listener: () => void): unknown;
  on(event: "connect", listener: (client: PostgresClient) => void): unknown;
  end(): Promise<void>;
}

/** Who is out of reach says nothing. Longer than a write may wait, and than most tables take to be written anew. */
const answerMaxMs = 20_000;
const rollbackMaxMs = 1_000;
/** So long a process that says nothing may keep the lock of all that write. */
const idleMaxMs = 10_000;

/**
 * Makes a database of a schema in PostgreSQL. Whoever writes holds an advisory lock of the schema, so that changes
 * are numbered in the order in which they are seen.
 *
 * @param pool closed with the database
 * @param schema exists already; lower-case letters, digits and underscores. Also the name of the channel of notices
 * @param apart makes a connection beside the pool, not connected yet, for what takes one for long
 * @param clock that of this machine, which each write holds against the server's: `clock-diverged`. Default: the system's
 * @returns the database
 * @source PostgreSQL: explicit locking, isolation levels, VACUUM
 * @example
 * createPostgresDatabase(pool, "yingcha", apart).write((session) => migrate(session))
 */
export function createPostgresDatabase(
  pool: PostgresPool,
  schema: string,
  apart: ConnectApart,
  clock: Clock = systemClock,
): SqlDatabase {
  const inTurn = createWriteTurns(busy);
  const readings = new Set<() => Promise<void>>();
  const hearers = createHearers(() => watchPostgres(apart, schema, () => hearers.tell()));
  const rewrittenCounts = new Map<string, number>();
  const sessions = new WeakMap<PostgresClient, SqlSession>();

  // A connection that breaks while nobody uses it is replaced when one is needed; unheard, it would end the process.
  pool.on("error", () => undefined);
  // One that breaks between two queries is told of by the next of them; unheard, it would end the process. It may break
  // in the very bytes that say it is ready, before whoever waits for it goes on.
  pool.on("connect", (client) => client.on("error", () => undefined));

  async function connect(): Promise<readonly [PostgresClient, SqlSession]> {
    const client = await pool.connect();
    const known = sessions.get(client);
    if (known !== undefined) return [client, known];
    const session = postgresSession((text, values) =>
      client.query({ text, values, query_timeout: answerMaxMs }),
    );
    sessions.set(client, session);
    return [client, session];
  }

  async function within<T>(
    begin: (client: PostgresClient) => Promise<unknown>,
    work: (session: SqlSession, client: PostgresClient) => Promise<T>,
  ): Promise<T> {
    const [client, session] = await connect();
    try {
      await begin(client);
      const made = await work(session, client);
      await client.query({ text: "commit", query_timeout: answerMaxMs });
      client.release();
      return made;
    } catch (error) {
      // Of a connection that is gone or silent nothing is known; the server has rolled back, or will, and the pool opens
      // another one.
      await client.query({ text: "rollback", query_timeout: rollbackMaxMs }).then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      throw error;
    }
  }

  // Named, since the server's operator may have chosen others.
  const beginReading = "begin isolation level repeatable read read only";
  const beginWriting = "begin isolation level read committed read write";
  // To compile a question takes longer than any of these takes to answer.
  const path = `set local search_path to "${schema}"; set local jit to off`;

  async function beginWrite(client: PostgresClient, untilMs: number): Promise<void> {
    const waitMs = Math.max(1, Math.round(untilMs - performance.now()));
    const settings = [
      path,
      "set local synchronous_commit to on",
      `set local lock_timeout to ${waitMs}`,
      `set local idle_in_transaction_session_timeout to ${idleMaxMs}`,
    ];
    const askedMs = clock.wallMs();
    // Before it waits for the others, so that nothing lies between the two clocks but the way there and back.
    const results = (await client.query({
      text: [beginWriting, ...settings, serverClock].join("; "),
      query_timeout: answerMaxMs,
    })) as readonly { readonly rows: readonly unknown[] }[];
    refuseOtherClock(results.at(-1)?.rows ?? [], { askedMs, answeredMs: clock.wallMs() });
    await client.query({
      text: "select pg_advisory_xact_lock(hashtext($1), hashtext($2))",
      values: ["yingcha", schema],
      query_timeout: answerMaxMs,
    });
  }

  return {
    textType: postgresText,
    write: (work, { isLong = false } = {}) =>
      inTurn(async (untilMs) => {
        let isChanged = false;
        const noteChange = () => {
          isChanged = true;
        };
        const made = await within(
          (client) => beginWrite(client, untilMs),
          async (session, client) => {
            const done = await work(isLong ? untimed(client) : session, noteChange);
            // It goes out with the commit, and not without it.
            if (isChanged)
              await client.query({
                text: "select pg_notify($1, '')",
                values: [schema],
                query_timeout: answerMaxMs,
              });
            return done;
          },
        );
        // Its own notice comes too, where the connection that listens stands.
        if (isChanged) hearers.tell();
        return made;
      }),
    read: (work) =>
      within(
        (client) => client.query({ text: `${beginReading}; ${path}`, query_timeout: answerMaxMs }),
        (session) => work(session),
      ),
    async beginReading() {
      const client = apart();
      let isEnded = false;
      const end = async () => {
        readings.delete(end);
        isEnded = true;
        await endConnection(client);
      };
      // Its next query says so; unheard, it would end the process.
      client.on("error", () => undefined);
      readings.add(end);
      try {
        await client.connect();
        await client.query({ text: `${beginReading}; ${path}`, query_timeout: answerMaxMs });
        // The state is that of the first query, not of its beginning.
        await client.query({ text: "select 1 from counter", query_timeout: answerMaxMs });
        return { session: untimed(client), end };
      } catch (error) {
        if (!isEnded) await end();
        throw error;
      }
    },
    onChanged: (hear) => hearers.add(hear),
    async scrub(erasureCount, signal) {
      const tables = scrubbedTables.filter((table) => rewrittenCounts.get(table) !== erasureCount);
      if (tables.length === 0) return;
      const rewriting = await beginRewriting(apart, signal);
      try {
        for (const table of tables) {
          await rewriting.rewrite(`"${schema}".${table}`);
          rewrittenCounts.set(table, erasureCount);
        }
      } finally {
        await rewriting.end();
      }
    },
    isBusy: (error) => error instanceof Error && "code" in error && error.code === lockNotAvailable,
    async close() {
      hearers.close();
      await Promise.all([...readings].map((end) => end()));
      await pool.end();
    },
  };
}

/** For what may take however long. */
function untimed(client: Pick<PostgresConnection, "query">): SqlSession {
  return postgresSession((sql, parameters) => client.query(sql, parameters));
}

const lockNotAvailable = "55P03";

/** As the server would say it of a lock. */
function busy(message: string): Error {
  return Object.assign(new Error(message), { code: lockNotAvailable });
}
