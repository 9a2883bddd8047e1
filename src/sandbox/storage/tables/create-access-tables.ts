import type { SqlSession, SqlType } from "../sql-database";

/**
 * Makes the tables of who may ask, and of the nonces that no process accepts again.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @example
 * await createAccessTables(session, database.textType)
 */
export async function createAccessTables({ schema }: SqlSession, text: SqlType): Promise<void> {
  await schema
    .createTable("applications")
    .addColumn("app_key", text, (column) => column.primaryKey().notNull())
    .addColumn("name", text, (column) => column.notNull())
    .addColumn("sealed_secret", text, (column) => column.notNull())
    .addColumn("sealed_earlier_secret", text)
    .addColumn("scopes", text, (column) => column.notNull())
    .addColumn("acts_for", text, (column) => column.notNull())
    .addColumn("requests_per_minute", "integer")
    .execute();
  await schema
    .createTable("nonces")
    .addColumn("nonce_digest", text, (column) => column.primaryKey().notNull())
    .addColumn("forget_at", text, (column) => column.notNull())
    .execute();
  await schema.createIndex("nonces_forgotten").on("nonces").column("forget_at").execute();
}
