import { InputError } from "../../errors/yingcha-error";
import { firstListVersion } from "../registry/kept-change";
import type { SqlDatabase, SqlSession, SqlType } from "./sql-database";

/** One step of the tables. */
export type Migration = (session: SqlSession, text: SqlType) => Promise<void>;

/** What leads from each version of the tables to the next; none is ever changed once it was published. */
const migrations: readonly Migration[] = [createTables];

/**
 * Brings the tables of a database to the version that this program knows, each step once, whoever opens it beside.
 *
 * @param database new, or written by this program or an older one
 * @throws {InputError} `database-unsupported` when a newer program wrote it
 * @example
 * await migrate(database)
 */
export async function migrate(database: SqlDatabase): Promise<void> {
  await database.write(async (session) => {
    await session.schema
      .createTable("schema_version")
      .ifNotExists()
      .addColumn("version", "integer", (column) => column.primaryKey())
      .execute();
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

async function createTables(session: SqlSession, text: SqlType): Promise<void> {
  const { schema } = session;
  await schema
    .createTable("subjects")
    .addColumn("kind", text, (column) => column.notNull())
    .addColumn("code", text, (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .addColumn("due_on", text)
    .addPrimaryKeyConstraint("subjects_key", ["kind", "code"])
    .execute();
  await schema.createIndex("subjects_due").on("subjects").column("due_on").execute();
  await schema
    .createTable("records")
    .addColumn("record_id", text, (column) => column.primaryKey().notNull())
    .addColumn("kind", text, (column) => column.notNull())
    .addColumn("code", text, (column) => column.notNull())
    .addColumn("place", "integer", (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .addForeignKeyConstraint("records_subject", ["kind", "code"], "subjects", ["kind", "code"])
    .execute();
  await schema.createIndex("records_of_subject").on("records").columns(["kind", "code", "place"]).execute();
  await schema
    .createTable("changes")
    .addColumn("sequence", "integer", (column) => column.primaryKey())
    .addColumn("record_id", text)
    .addColumn("caused_by", text)
    .addColumn("body", text, (column) => column.notNull())
    .execute();
  await schema.createIndex("changes_of_record").on("changes").column("record_id").execute();
  await schema.createIndex("changes_caused_by").on("changes").column("caused_by").execute();
  await schema
    .createTable("transitions")
    .addColumn("transition_digest", text, (column) => column.primaryKey().notNull())
    .addColumn("body_digest", text, (column) => column.notNull())
    .addColumn("after_version", "integer", (column) => column.notNull())
    .addColumn("list_version", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createTable("feedback")
    .addColumn("feedback_id", text, (column) => column.primaryKey().notNull())
    .addColumn("body_digest", text, (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .addColumn("accepted_at", text, (column) => column.notNull())
    .execute();
  await schema
    .createTable("feedback_records")
    .addColumn("record_id", text, (column) => column.notNull())
    .addColumn("feedback_id", text, (column) => column.notNull().references("feedback.feedback_id"))
    .addPrimaryKeyConstraint("feedback_records_key", ["record_id", "feedback_id"])
    .execute();
  await schema
    .createTable("erasures")
    .addColumn("record_digest", text, (column) => column.primaryKey().notNull())
    .execute();
  await schema
    .createTable("counter")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("list_version", "integer", (column) => column.notNull())
    .addColumn("changed_at", text)
    .addColumn("erasure_count", "integer", (column) => column.notNull())
    .addColumn("scrubbed_count", "integer", (column) => column.notNull())
    .execute();
  await session
    .insertInto("counter")
    .values({ id: 1, list_version: firstListVersion, changed_at: null, erasure_count: 0, scrubbed_count: 0 })
    .execute();
}
