import type { SqlSession, SqlType } from "../sql-database";

/**
 * Makes the table of the addresses that are told of changes.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @example
 * await createWebhookTables(session, database.textType)
 */
export async function createWebhookTables(session: SqlSession, text: SqlType): Promise<void> {
  await session.schema
    .createTable("webhooks")
    .addColumn("webhook_id", text, (column) => column.primaryKey().notNull())
    .addColumn("url", text, (column) => column.notNull())
    .addColumn("sealed_secret", text, (column) => column.notNull())
    .addColumn("told_version", "integer", (column) => column.notNull())
    .addColumn("failure_count", "integer", (column) => column.notNull())
    .addColumn("failing_since", text)
    .addColumn("next_at", text)
    .addColumn("stopped_at", text)
    .addColumn("stop_reason", text)
    .addColumn("claim_id", text)
    .addColumn("claimed_until", text)
    .execute();
}
