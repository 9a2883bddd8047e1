import { setTimeout } from "node:timers/promises";

const endMaxMs = 1_000;

/**
 * Ends a connection to PostgreSQL, in the midst of whatever it is at. Who is out of reach says no farewell, and is not
 * waited for.
 *
 * @param connection of the driver
 * @returns once it has ended, or after a second; never rejects
 * @example
 * await endConnection(client)
 */
export async function endConnection(connection: { end(): Promise<void> }): Promise<void> {
  const giveUp = new AbortController();
  await Promise.race([
    connection.end().catch(() => undefined),
    setTimeout(endMaxMs, undefined, { signal: giveUp.signal }).catch(() => undefined),
  ]);
  giveUp.abort();
}
