import type { PublicPage, PublicRecord } from "../../contract/public-record";
import type { ListRecord } from "../../lists/list-record";
import type { SubjectRef } from "../../subject/subject";
import type { CalendarDate } from "../../time/calendar-date";
import { publicEntryOf } from "../registry/public-entry";
import { distinctRecords, type PublicPageAsked, publicPageOf } from "../registry/public-page-of";
import type { SubjectFile } from "../registry/subject-file";
import { chunksOf } from "./chunks-of";
import type { SqlSchema, SqlSession } from "./sql-database";

type PublicRow = SqlSchema["public_records"];

/**
 * Makes the row of what is public of a record. Pure.
 *
 * @param file whose
 * @param record the record
 * @returns undefined for a record that is never public
 * @source 三(一), 四(四) (R10)
 * @example
 * publicRowOf(file, held.record)
 */
export function publicRowOf(
  file: Pick<SubjectFile, "subject" | "subjectType" | "name">,
  record: ListRecord,
): PublicRow | undefined {
  const entry = publicEntryOf(file, record);
  if (entry === undefined) return undefined;
  const { recordId, list, rank, listedOn, throughOn, record: shown } = entry;
  const { kind, code } = file.subject;
  return {
    ...{ record_id: recordId, list, rank, kind, code },
    ...{ listed_on: listedOn, through_on: throughOn, body: JSON.stringify(shown) },
  };
}

/**
 * Keeps what is public.
 *
 * @param session where
 * @param rows of records of which none stands there
 * @example
 * await writePublicRows(session, rows)
 */
export async function writePublicRows(session: SqlSession, rows: readonly PublicRow[]): Promise<void> {
  for (const chunk of chunksOf(rows)) await session.insertInto("public_records").values(chunk).execute();
}

/**
 * Reads a page of a public list: from a table in which nothing else stands, so that no watch record costs time either.
 *
 * @param session where
 * @param asked which page
 * @param date the day, Beijing
 * @returns what is public on that day
 * @source 三(一), 六(三)
 * @example
 * await readPublicPage(session, { list: "red", maxCount: 100 }, moment.date)
 */
export async function readPublicPage(
  session: SqlSession,
  { list, after = "", maxCount }: PublicPageAsked,
  date: CalendarDate,
): Promise<PublicPage> {
  const rows = await session
    .selectFrom("public_records")
    .select(["rank", "body"])
    .where("list", "=", list)
    .where("rank", ">", after)
    .where("listed_on", "<=", date)
    .where("through_on", ">=", date)
    .orderBy("rank")
    .limit(maxCount + 1)
    .execute();
  return publicPageOf(rows.map(rankedOf), maxCount);
}

/**
 * Reads what is public of one subject.
 *
 * @param session where
 * @param subject whose, known or not
 * @param date the day, Beijing
 * @returns its records, the black ones first
 * @source 三(一), 三(三), 六(三)
 * @example
 * await readPublicRecordsOf(session, subject, moment.date)
 */
export async function readPublicRecordsOf(
  session: SqlSession,
  { kind, code }: SubjectRef,
  date: CalendarDate,
): Promise<readonly PublicRecord[]> {
  const rows = await session
    .selectFrom("public_records")
    .select(["rank", "body"])
    .where("kind", "=", kind)
    .where("code", "=", code)
    .where("listed_on", "<=", date)
    .where("through_on", ">=", date)
    .orderBy("list")
    .orderBy("rank")
    .execute();
  return distinctRecords(rows.map(rankedOf));
}

function rankedOf({ rank, body }: Pick<PublicRow, "rank" | "body">) {
  return { rank, record: JSON.parse(body) as PublicRecord };
}
