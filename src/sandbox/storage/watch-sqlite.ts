/** What is used of a connection. */
interface AskedConnection {
  pragma(sql: string): unknown;
}

/** How often it is looked whether another process wrote. */
const lookMs = 200;

/**
 * Looks again and again whether another connection wrote to the file of SQLite.
 *
 * @param connection by which it is looked; what is written by it counts for nothing
 * @param hear is called when something was written, and when it could not be seen whether
 * @returns stops it
 * @source SQLite: PRAGMA data_version
 * @example
 * const stop = watchSqlite(connection, () => undefined)
 */
export function watchSqlite(connection: AskedConnection, hear: () => void): () => void {
  let seen = versionOf(connection);
  const timer = setInterval(() => {
    const version = versionOf(connection);
    if (version !== undefined && version === seen) return;
    seen = version;
    hear();
  }, lookMs).unref();
  return () => clearInterval(timer);
}

function versionOf(connection: AskedConnection): number | undefined {
  try {
    const [row] = connection.pragma("data_version") as readonly { readonly data_version: number }[];
    return row?.data_version;
  } catch {
    return undefined;
  }
}
