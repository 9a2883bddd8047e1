import { type SubjectRef, subjectKey } from "../../subject/subject";
import { isSubjectKind } from "../../subject/subject-kind";
import type { CalendarDate } from "../../time/calendar-date";
import type { LookupHow } from "../registry/lookup-how";
import { dueOn, type HeldRecord, type RecordPlace, type SubjectFile } from "../registry/subject-file";
import { chunksOf } from "./chunks-of";
import { dueColumns } from "./due-columns";
import { publicRowOf, writePublicRows } from "./read-public-page";
import { askedCodes, isOfPostgres, type SqlSession } from "./sql-database";

type OwnBody = Omit<SubjectFile, "held">;

/**
 * Reads the files of subjects.
 *
 * @param session where
 * @param subjects whose, each perhaps more than once
 * @returns the files by `subjectKey`, without those of unknown subjects
 * @example
 * (await loadSubjectFiles(session, [subject])).get(subjectKey(subject))
 */
export async function loadSubjectFiles(
  session: SqlSession,
  subjects: readonly SubjectRef[],
): Promise<ReadonlyMap<string, SubjectFile>> {
  const codesOf = new Map<SubjectRef["kind"], Set<string>>();
  for (const { kind, code } of subjects) {
    const codes = codesOf.get(kind) ?? new Set<string>();
    codesOf.set(kind, codes.add(code));
  }
  const files = new Map<string, SubjectFile>();
  for (const [kind, codes] of codesOf) {
    for (const chunk of chunksOf([...codes])) {
      const rows = isOfPostgres(session)
        ? await fileRowsOfEach(session, kind, chunk)
        : await fileRowsOfAll(session, kind, chunk);
      const heldOf = new Map<string, HeldRecord[]>();
      for (const { code, body, place } of rows) {
        if (place >= 0) {
          heldOf.get(code)?.push(JSON.parse(body) as HeldRecord);
          continue;
        }
        const held: HeldRecord[] = [];
        heldOf.set(code, held);
        files.set(subjectKey({ kind, code }), { ...(JSON.parse(body) as OwnBody), held });
      }
    }
  }
  return files;
}

/** One question, and the row of the subject before those of its records. */
function fileRowsOfAll(session: SqlSession, kind: SubjectRef["kind"], codes: readonly string[]) {
  return session
    .selectFrom("subjects")
    .select(({ lit }) => ["code" as const, "body" as const, lit<number>(-1).as("place")])
    .where("kind", "=", kind)
    .where("code", "in", codes)
    .unionAll(
      session
        .selectFrom("records")
        .select(["code", "body", "place"])
        .where("kind", "=", kind)
        .where("code", "in", codes),
    )
    .orderBy("place")
    .execute();
}

/** The same, by the index for each code, whatever PostgreSQL knows or does not know of the tables: asked for many codes
 * in tables that it has not analysed yet, after a restore say, it reads them from one end to the other. */
function fileRowsOfEach(session: SqlSession, kind: SubjectRef["kind"], codes: readonly string[]) {
  return session
    .selectFrom(askedCodes(codes))
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom("subjects")
          .select(({ lit }) => ["body" as const, lit<number>(-1).as("place")])
          .where("kind", "=", kind)
          .whereRef("code", "=", "asked.code")
          .unionAll(
            from
              .selectFrom("records")
              .select(["body", "place"])
              .where("kind", "=", kind)
              .whereRef("code", "=", "asked.code"),
          )
          .as("found"),
      (join) => join.onTrue(),
    )
    .select(["asked.code", "found.body", "found.place"])
    .orderBy("found.place")
    .execute();
}

/**
 * Finds the subjects in whose files a record is over.
 *
 * @param session where
 * @param date the day, Beijing
 * @param how `maxCount` at most so many; `watchList` `withheld` where it must be a record that those are told of who may
 *   not see the watch list, default `told`
 * @returns the subjects, the longest due first
 * @source 四(四), 六(一), 六(二) (R6) (R10)
 * @example
 * await findDue(session, moment.date, { maxCount: 1 })
 */
export async function findDue(
  session: SqlSession,
  date: string,
  { maxCount, watchList = "told" }: LookupHow & { readonly maxCount: number },
): Promise<readonly SubjectRef[]> {
  const due = dueColumns[watchList];
  const rows = await session
    .selectFrom("subjects")
    .select(["kind", "code"])
    .where(due, "<=", date)
    .orderBy(due)
    .orderBy("kind")
    .orderBy("code")
    .limit(maxCount)
    .execute();
  return rows.map(refOf);
}

/**
 * Finds where records are held.
 *
 * @param session where
 * @param recordIds whose ids
 * @returns the records that stand, with their places
 * @example
 * await findRecords(session, ["B-1"])
 */
export async function findRecords(
  session: SqlSession,
  recordIds: readonly string[],
): Promise<readonly (RecordPlace & { readonly held: HeldRecord })[]> {
  const found: (RecordPlace & { readonly held: HeldRecord })[] = [];
  for (const chunk of chunksOf(recordIds)) {
    const rows = await session
      .selectFrom("records")
      .select(["record_id", "kind", "code", "body"])
      .where("record_id", "in", chunk)
      .execute();
    for (const row of rows)
      found.push({
        subject: refOf(row),
        recordId: row.record_id,
        held: JSON.parse(row.body) as HeldRecord,
      });
  }
  return found;
}

/**
 * Writes files in the place of what was there, and what is public of them beside.
 *
 * @param session where
 * @param files as they are now
 * @param how `before` as they were read, records that are the same object in both are left alone
 *   while their subject keeps its name; `date` the day: what
 *   has ended by it is public no more
 * @source 六(三)
 * @example
 * await writeSubjectFiles(session, result.files, { before: files, date: moment.date })
 */
export async function writeSubjectFiles(
  session: SqlSession,
  files: readonly SubjectFile[],
  { before, date }: { readonly before: ReadonlyMap<string, SubjectFile>; readonly date: CalendarDate },
): Promise<void> {
  const rows = files.map((file) => {
    const { held: _, ...own } = file;
    const { kind, code } = file.subject;
    return {
      ...{ kind, code, body: JSON.stringify(own) },
      due_on: dueOn(file) ?? null,
      third_party_due_on: dueOn(file, { watchList: "withheld" }) ?? null,
    };
  });
  for (const chunk of chunksOf(rows))
    await session
      .insertInto("subjects")
      .values(chunk)
      .onConflict((conflict) =>
        conflict.columns(["kind", "code"]).doUpdateSet((row) => ({
          body: row.ref("excluded.body"),
          due_on: row.ref("excluded.due_on"),
          third_party_due_on: row.ref("excluded.third_party_due_on"),
        })),
      )
      .execute();

  // What goes goes first, since a record may go over from one of these files to another.
  const stale = files.flatMap((file) => staleOf(file, before.get(subjectKey(file.subject))));
  for (const chunk of chunksOf(stale)) {
    await session.deleteFrom("records").where("record_id", "in", chunk).execute();
    await session.deleteFrom("public_records").where("record_id", "in", chunk).execute();
  }
  const fresh = files.flatMap((file) => freshOf(file, before.get(subjectKey(file.subject))));
  for (const chunk of chunksOf(fresh.map(({ row }) => row)))
    await session.insertInto("records").values(chunk).execute();
  const shown = fresh.flatMap(({ file, held }) => publicRowOf(file, held.record) ?? []);
  await writePublicRows(
    session,
    shown.filter(({ through_on }) => through_on >= date),
  );
}

/** The ids of the records that are gone or otherwise than they were. */
function staleOf(file: SubjectFile, before: SubjectFile | undefined): readonly string[] {
  const was = before?.held ?? [];
  return was
    .filter((held, place) => file.held[place] !== held || isNamedAnew(file, before))
    .map(({ record }) => record.recordId);
}

function freshOf(file: SubjectFile, before: SubjectFile | undefined) {
  const { kind, code } = file.subject;
  return file.held.flatMap((held, place) => {
    if (before?.held[place] === held && !isNamedAnew(file, before)) return [];
    const row = { record_id: held.record.recordId, kind, code, place, body: JSON.stringify(held) };
    return [{ file, held, row }];
  });
}

/** What is public of a record says its subject's name too, and is public of some types alone. */
function isNamedAnew(file: SubjectFile, before: SubjectFile | undefined): boolean {
  return before !== undefined && (before.name !== file.name || before.subjectType !== file.subjectType);
}

/**
 * Reads whose a row is. Pure.
 *
 * @param row kind and code, as the database gives them
 * @returns the subject
 * @throws TypeError for a kind that there is none of
 * @example
 * refOf({ kind: "uscc", code: "91350500PDY00001XT" })
 */
export function refOf({ kind, code }: { readonly kind: string; readonly code: string }): SubjectRef {
  if (!isSubjectKind(kind)) throw new TypeError("The database holds a subject of no kind.");
  return { kind, code };
}
