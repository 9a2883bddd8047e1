import type { KeptEngagement } from "../../contract/engagement";
import type { EngagementResponse } from "../../contract/engagement-response";
import { departmentKey } from "../department-key";
import { bodyDigestOf } from "../registry/body-digest-of";
import type { HeldRecord } from "../registry/subject-file";
import type { EngagementStore } from "./engagement-store";
import { findInitiations } from "./find-initiations";
import { type AnswersOn, noAnswers } from "./initiation-of";
import { ownIdOf } from "./own-id-of";
import type { SqlDatabase, SqlSession } from "./sql-database";
import { findRecords } from "./subject-files";

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
        const refusal = refusalOf(standing.held.record);
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
        answersOn: (recordIds) =>
          database.read((session) => answersOn(session, departmentKey(asked.department), recordIds)),
      }),
  };
}

async function answersOn(
  session: SqlSession,
  department: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, AnswersOn>> {
  if (recordIds.length === 0) return new Map();
  const responses = await session
    .selectFrom("responses")
    .select(["record_id", "body", "responded_at"])
    .where("department", "=", department)
    .where("record_id", "in", recordIds)
    .orderBy("ordinal")
    .execute();
  const feedback = await session
    .selectFrom("feedback_records")
    .innerJoin("feedback", "feedback.feedback_id", "feedback_records.feedback_id")
    .select(({ fn }) => [
      "feedback_records.record_id" as const,
      fn.countAll().as("feedback_count"),
      fn.max("feedback.accepted_at").as("last_at"),
    ])
    .where("feedback_records.record_id", "in", recordIds)
    .where("feedback.department_key", "=", department)
    .groupBy("feedback_records.record_id")
    .execute();
  const answers = new Map<string, AnswersOn>();
  // PostgreSQL counts in integers that its driver gives as texts.
  for (const { record_id, feedback_count, last_at } of feedback)
    answers.set(record_id, { feedbackCount: Number(feedback_count), lastFeedbackAt: last_at });
  for (const { record_id, body, responded_at } of responses) {
    const kept = { response: JSON.parse(body) as EngagementResponse, at: responded_at };
    answers.set(record_id, { ...(answers.get(record_id) ?? noAnswers), kept });
  }
  return answers;
}
