import { randomBytes } from "node:crypto";
import pg from "pg";

/** A PostgreSQL server for the tests: that of `DATABASE_URL`, or the one on this machine. */
export const postgresUrl = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** Whether whoever runs the tests wants none of them skipped. */
export const isPostgresRequired: boolean = process.env["YINGCHA_SERVICES"] === "required";

/** Whether tests that need PostgreSQL run. Where it is required they run, and fail if it is out of reach. */
export const isPostgresThere: boolean = isPostgresRequired || (await isReachable());

/** Gives a name of a schema that nobody has. */
export function newSchema(): string {
  return `yingcha_test_${randomBytes(8).toString("hex")}`;
}

/**
 * Does something in a new database, empty, which is dropped afterwards. Nobody's transaction elsewhere on the server
 * keeps rows in it that were deleted.
 */
export async function inNewDatabase<T>(work: (url: string) => Promise<T>, url = postgresUrl): Promise<T> {
  const name = newSchema();
  await askPostgres(`create database ${name} template template0`, url);
  const inside = new URL(url);
  inside.pathname = `/${name}`;
  try {
    return await work(inside.href);
  } finally {
    await askPostgres(`drop database ${name} with (force)`, url);
  }
}

/** Asks the server something beside the store. */
export async function askPostgres(
  sql: string,
  url = postgresUrl,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 20_000 });
  // Its query says so too; unheard, a connection that is ended would end the process.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Whether a server answers at an address. */
export async function isReachable(url = postgresUrl): Promise<boolean> {
  return askPostgres("select 1", url).then(
    () => true,
    () => false,
  );
}

/**
 * Reads the files of a schema's tables and indexes, and of what is kept outside of the rows, as they are on the disk;
 * and what the server knows of the values in them, after it has looked at them once more.
 *
 * @throws the server's `42501` when the user may not read its files
 */
export async function tableFilesOf(schema: string, url = postgresUrl): Promise<readonly Buffer[]> {
  const statistics = await statisticsOf(schema, url);
  await askPostgres("checkpoint", url);
  const rows = await askPostgres(
    `with own as
       (select c.oid, c.reltoastrelid from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = '${schema}' and c.relkind in ('r', 'i')),
     files as
       (select oid from own
        union select reltoastrelid from own where reltoastrelid <> 0
        union select i.indexrelid from pg_index i join own on i.indrelid = own.reltoastrelid)
     select pg_read_binary_file(pg_relation_filepath(oid)) as bytes from files where pg_relation_size(oid) > 0`,
    url,
  );
  return [...rows.map(({ bytes }) => bytes as Buffer), Buffer.from(statistics)];
}

/** Has the server gather the statistics of a schema's tables, and gives all that it then holds of their values. */
export async function statisticsOf(schema: string, url = postgresUrl): Promise<string> {
  const tables = await askPostgres(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = '${schema}'`,
    url,
  );
  await askPostgres(`analyze ${tables.map(({ name }) => name).join(", ")}`, url);
  return JSON.stringify(await askPostgres(`select * from pg_stats where schemaname = '${schema}'`, url));
}
