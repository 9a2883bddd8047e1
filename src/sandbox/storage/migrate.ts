import { InputError } from "../../errors/yingcha-error";
import type { SqlDatabase, SqlSession, SqlType } from "./sql-database";
import { createAccessTables } from "./tables/create-access-tables";
import { createCatalogueTables } from "./tables/create-catalogue-tables";
import { createEngagementTables } from "./tables/create-engagement-tables";
import { createEpoch } from "./tables/create-epoch";
import { createListTables } from "./tables/create-list-tables";
import { createPublicRecords } from "./tables/create-public-records";
import { createStatisticsTables } from "./tables/create-statistics-tables";
import { createWebhookTables } from "./tables/create-webhook-tables";
import { keepNoStatistics } from "./tables/keep-no-statistics";
import { renewWebhookTable } from "./tables/renew-webhook-table";
import { tellDueApart } from "./tables/tell-due-apart";
import type { TablesHow } from "./tables-how";

type Migration = (session: SqlSession, text: SqlType) => Promise<void>;

/** What leads from each version of the tables to the next; none is ever changed once it was published. */
const migrations: readonly Migration[] = [
  createListTables,
  createAccessTables,
  createWebhookTables,
  createStatisticsTables,
  createPublicRecords,
  createCatalogueTables,
  createEngagementTables,
  createEpoch,
  renewWebhookTable,
  keepNoStatistics,
  tellDueApart,
];

/**
 * Brings the tables of a database to the version that this program knows, each step once, whoever opens it beside; or
 * demands that they are of it.
 *
 * @param database new, or written by this program or an older one; where tables are required it has them
 * @param tables whether they may be made and changed. Default `made`
 * @throws {InputError} `database-unsupported` when a newer program wrote it, or an older one did and its tables may not
 *   be changed
 * @example
 * await migrate(database)
 */
export async function migrate(database: SqlDatabase, tables: TablesHow = "made"): Promise<void> {
  if (tables === "required") {
    const version = await database.read(knownVersion);
    if (version < migrations.length)
      throw new InputError(
        "database-unsupported",
        `The tables are of version ${version}, and this program works on version ${migrations.length}.`,
      );
    return;
  }
  // A step may go through every row there is.
  await database.write((session) => migrateWithin(session, database.textType), { isLong: true });
}

/**
 * Keeps this program from writing once a newer one has changed the tables, for what it would no longer understand.
 *
 * @param database whose tables are there
 * @returns the database; what it writes rejects with `database-unsupported` from then on
 * @example
 * const store = createSqlStore(fenced(database), scrubbing);
 */
export function fenced(database: SqlDatabase): SqlDatabase {
  return {
    ...database,
    write: (work, how) =>
      database.write(async (session, noteChange) => {
        await knownVersion(session);
        return work(session, noteChange);
      }, how),
  };
}

async function knownVersion(session: SqlSession): Promise<number> {
  const row = await session
    .selectFrom("schema_version")
    .select(({ fn }) => fn.max("version").as("version"))
    .executeTakeFirst();
  // Of no row there is no greatest, though the type does not say so.
  const version: number = row?.version ?? 0;
  if (version > migrations.length)
    throw new InputError(
      "database-unsupported",
      `The tables are of version ${version}, and this program knows them up to version ${migrations.length}.`,
    );
  return version;
}

async function migrateWithin(session: SqlSession, text: SqlType): Promise<void> {
  await session.schema
    .createTable("schema_version")
    .ifNotExists()
    .addColumn("version", "integer", (column) => column.primaryKey())
    .execute();
  const version = await knownVersion(session);
  for (const [index, step] of migrations.entries()) {
    if (index < version) continue;
    await step(session, text);
    await session
      .insertInto("schema_version")
      .values({ version: index + 1 })
      .execute();
  }
}
