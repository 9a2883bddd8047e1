import type { Feedback } from "../../contract/feedback";
import type { MatterCount } from "../../contract/matter-count";
import type { CountedList, ExecutionKind } from "../../contract/statistics";
import { departmentKey } from "../department-key";
import { bodyDigestOf } from "../registry/body-digest-of";
import type { Moment } from "../registry/drawer";
import type { MonthCounts, MonthQuestion } from "../statistics/month-counts";
import { ownIdOf } from "./own-id-of";
import type { SqlDatabase, SqlSession } from "./sql-database";
import type { MatterCountOutcome, StatisticsStore } from "./statistics-store";

/**
 * Makes statistics over a database whose tables are there. The database counts; what comes into the process is as long
 * as the answer.
 *
 * @param database already migrated
 * @returns the statistics
 * @source 四(三), 五(三) (R18)
 * @example
 * createSqlStatistics(database).count({ month: "2026-11", lists: ["red", "black"] })
 */
export function createSqlStatistics(database: SqlDatabase): StatisticsStore {
  return {
    count: (question) => database.read((session) => countWithin(session, question)),
    report: (matterCount, moment) => database.write((session) => reportWithin(session, matterCount, moment)),
  };
}

async function countWithin(session: SqlSession, question: MonthQuestion): Promise<MonthCounts> {
  const conclusions = await feedbackAsked(session, question)
    .select(({ fn }) => [
      ...(["department_key", "matter_type", "conclusion"] as const),
      fn.max("department_name").as("department_name"),
      fn.countAll().as("feedback_count"),
    ])
    .groupBy(["department_key", "matter_type", "conclusion"])
    .execute();
  const cases = await feedbackAsked(session, question)
    .select(({ fn }) => [
      ...(["department_key", "matter_type"] as const),
      fn.count("case_id").distinct().as("case_count"),
    ])
    .groupBy(["department_key", "matter_type"])
    .execute();
  const lists = await withLists(session, question)
    .select(({ fn }) => [
      ...(["counted.department_key", "counted.matter_type", "borne.list"] as const),
      fn.count("counted.case_id").distinct().as("case_count"),
    ])
    .groupBy(["counted.department_key", "counted.matter_type", "borne.list"])
    .execute();
  const measures = await withLists(session, question)
    .innerJoin("executions", "executions.feedback_id", "counted.feedback_id")
    .select(({ fn }) => [
      ...(["counted.department_key", "counted.matter_type", "borne.list"] as const),
      ...(["executions.measure_id", "executions.kind"] as const),
      fn.count("counted.case_id").distinct().as("case_count"),
      fn.countAll().as("measure_count"),
    ])
    .groupBy([
      ...(["counted.department_key", "counted.matter_type", "borne.list"] as const),
      ...(["executions.measure_id", "executions.kind"] as const),
    ])
    .execute();
  const concluded = await concludedIn(session, question);

  // PostgreSQL counts in integers that its driver gives as texts.
  return {
    conclusions: conclusions.map((row) => ({
      ...placeOf(row),
      conclusion: row.conclusion as Feedback["conclusion"],
      departmentName: row.department_name,
      feedbackCount: Number(row.feedback_count),
    })),
    cases: cases.map((row) => ({ ...placeOf(row), caseCount: Number(row.case_count) })),
    lists: lists.map((row) => ({
      ...placeOf(row),
      list: row.list as CountedList,
      caseCount: Number(row.case_count),
    })),
    measures: measures.map((row) => ({
      ...placeOf(row),
      list: row.list as CountedList,
      measureId: row.measure_id,
      execution: row.kind as ExecutionKind,
      caseCount: Number(row.case_count),
      measureCount: Number(row.measure_count),
    })),
    concluded,
  };
}

function feedbackAsked(session: SqlSession, { month, departmentKey: asked }: MonthQuestion) {
  const ofMonth = session.selectFrom("feedback").where("month", "=", month);
  return asked === undefined ? ofMonth : ofMonth.where("department_key", "=", asked);
}

/** Each feedback of the month once for each list that bore on it, however many of its records are on that list. */
function withLists(session: SqlSession, question: MonthQuestion) {
  return session
    .with("counted", () =>
      feedbackAsked(session, question).select(["feedback_id", "department_key", "matter_type", "case_id"]),
    )
    .with("told", (within) =>
      within
        .selectFrom("counted")
        .innerJoin("feedback_records", "feedback_records.feedback_id", "counted.feedback_id")
        .select(["counted.feedback_id", "feedback_records.list"])
        .where("feedback_records.list", "in", question.lists)
        .distinct(),
    )
    .with("borne", (within) =>
      within
        .selectFrom("told")
        .select(["feedback_id", "list"])
        .unionAll(
          within
            .selectFrom("counted")
            .select(({ val }) => ["feedback_id" as const, val<string | null>("none").as("list")])
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom("feedback_records")
                    .select("feedback_records.feedback_id")
                    .whereRef("feedback_records.feedback_id", "=", "counted.feedback_id")
                    .where("feedback_records.list", "in", question.lists),
                ),
              ),
            ),
        ),
    )
    .selectFrom("counted")
    .innerJoin("borne", "borne.feedback_id", "counted.feedback_id");
}

async function concludedIn(session: SqlSession, { month, departmentKey: asked }: MonthQuestion) {
  const last = session
    .selectFrom("matter_counts")
    .select(({ fn }) => fn.max("place").as("place"))
    .where("month", "=", month)
    .groupBy(["department_key", "matter_type"]);
  const rows = await session
    .selectFrom("matter_counts")
    .select(["department_key", "department_name", "matter_type", "concluded_count"])
    .where("place", "in", asked === undefined ? last : last.where("department_key", "=", asked))
    .execute();
  return rows.map((row) => ({
    ...placeOf(row),
    departmentName: row.department_name,
    concludedCount: row.concluded_count,
  }));
}

function placeOf(row: { readonly department_key: string; readonly matter_type: string }) {
  return { departmentKey: row.department_key, matterType: row.matter_type };
}

async function reportWithin(
  session: SqlSession,
  matterCount: MatterCount,
  moment: Moment,
): Promise<MatterCountOutcome> {
  const { reportId, department, month, matterType, concludedCount } = matterCount;
  const digest = bodyDigestOf(matterCount);
  const ownId = reportId === undefined ? null : ownIdOf(department, reportId);
  if (ownId !== null) {
    const earlier = await session
      .selectFrom("matter_counts")
      .select("body_digest")
      .where("report_id", "=", ownId)
      .executeTakeFirst();
    if (earlier !== undefined) return { kind: earlier.body_digest === digest ? "accepted" : "conflicting" };
  }
  const { place } = await session
    .selectFrom("matter_counts")
    .select(({ fn }) => fn.max<number | null>("place").as("place"))
    .executeTakeFirstOrThrow();
  await session
    .insertInto("matter_counts")
    .values({
      place: (place ?? 0) + 1,
      report_id: ownId,
      body_digest: digest,
      department_key: departmentKey(department),
      department_name: department.name,
      month,
      matter_type: matterType,
      concluded_count: concludedCount,
      body: JSON.stringify(matterCount),
      accepted_at: moment.at,
    })
    .execute();
  return { kind: "accepted" };
}
