import type { KeptEngagement } from "../../contract/engagement";
import type { EngagementResponse } from "../../contract/engagement-response";
import type { Department, ListRecord } from "../../lists/list-record";
import { type SubjectRef, subjectKey } from "../../subject/subject";
import { departmentKey, departmentOfKey } from "../department-key";
import { bodyDigestOf } from "../registry/body-digest-of";
import type { HeldRecord } from "../registry/subject-file";
import type { EngagementStore } from "./engagement-store";
import { findInitiations } from "./find-initiations";
import { type AnswersOn, noAnswers } from "./initiation-of";
import { ownIdOf } from "./own-id-of";
import type { SqlDatabase, SqlSession } from "./sql-database";
import { findRecords, loadSubjectFiles } from "./subject-files";

/**
 * Keeps in a database what departments declare and answer.
 *
 * @param database whose tables are there
 * @returns the store
 * @example
 * const engagements = createSqlEngagements(database);
 */
export function createSqlEngagements(database: SqlDatabase): EngagementStore {
  return {
    declare: (engagement) =>
      database.write(async (session) => {
        const body = JSON.stringify(engagement);
        await session
          .insertInto("engagements")
          .values({ engagement_id: ownIdOf(engagement.by, engagement.role), body })
          .onConflict((conflict) => conflict.column("engagement_id").doUpdateSet({ body }))
          .execute();
      }),

    list: () =>
      database.read(async (session) => {
        const rows = await session
          .selectFrom("engagements")
          .select("body")
          .orderBy("engagement_id")
          .execute();
        return rows.map(({ body }) => JSON.parse(body) as KeptEngagement);
      }),

    respond: (response, { isTold, refusalOf }, { at }) =>
      database.write(async (session) => {
        // Here, and not before: of a record that is erased meanwhile nothing may come back.
        const [standing] = await findRecords(session, [response.recordId]);
        if (standing === undefined || !isTold(standing.held.record))
          return { kind: "refused", code: "record-unknown" };
        const responseId = ownIdOf(response.by, response.responseId);
        const digest = bodyDigestOf(response);
        const earlier = await session
          .selectFrom("responses")
          .select("body_digest")
          .where("response_id", "=", responseId)
          .executeTakeFirst();
        if (earlier !== undefined)
          return earlier.body_digest === digest
            ? { kind: "kept" }
            : { kind: "refused", code: "response-conflicting" };
        const refusal = refusalOf(standing.held.record, await besideWithin(session, standing.subject));
        if (refusal !== undefined) return { kind: "refused", code: refusal };
        const last = await session
          .selectFrom("responses")
          .select("ordinal")
          .orderBy("ordinal", "desc")
          .limit(1)
          .executeTakeFirst();
        await session
          .insertInto("responses")
          .values({
            ordinal: (last?.ordinal ?? 0) + 1,
            response_id: responseId,
            department: departmentKey(response.by),
            record_id: response.recordId,
            body_digest: digest,
            body: JSON.stringify(response),
            responded_at: at,
          })
          .execute();
        return { kind: "kept" };
      }),

    initiations: (asked) =>
      findInitiations(asked, {
        recordsAfter: (recordId, count) =>
          database.read(async (session) => {
            const rows = await session
              .selectFrom("records")
              .select("body")
              .where("record_id", ">", recordId)
              .orderBy("record_id")
              .limit(count)
              .execute();
            return rows.map(({ body }) => (JSON.parse(body) as HeldRecord).record);
          }),
        recordsOf: (subjects) => database.read((session) => recordsOf(session, subjects)),
        answersOn: (recordIds) =>
          database.read(async (session) => {
            const answers = await answersOn(session, recordIds, departmentKey(asked.department));
            return new Map(answers.map((one) => [one.recordId, one]));
          }),
      }),

    answersTo: (recordId) =>
      database.read(async (session) => {
        const [found] = await findRecords(session, [recordId]);
        if (found === undefined) return undefined;
        const beside = await besideWithin(session, found.subject);
        return { record: found.held.record, beside, answers: await answersOn(session, [recordId]) };
      }),
  };
}

/** All records of subjects, by `subjectKey`. */
async function recordsOf(
  session: SqlSession,
  subjects: readonly SubjectRef[],
): Promise<ReadonlyMap<string, readonly ListRecord[]>> {
  const files = await loadSubjectFiles(session, subjects);
  return new Map([...files].map(([key, { held }]) => [key, held.map(({ record }) => record)]));
}

async function besideWithin(session: SqlSession, subject: SubjectRef): Promise<readonly ListRecord[]> {
  return (await recordsOf(session, [subject])).get(subjectKey(subject)) ?? [];
}

/** What one department answered and fed back of records, or every department where none is named. */
async function answersOn(
  session: SqlSession,
  recordIds: readonly string[],
  only?: string,
): Promise<readonly GivenAnswers[]> {
  if (recordIds.length === 0) return [];
  const allResponses = session
    .selectFrom("responses")
    .select(["record_id", "department", "body", "responded_at"])
    .where("record_id", "in", recordIds)
    .orderBy("ordinal");
  const allFeedback = session
    .selectFrom("feedback_records")
    .innerJoin("feedback", "feedback.feedback_id", "feedback_records.feedback_id")
    .select(({ fn }) => [
      ...(["feedback_records.record_id", "feedback.department_key"] as const),
      fn.max("feedback.department_name").as("department_name"),
      fn.countAll().as("feedback_count"),
      fn.max("feedback.accepted_at").as("last_at"),
    ])
    .where("feedback_records.record_id", "in", recordIds)
    .groupBy(["feedback_records.record_id", "feedback.department_key"]);
  const responses = only === undefined ? allResponses : allResponses.where("responses.department", "=", only);
  const feedback = only === undefined ? allFeedback : allFeedback.where("feedback.department_key", "=", only);
  const answers = new Map<string, GivenAnswers>();
  // PostgreSQL counts in integers that its driver gives as texts.
  for (const row of await feedback.execute())
    answers.set(JSON.stringify([row.record_id, row.department_key]), {
      recordId: row.record_id,
      department: departmentOfKey(row.department_key, row.department_name),
      feedbackCount: Number(row.feedback_count),
      lastFeedbackAt: row.last_at,
    });
  for (const { record_id, department, body, responded_at } of await responses.execute()) {
    const key = JSON.stringify([record_id, department]);
    const response = JSON.parse(body) as EngagementResponse;
    const fedBack = answers.get(key) ?? { ...noAnswers, recordId: record_id };
    answers.set(key, { ...fedBack, department: response.by, kept: { response, at: responded_at } });
  }
  return [...answers.values()];
}

interface GivenAnswers extends AnswersOn {
  readonly recordId: string;
  readonly department: Department;
}
