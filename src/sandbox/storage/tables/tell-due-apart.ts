import type { SqlSession, SqlType } from "../sql-database";

/**
 * Keeps beside the day on which the calendar changes a file the one on which it changes what third parties are told of
 * it. Until a file is written again the one stands for the other: who looks too early finds nothing to tell.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @source 四(四), 六(一), 六(二) (R10)
 * @example
 * await tellDueApart(session, database.textType)
 */
export async function tellDueApart(session: SqlSession, text: SqlType): Promise<void> {
  const { schema } = session;
  await schema.alterTable("subjects").addColumn("third_party_due_on", text).execute();
  await session
    .updateTable("subjects")
    .set(({ ref }) => ({ third_party_due_on: ref("due_on") }))
    .where("due_on", "is not", null)
    .execute();
  await schema.createIndex("subjects_third_party_due").on("subjects").column("third_party_due_on").execute();
}
