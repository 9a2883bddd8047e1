import pg from "pg";
import { expect } from "vitest";
import { askPostgres, postgresUrl } from "./postgres-schema";

/** Holds the lock of all that write to a schema, until it is given up by what this gives. */
export async function holdWriteLock(schema: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(`begin; select pg_advisory_xact_lock(hashtext('yingcha'), hashtext('${schema}'))`);
  return () => client.end();
}

/** Until so many wait for it. */
export async function waitForWriters(schema: string, count: number): Promise<void> {
  const waiting = `select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
    and objid = hashtext('${schema}')::oid`;
  await expect.poll(async () => (await askPostgres(waiting))[0]?.["count"]).toBe(count);
}
