import type { Feedback } from "../../../contract/feedback";
import { departmentKey } from "../../department-key";
import type { HeldRecord } from "../../registry/subject-file";
import { beijingMonthOf } from "../../statistics/beijing-month-of";
import type { SqlSession, SqlType } from "../sql-database";

/** So many feedbacks at once are read by the step that counts those of before. */
const readAtOnceMaxCount = 500;

/**
 * Makes the columns and tables by which feedback is counted, and fills them for the feedback that is kept already. Of
 * its records the list is that of today, which is the same: a record never changes its list.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @source 四(三), 五(三) (R18)
 * @example
 * await createStatisticsTables(session, database.textType)
 */
export async function createStatisticsTables(session: SqlSession, text: SqlType): Promise<void> {
  const { schema } = session;
  const added = ["month", "department_key", "department_name", "case_id", "matter_type", "conclusion"];
  // One by one, since SQLite adds one column in a statement.
  for (const column of added) await schema.alterTable("feedback").addColumn(column, text).execute();
  await schema.alterTable("feedback_records").addColumn("list", text).execute();
  await schema
    .createTable("executions")
    .addColumn("feedback_id", text, (column) => column.notNull().references("feedback.feedback_id"))
    .addColumn("place", "integer", (column) => column.notNull())
    .addColumn("measure_id", text, (column) => column.notNull())
    .addColumn("kind", text, (column) => column.notNull())
    .addPrimaryKeyConstraint("executions_key", ["feedback_id", "place"])
    .execute();
  await schema
    .createTable("matter_counts")
    .addColumn("place", "integer", (column) => column.primaryKey())
    .addColumn("report_id", text, (column) => column.unique())
    .addColumn("body_digest", text, (column) => column.notNull())
    .addColumn("department_key", text, (column) => column.notNull())
    .addColumn("department_name", text, (column) => column.notNull())
    .addColumn("month", text, (column) => column.notNull())
    .addColumn("matter_type", text, (column) => column.notNull())
    .addColumn("concluded_count", "integer", (column) => column.notNull())
    .addColumn("body", text, (column) => column.notNull())
    .addColumn("accepted_at", text, (column) => column.notNull())
    .execute();
  await schema
    .createIndex("matter_counts_of_month")
    .on("matter_counts")
    .columns(["month", "department_key", "matter_type", "place"])
    .execute();

  let after = "";
  for (;;) {
    const rows = await session
      .selectFrom("feedback")
      .select(["feedback_id", "body"])
      .where("feedback_id", ">", after)
      .orderBy("feedback_id")
      .limit(readAtOnceMaxCount)
      .execute();
    for (const { feedback_id, body } of rows) await fill(session, feedback_id, JSON.parse(body) as Feedback);
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.feedback_id;
  }

  // After the rows, which would otherwise be put into the indexes one by one.
  await schema
    .createIndex("feedback_of_month")
    .on("feedback")
    .columns(["month", "department_key", "matter_type"])
    .execute();
  await schema
    .createIndex("feedback_records_of_feedback")
    .on("feedback_records")
    .columns(["feedback_id", "list"])
    .execute();
}

async function fill(session: SqlSession, feedbackId: string, feedback: Feedback): Promise<void> {
  const { department, caseId, matterType, conclusion, recordIds, executions, concludedAt } = feedback;
  await session
    .updateTable("feedback")
    .set({
      month: beijingMonthOf(concludedAt) ?? null,
      department_key: departmentKey(department),
      department_name: department.name,
      case_id: caseId,
      matter_type: matterType,
      conclusion,
    })
    .where("feedback_id", "=", feedbackId)
    .execute();
  const records =
    recordIds.length === 0
      ? []
      : await session
          .selectFrom("records")
          .select(["record_id", "body"])
          .where("record_id", "in", recordIds)
          .execute();
  for (const { record_id, body } of records)
    await session
      .updateTable("feedback_records")
      .set({ list: (JSON.parse(body) as HeldRecord).record.list })
      .where("record_id", "=", record_id)
      .where("feedback_id", "=", feedbackId)
      .execute();
  if (executions.length === 0) return;
  await session
    .insertInto("executions")
    .values(
      executions.map(({ kind, measureId }, place) => ({
        feedback_id: feedbackId,
        place,
        measure_id: measureId,
        kind,
      })),
    )
    .execute();
}
