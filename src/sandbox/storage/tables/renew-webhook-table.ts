import type { SqlSession, SqlType } from "../sql-database";

/**
 * Makes the table of addresses anew: each is one of an application, and is told what that one may see. Of those that
 * stood before nobody knows whose they are, so they go. Also notes when the last change was made that is seen without
 * the watch list; of what was before it is not known.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @source 四(四) (R10)
 * @example
 * await renewWebhookTable(session, database.textType)
 */
export async function renewWebhookTable(session: SqlSession, text: SqlType): Promise<void> {
  const { schema } = session;
  await schema.alterTable("counter").addColumn("third_party_changed_at", text).execute();
  await schema.dropTable("webhooks").execute();
  await schema
    .createTable("webhooks")
    .addColumn("webhook_id", text, (column) => column.primaryKey().notNull())
    .addColumn("app_key", text, (column) => column.notNull().references("applications.app_key"))
    .addColumn("url", text, (column) => column.notNull())
    .addColumn("sealed_secret", text, (column) => column.notNull())
    .addColumn("told_version", "integer", (column) => column.notNull())
    .addColumn("told_third_party_version", "integer", (column) => column.notNull())
    .addColumn("failure_count", "integer", (column) => column.notNull())
    .addColumn("failing_since", text)
    .addColumn("next_at", text)
    .addColumn("stopped_at", text)
    .addColumn("stop_reason", text)
    .addColumn("claim_id", text)
    .addColumn("claimed_until", text)
    .execute();
}
