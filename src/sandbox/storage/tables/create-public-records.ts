import type { ListRecord } from "../../../lists/list-record";
import type { SubjectFile } from "../../registry/subject-file";
import { publicRowOf, writePublicRows } from "../read-public-page";
import type { SqlSession, SqlType } from "../sql-database";

/** At most so many records are in memory at once. */
const readAtOnceMaxCount = 1_000;

/**
 * Makes the table of what is public, filled with what is public of the records that stand, and the second version of
 * the lists, which moves with no watch record: it begins where the first one is, since it may never fall.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @source 三(一), 四(四) (R10)
 * @example
 * await createPublicRecords(session, database.textType)
 */
export async function createPublicRecords(session: SqlSession, text: SqlType): Promise<void> {
  const { schema } = session;
  await schema
    .alterTable("counter")
    .addColumn("third_party_version", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await session
    .updateTable("counter")
    .set(({ ref }) => ({ third_party_version: ref("list_version") }))
    .execute();
  await schema
    .createTable("public_records")
    .addColumn("record_id", text, (column) => column.primaryKey().notNull())
    .addColumn("list", text, (column) => column.notNull())
    .addColumn("rank", text, (column) => column.notNull())
    .addColumn("kind", text, (column) => column.notNull())
    .addColumn("code", text, (column) => column.notNull())
    .addColumn("listed_on", text, (column) => column.notNull())
    .addColumn("through_on", text, (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .execute();
  await schema
    .createIndex("public_records_of_list")
    .on("public_records")
    .columns(["list", "rank", "listed_on", "through_on"])
    .execute();
  await schema
    .createIndex("public_records_of_subject")
    .on("public_records")
    .columns(["kind", "code", "list", "rank"])
    .execute();

  for (let after = ""; ; ) {
    const rows = await session
      .selectFrom("records")
      .innerJoin("subjects", (join) =>
        join.onRef("subjects.kind", "=", "records.kind").onRef("subjects.code", "=", "records.code"),
      )
      .select(["records.record_id", "records.body as held", "subjects.body as file"])
      .where("records.record_id", ">", after)
      .orderBy("records.record_id")
      .limit(readAtOnceMaxCount)
      .execute();
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.record_id;
    const held = rows.flatMap((row) => {
      const { record } = JSON.parse(row.held) as { readonly record: ListRecord };
      return publicRowOf(JSON.parse(row.file) as SubjectFile, record) ?? [];
    });
    await writePublicRows(session, held);
  }
}
