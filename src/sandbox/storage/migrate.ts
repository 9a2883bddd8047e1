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
import { renewWebhookTable } from "./tables/renew-webhook-table";
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
    const version = await database.read(versionOf);
    if (version < migrations.length)
      throw new InputError(
        "database-unsupported",
        `The tables are of version ${version}, and this program works on version ${migrations.length}.`,
      );
    return;
  }
  await database.write(async (session) => {
    await session.schema
      .createTable("schema_version")
      .ifNotExists()
      .addColumn("version", "integer", (column) => column.primaryKey())
      .execute();
    const version = await versionOf(session);
    for (const [index, step] of migrations.entries()) {
      if (index < version) continue;
      await step(session, database.textType);
      await session
        .insertInto("schema_version")
        .values({ version: index + 1 })
        .execute();
    }
  });
}

async function versionOf(session: SqlSession): Promise<number> {
  const row = await session
    .selectFrom("schema_version")
    .select("version")
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  const version = row?.version ?? 0;
  if (version > migrations.length)
    throw new InputError(
      "database-unsupported",
      `The tables are of version ${version}, and this program knows them up to version ${migrations.length}.`,
    );
  return version;
}
