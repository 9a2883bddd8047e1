import { randomBytes } from "node:crypto";
import pg from "pg";

/** A PostgreSQL server for the tests: that of `DATABASE_URL`, or the one on this machine. */
export const postgresUrl = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Whether tests that need PostgreSQL run. Where it is required they run, and fail if it is out of reach. */
export const isPostgresThere: boolean =
  process.env["YINGCHA_SERVICES"] === "required" || (await isReachable());

/** Gives a name of a schema that nobody has. */
export function newSchema(): string {
  return `yingcha_test_${randomBytes(8).toString("hex")}`;
}

/** Asks the server something beside the store. */
export async function askPostgres(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function isReachable(): Promise<boolean> {
  return askPostgres("select 1").then(
    () => true,
    () => false,
  );
}
