import type { Change } from "../../contract/change";
import type { Feedback } from "../../contract/feedback";
import { sha256Hex } from "../../integrity/sha256";
import { subjectKey } from "../../subject/subject";
import { isAbout } from "../registry/is-about";
import { redactChange } from "../registry/kept-change";
import type { SqlSession } from "./sql-database";
import { findRecords, loadSubjectFiles } from "./subject-files";

/**
 * Erases what is told of records beside themselves: their changes keep number and time, feedback no longer names them,
 * and what was answered to them is gone.
 *
 * @param session where
 * @param recordIds of the records, whose rows are gone already
 * @source 六(三): nothing of a mis-listing is kept
 * @example
 * await eraseTraces(session, ["B-1"])
 */
export async function eraseTraces(session: SqlSession, recordIds: readonly string[]): Promise<void> {
  for (const recordId of recordIds) {
    const changes = await session
      .selectFrom("changes")
      .select(["sequence", "body"])
      .where((where) => where.or([where("record_id", "=", recordId), where("caused_by", "=", recordId)]))
      .execute();
    for (const { sequence, body } of changes) {
      const { change } = redactChange({ change: JSON.parse(body) as Change });
      await session
        .updateTable("changes")
        .set({ record_id: null, caused_by: null, body: JSON.stringify(change) })
        .where("sequence", "=", sequence)
        .execute();
    }

    const feedback = await session
      .selectFrom("feedback")
      .innerJoin("feedback_records", "feedback_records.feedback_id", "feedback.feedback_id")
      .select(["feedback.feedback_id", "feedback.body"])
      .where("feedback_records.record_id", "=", recordId)
      .execute();
    for (const { feedback_id, body } of feedback) {
      const named = JSON.parse(body) as Feedback;
      const remaining = { ...named, recordIds: named.recordIds.filter((one) => one !== recordId) };
      await session
        .updateTable("feedback")
        .set({ body: JSON.stringify(remaining) })
        .where("feedback_id", "=", feedback_id)
        .execute();
    }
    await session.deleteFrom("feedback_records").where("record_id", "=", recordId).execute();
    await session.deleteFrom("responses").where("record_id", "=", recordId).execute();
    await session
      .insertInto("erasures")
      .values({ record_digest: sha256Hex(recordId) })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await session
    .updateTable("counter")
    .set(({ eb }) => ({ erasure_count: eb("erasure_count", "+", 1) }))
    .execute();
}

/**
 * Leaves out the ids of records that were erased, unless another record stands under the id by now that can be the one
 * that is meant: one of the subject of the case, or tied to it.
 *
 * @param session where
 * @param feedback as it came
 * @returns the ids that may be kept
 * @source 六(三)
 * @example
 * await withoutErased(session, feedback)
 */
export async function withoutErased(
  session: SqlSession,
  { recordIds, subject }: Pick<Feedback, "recordIds" | "subject">,
): Promise<readonly string[]> {
  if (recordIds.length === 0) return recordIds;
  const rows = await session
    .selectFrom("erasures")
    .select("record_digest")
    .where("record_digest", "in", recordIds.map(sha256Hex))
    .execute();
  if (rows.length === 0) return recordIds;
  const erased = new Set(rows.map(({ record_digest }) => record_digest));
  const about = (await loadSubjectFiles(session, [subject])).get(subjectKey(subject)) ?? { subject };
  const meant = new Set(
    (await findRecords(session, recordIds))
      .filter((standing) => isAbout(about, standing))
      .map(({ recordId }) => recordId),
  );
  return recordIds.filter((recordId) => meant.has(recordId) || !erased.has(sha256Hex(recordId)));
}
