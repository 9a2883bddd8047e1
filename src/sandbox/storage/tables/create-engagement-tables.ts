import type { SqlSession, SqlType } from "../sql-database";

/**
 * Makes the tables of what departments declared, and answered to listings.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @example
 * await createEngagementTables(session, database.textType)
 */
export async function createEngagementTables(session: SqlSession, text: SqlType): Promise<void> {
  const { schema } = session;
  await schema
    .createTable("engagements")
    .addColumn("engagement_id", text, (column) => column.primaryKey().notNull())
    .addColumn("body", text, (column) => column.notNull())
    .execute();
  await schema
    .createTable("responses")
    .addColumn("ordinal", "integer", (column) => column.primaryKey())
    .addColumn("response_id", text, (column) => column.notNull().unique())
    .addColumn("department", text, (column) => column.notNull())
    .addColumn("record_id", text, (column) => column.notNull())
    .addColumn("body_digest", text, (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .addColumn("responded_at", text, (column) => column.notNull())
    .execute();
  await schema
    .createIndex("responses_to_record")
    .on("responses")
    .columns(["record_id", "department"])
    .execute();
}
