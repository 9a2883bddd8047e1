import { firstListVersion } from "../../registry/kept-change";
import type { SqlSession, SqlType } from "../sql-database";

/**
 * Makes the tables of the lists, of what changed in them and of feedback.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @example
 * await createListTables(session, database.textType)
 */
export async function createListTables(session: SqlSession, text: SqlType): Promise<void> {
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
