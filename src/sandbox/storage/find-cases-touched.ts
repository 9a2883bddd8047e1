import type { Feedback } from "../../contract/feedback";
import { touchedCasesMaxCount } from "../../contract/touched-cases";
import { type SubjectRef, subjectKey } from "../../subject/subject";
import { erasedWith } from "../registry/erased-with";
import { casesPage, type OwnFeedback } from "./cases-page";
import { chunksOf } from "./chunks-of";
import type { CasesHow, CasesTouched } from "./registry-store";
import type { SqlSession } from "./sql-database";
import { findRecords, loadSubjectFiles } from "./subject-files";

/**
 * Finds the cases whose feedback names a record, or one that would be erased with it.
 *
 * @param session where
 * @param recordId of the record
 * @param how which page
 * @returns the page, and the record where it stands
 * @source 五(六), 六(三) (R27)
 * @example
 * await findCasesTouched(session, "B-1", {})
 */
export async function findCasesTouched(
  session: SqlSession,
  recordId: string,
  { after = "", maxCount = touchedCasesMaxCount }: CasesHow,
): Promise<CasesTouched> {
  const [found] = await findRecords(session, [recordId]);
  const resting = (found?.held.responsibleRecords ?? []).map(({ subject }) => subject);
  const files = await loadSubjectFiles(session, found === undefined ? [] : [found.subject, ...resting]);
  const fileOf = (subject: SubjectRef) => files.get(subjectKey(subject));
  const recordIds = found === undefined ? [recordId] : erasedWith(found, fileOf);

  // By the index alone, and each body only then: in one question PostgreSQL might read all feedback to find a few.
  const ids = await session
    .selectFrom("feedback_records")
    .select("feedback_id")
    .distinct()
    .where("record_id", "in", recordIds)
    .where("feedback_id", ">", after)
    .orderBy("feedback_id")
    .limit(maxCount + 1)
    .execute();
  const named: OwnFeedback[] = [];
  for (const chunk of chunksOf(ids.map(({ feedback_id }) => feedback_id))) {
    const rows = await session
      .selectFrom("feedback")
      .select(["feedback_id", "body"])
      .where("feedback_id", "in", chunk)
      .orderBy("feedback_id")
      .execute();
    for (const { feedback_id, body } of rows)
      named.push({ ownId: feedback_id, feedback: JSON.parse(body) as Feedback });
  }
  return casesPage(named, { record: found?.held.record, recordIds, maxCount });
}
