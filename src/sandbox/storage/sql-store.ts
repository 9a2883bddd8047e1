import type { Change } from "../../contract/change";
import type { Feedback } from "../../contract/feedback";
import type { Transition } from "../../contract/transition";
import { sha256Hex } from "../../integrity/sha256";
import { subjectKey } from "../../subject/subject";
import type { RegisteredSubject } from "../registered-subject";
import { applyTransition, newRecordIdsOf, subjectsOf } from "../registry/apply-transition";
import { bodyDigestOf } from "../registry/body-digest-of";
import type { ChangeDraft, Moment } from "../registry/drawer";
import { enterSubjects, relatedOf } from "../registry/enter-subjects";
import { firstListVersion, numberChanges } from "../registry/kept-change";
import { notBefore } from "../registry/not-before";
import { settleFiles } from "../registry/settle-files";
import { standingOf } from "../registry/standing-of";
import { eraseTraces, withoutErased } from "./erase-traces";
import { ownIdOf } from "./own-id-of";
import type { RegistryStore, TransitionOutcome } from "./registry-store";
import type { Scrubbing } from "./scrubbing";
import { createSqlCatalogues } from "./sql-catalogues";
import type { SqlDatabase, SqlSession } from "./sql-database";
import { createSqlEngagements } from "./sql-engagements";
import { chunksOf, findDue, findRecords, loadSubjectFiles, writeSubjectFiles } from "./subject-files";

const settledAtOnceMaxCount = 1_000;

/**
 * Makes a store over a database whose tables are there.
 *
 * @param database already migrated; closed with the store
 * @param scrubbing removes from its files what is erased; stopped with the store
 * @returns the store
 * @example
 * createSqlStore(database, createScrubbing(database)).lookUp([subject], moment)
 */
export function createSqlStore(database: SqlDatabase, scrubbing: Scrubbing): RegistryStore {
  let settling: Promise<void> | undefined;

  /** Reads what the calendar has left by now; what is due is written before, at once for all that wait for it. */
  async function readSettled<T>(moment: Moment, work: (session: SqlSession) => Promise<T>): Promise<T> {
    for (;;) {
      const read = await database.read(async (session) => {
        const { date } = notBefore(moment, (await readCounter(session)).changedAt);
        const [due] = await findDue(session, date, 1);
        return due === undefined ? { made: await work(session) } : undefined;
      });
      if (read !== undefined) return read.made;
      settling ??= database
        .write(async (session) =>
          settleDue(session, notBefore(moment, (await readCounter(session)).changedAt)),
        )
        .finally(() => {
          settling = undefined;
        });
      await settling;
    }
  }

  return {
    register: (entries, moment) => database.write((session) => registerWithin(session, entries, moment)),

    seed: (entries, moment) =>
      database.write(async (session) => {
        if ((await readCounter(session)).listVersion > firstListVersion) return false;
        await registerWithin(session, entries, moment);
        return true;
      }),

    async apply(transition, moment) {
      const { outcome, erasedCount } = await database.write((session) =>
        applyWithin(session, transition, moment),
      );
      if (erasedCount > 0) await scrubbing.finish();
      return outcome;
    },

    lookUp: (subjects, moment) =>
      readSettled(moment, async (session) => {
        const { listVersion, catalogueVersion } = await readCounter(session);
        const files = await loadSubjectFiles(session, subjects);
        const standings = subjects.map((one) => standingOf(one, files.get(subjectKey(one))));
        return { listVersion, standings, ...(catalogueVersion === null ? {} : { catalogueVersion }) };
      }),

    changesSince: (sequence, maxCount, moment) =>
      readSettled(moment, async (session) => {
        const { listVersion } = await readCounter(session);
        const rows = await session
          .selectFrom("changes")
          .select("body")
          .where("sequence", ">", sequence)
          .orderBy("sequence")
          .limit(maxCount)
          .execute();
        return { listVersion, changes: rows.map(({ body }) => JSON.parse(body) as Change) };
      }),

    accept: (feedback, moment) =>
      database.write(async (session) => {
        const digest = bodyDigestOf(feedback);
        const ownId = ownIdOf(feedback.department, feedback.feedbackId);
        const row = await session
          .selectFrom("feedback")
          .select("body_digest")
          .where("feedback_id", "=", ownId)
          .executeTakeFirst();
        if (row !== undefined) return { kind: row.body_digest === digest ? "accepted" : "conflicting" };
        const recordIds = [...new Set(await withoutErased(session, feedback.recordIds))];
        await session
          .insertInto("feedback")
          .values({
            feedback_id: ownId,
            body_digest: digest,
            body: JSON.stringify({ ...feedback, recordIds }),
            accepted_at: moment.at,
          })
          .execute();
        const rows = recordIds.map((recordId) => ({ record_id: recordId, feedback_id: ownId }));
        for (const chunk of chunksOf(rows))
          await session.insertInto("feedback_records").values(chunk).execute();
        return { kind: "accepted" };
      }),

    casesTouched: (recordId) =>
      database.read(async (session) => {
        const rows = await session
          .selectFrom("feedback_records")
          .innerJoin("feedback", "feedback.feedback_id", "feedback_records.feedback_id")
          .select("feedback.body")
          .where("feedback_records.record_id", "=", recordId)
          .orderBy("feedback.feedback_id")
          .execute();
        return rows.map(({ body }) => {
          const { feedbackId, caseId, department } = JSON.parse(body) as Feedback;
          return { feedbackId, caseId, department };
        });
      }),

    catalogues: createSqlCatalogues(database),
    engagements: createSqlEngagements(database),

    async close() {
      await scrubbing.stop();
      await database.close();
    },
  };
}

async function registerWithin(
  session: SqlSession,
  entries: readonly RegisteredSubject[],
  moment: Moment,
): Promise<void> {
  const now = notBefore(moment, (await readCounter(session)).changedAt);
  const standing = await loadSubjectFiles(
    session,
    entries.map(({ subject }) => subject),
  );
  const related = await loadSubjectFiles(session, [...standing.values()].flatMap(relatedOf));
  const files = new Map([...related, ...standing]);
  const recordIds = entries.flatMap(({ records = [] }) => records.map(({ recordId }) => recordId));
  const owners = new Map(
    (await findRecords(session, recordIds)).map(({ recordId, subject }) => [recordId, subject]),
  );
  const ownerOf = (recordId: string) => owners.get(recordId);
  const entered = enterSubjects(entries, { files, ownerOf, moment: now });
  await writeSubjectFiles(session, entered.files, files);
  await append(session, entered.changes);
  await settleDue(session, now);
}

async function applyWithin(
  session: SqlSession,
  transition: Transition,
  moment: Moment,
): Promise<{ readonly outcome: TransitionOutcome; readonly erasedCount: number }> {
  const transitionDigest = sha256Hex(ownIdOf(transition.by, transition.transitionId));
  const bodyDigest = bodyDigestOf(transition);
  const earlier = await session
    .selectFrom("transitions")
    .select(["body_digest", "after_version", "list_version"])
    .where("transition_digest", "=", transitionDigest)
    .executeTakeFirst();
  if (earlier !== undefined) {
    if (earlier.body_digest !== bodyDigest) return refused("transition-conflicting");
    return { outcome: await appliedOf(session, earlier), erasedCount: 0 };
  }

  const now = notBefore(moment, (await readCounter(session)).changedAt);
  // Before it, so that what the calendar did to others is no part of what this transition did.
  await settleDue(session, now);
  const [held] = await findRecords(session, [transition.recordId]);
  const files = await loadSubjectFiles(session, subjectsOf(transition, held));
  const taken = await findRecords(session, newRecordIdsOf(transition));
  const result = applyTransition(transition, {
    files: [...files.values()],
    takenRecordIds: taken.map(({ recordId }) => recordId),
    moment: now,
    digestOf: sha256Hex,
  });
  if (result.kind === "refused") return refused(result.code);

  await writeSubjectFiles(session, result.files, files);
  const range = await append(session, result.changes);
  // After it, since what was told just now may be of the record too.
  if (result.erasedRecordIds.length > 0) await eraseTraces(session, result.erasedRecordIds);
  await session
    .insertInto("transitions")
    .values({ transition_digest: transitionDigest, body_digest: bodyDigest, ...range })
    .execute();
  return { outcome: await appliedOf(session, range), erasedCount: result.erasedRecordIds.length };
}

function refused(code: Extract<TransitionOutcome, { readonly kind: "refused" }>["code"]) {
  return { outcome: { kind: "refused", code }, erasedCount: 0 } as const;
}

interface VersionRange {
  readonly after_version: number;
  readonly list_version: number;
}

async function appliedOf(session: SqlSession, range: VersionRange): Promise<TransitionOutcome> {
  const rows = await session
    .selectFrom("changes")
    .select("body")
    .where("sequence", ">", range.after_version)
    .where("sequence", "<=", range.list_version)
    .orderBy("sequence")
    .execute();
  const changes = rows.map(({ body }) => JSON.parse(body) as Change);
  return { kind: "applied", listVersion: range.list_version, changes };
}

async function readCounter(session: SqlSession) {
  const row = await session
    .selectFrom("counter")
    .select(["list_version", "changed_at", "catalogue_version"])
    .executeTakeFirstOrThrow();
  const { list_version, changed_at, catalogue_version } = row;
  return {
    listVersion: list_version,
    changedAt: changed_at ?? undefined,
    catalogueVersion: catalogue_version,
  };
}

/** Settles every file in which a record is over. */
async function settleDue(session: SqlSession, now: Moment): Promise<void> {
  for (;;) {
    const subjects = await findDue(session, now.date, settledAtOnceMaxCount);
    if (subjects.length === 0) return;
    const due = await loadSubjectFiles(session, subjects);
    const inOrder = subjects.flatMap((subject) => due.get(subjectKey(subject)) ?? []);
    const settled = settleFiles(inOrder, now);
    await writeSubjectFiles(session, settled.files, due);
    await append(session, settled.changes);
  }
}

/** Numbers changes and keeps them; the version of the lists is the last number. */
async function append(session: SqlSession, drafts: readonly ChangeDraft[]): Promise<VersionRange> {
  const { listVersion: after } = await readCounter(session);
  const kept = numberChanges(drafts, after);
  const last = kept.at(-1);
  if (last === undefined) return { after_version: after, list_version: after };
  const rows = kept.map(({ change, recordId, causedBy }) => ({
    sequence: change.sequence,
    record_id: recordId ?? null,
    caused_by: causedBy ?? null,
    body: JSON.stringify(change),
  }));
  for (const chunk of chunksOf(rows)) await session.insertInto("changes").values(chunk).execute();
  const { sequence, at } = last.change;
  await session.updateTable("counter").set({ list_version: sequence, changed_at: at }).execute();
  return { after_version: after, list_version: sequence };
}
