import type { BearingMeasure } from "../../catalogue/bearing-measures";
import type { KeptEngagement } from "../../contract/engagement";
import type { EngagementResponse } from "../../contract/engagement-response";
import type { Feedback } from "../../contract/feedback";
import type { ListRecord } from "../../lists/list-record";
import { bodyDigestOf } from "../registry/body-digest-of";
import type { HeldRecord } from "../registry/subject-file";
import { departmentKey } from "./department-key";
import type { EngagementStore, InitiationsAsked } from "./engagement-store";
import { initiationOf, type KeptResponse } from "./initiation-of";
import { ownIdOf } from "./own-id-of";
import type { SqlDatabase, SqlSession } from "./sql-database";
import { findRecords } from "./subject-files";

/** So many records are read at a time on the way to those that call on the department. */
const readAtOnceCount = 500;

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

    findRecord: (recordId) =>
      database.read(async (session) => (await findRecords(session, [recordId]))[0]?.held.record),

    respond: (response, { at }) =>
      database.write(async (session) => {
        // Here, and not before: of a record that is erased meanwhile nothing may come back.
        const [standing] = await findRecords(session, [response.recordId]);
        if (standing === undefined) return { kind: "refused", code: "record-unknown" };
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
      database.read(async (session) => {
        const department = departmentKey(asked.department);
        const found = await findCalling(session, department, asked);
        const page = found.slice(0, asked.maxCount);
        const feedback = await feedbackOn(
          session,
          page.map(({ record }) => record.recordId),
        );
        const last = page.at(-1);
        return {
          initiations: page.map(({ record, measures, kept }) => {
            const own = feedback
              .filter((one) => one.recordId === record.recordId)
              .filter((one) => departmentKey(one.feedback.department) === department);
            return initiationOf(
              record,
              measures,
              kept,
              own.map((one) => one.feedback),
            );
          }),
          ...(last === undefined || found.length <= asked.maxCount ? {} : { next: last.record.recordId }),
        };
      }),
  };
}

interface Calling {
  readonly record: ListRecord;
  readonly measures: readonly BearingMeasure[];
  readonly kept: KeptResponse | undefined;
}

/** One more than a page takes, where there are so many. */
async function findCalling(
  session: SqlSession,
  department: string,
  { only, after = "", maxCount, bearing }: InitiationsAsked,
): Promise<readonly Calling[]> {
  const found: Calling[] = [];
  let last = after;
  for (;;) {
    const rows = await session
      .selectFrom("records")
      .select(["record_id", "body"])
      .where("record_id", ">", last)
      .orderBy("record_id")
      .limit(readAtOnceCount)
      .execute();
    const calling = rows.flatMap(({ body }) => {
      const { record } = JSON.parse(body) as HeldRecord;
      const measures = bearing(record);
      return measures.length === 0 ? [] : [{ record, measures }];
    });
    const responses = await responsesOf(
      session,
      department,
      calling.map(({ record }) => record.recordId),
    );
    for (const { record, measures } of calling) {
      const kept = responses.get(record.recordId);
      if (only === "all" || kept === undefined) found.push({ record, measures, kept });
      if (found.length > maxCount) return found;
    }
    const end = rows.at(-1);
    if (end === undefined || rows.length < readAtOnceCount) return found;
    last = end.record_id;
  }
}

/** The last of each record. */
async function responsesOf(
  session: SqlSession,
  department: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, KeptResponse>> {
  if (recordIds.length === 0) return new Map();
  const rows = await session
    .selectFrom("responses")
    .select(["record_id", "body", "responded_at"])
    .where("department", "=", department)
    .where("record_id", "in", recordIds)
    .orderBy("ordinal")
    .execute();
  return new Map(
    rows.map(({ record_id, body, responded_at }) => [
      record_id,
      { response: JSON.parse(body) as EngagementResponse, at: responded_at },
    ]),
  );
}

async function feedbackOn(session: SqlSession, recordIds: readonly string[]) {
  if (recordIds.length === 0) return [];
  const rows = await session
    .selectFrom("feedback_records")
    .innerJoin("feedback", "feedback.feedback_id", "feedback_records.feedback_id")
    .select(["feedback_records.record_id", "feedback.body"])
    .where("feedback_records.record_id", "in", recordIds)
    .execute();
  return rows.map(({ record_id, body }) => ({
    recordId: record_id,
    feedback: JSON.parse(body) as Feedback,
  }));
}
