import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { endConnection } from "./end-connection";
import type { PostgresConnection, PostgresNoticeListener } from "./watch-postgres";
import { scrubWaitMaxMs } from "./write-turns";

/** Makes a connection that is not connected yet; the server has it wait so long for a lock, where that is said. */
export type ConnectApart = (how?: { readonly lock_timeout?: number }) => PostgresConnection;

/** Who comes after a rewriting that waits for a reader waits as well, even to read: so it waits shortly, and again. */
const lockWaitMs = 50;
const rewritePauseMs = 150;
/** A hundred times what a table of a million rows takes: who says nothing for so long is out of reach. */
const rewriteMaxMs = 300_000;
const settingMaxMs = 5_000;
const lockNotAvailable = "55P03";
const protocolViolation = "08P01";

/** What rewrites tables, over a connection of its own. */
export interface Rewriting {
  /** Rejects with `55P03` where somebody reads the table, or still sees what was deleted from it, for longer than a
   * moment. */
  rewrite(table: string): Promise<void>;
  /** Closes the connection, whatever it is at; never rejects. */
  end(): Promise<void>;
}

/**
 * Begins to write tables anew, so that what was deleted from them is in their files no more. It takes nobody's turn to
 * write: while a table is written anew its lock keeps others from it, who wait for it as long as they wait for any.
 *
 * @param connect where
 * @param signal closes the connection in the midst of whatever it is at
 * @returns what rewrites
 * @source PostgreSQL: VACUUM, lock_timeout; 六(三)
 * @example
 * const rewriting = await beginRewriting((how) => new Client({ ...config, ...how }), signal);
 */
export async function beginRewriting(connect: ConnectApart, signal?: AbortSignal): Promise<Rewriting> {
  const { connection, waits } = await connected(connect, signal);
  const abort = () => void endConnection(connection);
  const end = () => {
    signal?.removeEventListener("abort", abort);
    return endConnection(connection);
  };
  // What it is asked then rejects.
  signal?.addEventListener("abort", abort);
  const how = waits ? "full, verbose" : "full, verbose, skip_locked";

  /** Tries once; false where somebody reads the table, or still sees what was deleted. */
  async function isRewritten(table: string): Promise<boolean> {
    try {
      return (await keptRowCount(connection, `vacuum (${how}) ${table}`)) === 0;
    } catch (error) {
      if (isOf(error, lockNotAvailable)) return false;
      throw error;
    }
  }

  return {
    async rewrite(table) {
      // The rows that were deleted stay in the pages of a table until it is written anew, and while somebody's snapshot
      // is older than their deletion they are written anew as well: then it is done once more, or owed.
      const untilMs = performance.now() + scrubWaitMaxMs;
      while (!(await isRewritten(table))) {
        if (performance.now() >= untilMs)
          throw locked("Somebody reads, or still sees rows that were erased.");
        await setTimeout(rewritePauseMs);
      }
    },
    end,
  };
}

/** Connects, and says whether the server has it wait shortly for locks. A setting made later would be lost behind a
 * pooler that gives each query another connection; one that the connection begins with may be refused there, or
 * dropped: then it waits for no lock at all, and comes to its turn only where nobody reads at that very moment. */
async function connected(connect: ConnectApart, signal: AbortSignal | undefined) {
  try {
    const connection = await connectedTo(connect({ lock_timeout: lockWaitMs }), signal);
    return { connection, waits: await waitsShortly(connection) };
  } catch (error) {
    if (!isOf(error, protocolViolation)) throw error;
  }
  return { connection: await connectedTo(connect(), signal), waits: false };
}

async function waitsShortly(connection: PostgresConnection): Promise<boolean> {
  try {
    const answer = await connection.query({ text: "show lock_timeout", query_timeout: settingMaxMs });
    const { rows } = answer as { readonly rows: readonly { readonly lock_timeout: string }[] };
    return rows[0]?.lock_timeout === `${lockWaitMs}ms`;
  } catch (error) {
    await endConnection(connection);
    throw error;
  }
}

async function connectedTo(
  connection: PostgresConnection,
  signal: AbortSignal | undefined,
): Promise<PostgresConnection> {
  // Its next query says so; unheard, it would end the process.
  connection.on("error", () => undefined);
  try {
    await connection.connect();
    signal?.throwIfAborted();
    return connection;
  } catch (error) {
    await endConnection(connection);
    throw error;
  }
}

/** Writes a table anew; the server says in its report how many deleted rows it had to take along. */
async function keptRowCount(connection: PostgresConnection, text: string): Promise<number> {
  const details: string[] = [];
  const hear: PostgresNoticeListener = ({ detail }) => details.push(detail ?? "");
  connection.on("notice", hear);
  try {
    await connection.query({ text, query_timeout: rewriteMaxMs });
  } finally {
    connection.removeListener("notice", hear);
  }
  // The one number before the line on processor time, whatever language the server speaks.
  const count = details
    .map((detail) => /\d+/.exec(detail.split("\n")[0] ?? "")?.[0])
    .find((digits) => digits !== undefined);
  if (count === undefined)
    throw locked("The server does not say whether it took along rows that were erased.");
  return Number(count);
}

/** As the server would say it. */
function locked(message: string): Error {
  return Object.assign(new Error(message), { code: lockNotAvailable });
}

function isOf(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
