import type { Feedback } from "../../contract/feedback";
import { departmentKey } from "../department-key";
import { bodyDigestOf } from "../registry/body-digest-of";
import type { Moment } from "../registry/drawer";
import { beijingMonthOf } from "../statistics/beijing-month-of";
import { chunksOf } from "./chunks-of";
import { withoutErased } from "./erase-traces";
import { ownIdOf } from "./own-id-of";
import type { FeedbackOutcome } from "./registry-store";
import type { SqlSession } from "./sql-database";
import { findRecords } from "./subject-files";

/**
 * Keeps a feedback under its id, with what it is counted by: the list of each of its records is that of now, whatever
 * becomes of the record later.
 *
 * @param session where
 * @param feedback as it came
 * @param moment of its acceptance
 * @returns that it is kept, now or before, or that another one stands under its id
 * @source 四(三), 五(一), 五(三), 六(三)
 * @example
 * await keepFeedback(session, feedback, moment)
 */
export async function keepFeedback(
  session: SqlSession,
  feedback: Feedback,
  moment: Moment,
): Promise<FeedbackOutcome> {
  const digest = bodyDigestOf(feedback);
  const ownId = ownIdOf(feedback.department, feedback.feedbackId);
  const row = await session
    .selectFrom("feedback")
    .select("body_digest")
    .where("feedback_id", "=", ownId)
    .executeTakeFirst();
  if (row !== undefined) return { kind: row.body_digest === digest ? "accepted" : "conflicting" };

  const recordIds = [...new Set(await withoutErased(session, feedback))];
  const { department, caseId, matterType, conclusion, executions, concludedAt } = feedback;
  await session
    .insertInto("feedback")
    .values({
      feedback_id: ownId,
      body_digest: digest,
      body: JSON.stringify({ ...feedback, recordIds }),
      accepted_at: moment.at,
      month: beijingMonthOf(concludedAt) ?? null,
      department_key: departmentKey(department),
      department_name: department.name,
      case_id: caseId,
      matter_type: matterType,
      conclusion,
    })
    .execute();
  const records = await findRecords(session, recordIds);
  const listOf = new Map(records.map(({ recordId, held }) => [recordId, held.record.list]));
  const named = recordIds.map((recordId) => ({
    record_id: recordId,
    feedback_id: ownId,
    list: listOf.get(recordId) ?? null,
  }));
  for (const chunk of chunksOf(named)) await session.insertInto("feedback_records").values(chunk).execute();
  const done = executions.map(({ kind, measureId }, place) => ({
    feedback_id: ownId,
    place,
    measure_id: measureId,
    kind,
  }));
  for (const chunk of chunksOf(done)) await session.insertInto("executions").values(chunk).execute();
  return { kind: "accepted" };
}
