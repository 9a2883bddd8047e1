import type { SqlSession, SqlType } from "../sql-database";

/**
 * Makes the table of the catalogue's versions; which one is active stands beside the version of the lists, so that both
 * are read at once.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @example
 * await createCatalogueTables(session, database.textType)
 */
export async function createCatalogueTables(session: SqlSession, text: SqlType): Promise<void> {
  const { schema } = session;
  await schema
    .createTable("catalogues")
    .addColumn("version", "integer", (column) => column.primaryKey())
    .addColumn("document", text, (column) => column.notNull())
    .addColumn("published", text)
    .addColumn("published_at", text, (column) => column.notNull())
    .addColumn("activated", text)
    .addColumn("activated_at", text)
    .execute();
  await schema.alterTable("counter").addColumn("catalogue_version", "integer").execute();
}
