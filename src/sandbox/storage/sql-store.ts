import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import type { Change } from "../../contract/change";
import type { Transition } from "../../contract/transition";
import { randomNonce } from "../../integrity/nonce";
import { sha256Hex } from "../../integrity/sha256";
import { subjectKey } from "../../subject/subject";
import type { RegisteredSubject, SubjectParticulars } from "../registered-subject";
import { applyTransition, newRecordIdsOf, subjectsOf } from "../registry/apply-transition";
import { bodyDigestOf } from "../registry/body-digest-of";
import type { ChangeDraft, Moment } from "../registry/drawer";
import { enrolSubjects } from "../registry/enrol-subjects";
import { enterSubjects, relatedOf } from "../registry/enter-subjects";
import { firstListVersion, numberChanges, thirdPartyCountOf } from "../registry/kept-change";
import type { LookupHow } from "../registry/lookup-how";
import { notBefore } from "../registry/not-before";
import { settleFiles } from "../registry/settle-files";
import { standingOf } from "../registry/standing-of";
import { withoutWatchList } from "../registry/without-watch-list";
import { chunksOf } from "./chunks-of";
import { eraseTraces } from "./erase-traces";
import { findCasesTouched } from "./find-cases-touched";
import { keepFeedback } from "./keep-feedback";
import { type ListsSnapshot, sqlSnapshot } from "./lists-snapshot";
import { ownIdOf } from "./own-id-of";
import { type Counter, readCounter, readCounterAndDue } from "./read-counter";
import { readPublicPage, readPublicRecordsOf } from "./read-public-page";
import type { EnrolmentCounts, RegistryStore, TransitionOutcome } from "./registry-store";
import type { Scrubbing } from "./scrubbing";
import { createSqlApplications } from "./sql-applications";
import { createSqlCatalogues } from "./sql-catalogues";
import type { SqlDatabase, SqlSession } from "./sql-database";
import { createSqlEngagements } from "./sql-engagements";
import { createSqlNonces } from "./sql-nonces";
import { createSqlStatistics } from "./sql-statistics";
import { createSqlWebhooks } from "./sql-webhooks";
import { findDue, findRecords, loadSubjectFiles, writeSubjectFiles } from "./subject-files";

/** Of subjects in one transaction: whoever writes beside waits for it, and gives up after 5 s. */
const settledAtOnceMaxCount = 1_000;
/** So long another process that looks for its turn to write is let take it. */
const settlePauseMs = 20;
/** A write is refused at once where too many wait. */
const refusedPauseMs = 200;
/** For so long a reading puts up with others that write, which may be settling. */
const settleWaitMaxMs = 20_000;

type WatchListTold = NonNullable<LookupHow["watchList"]>;

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
  const settling = new Map<WatchListTold, Promise<void>>();

  /** Reads what the calendar has left by now; what is due is written before, at once for all that wait for it. Who may
   * not see the watch list waits for nothing that is due in it: neither the time nor a failure would be the same. */
  async function readSettled<T>(
    moment: Moment,
    work: (session: SqlSession, counter: Counter, now: Moment) => Promise<T>,
    { watchList = "told" }: LookupHow = {},
  ): Promise<T> {
    const untilMs = performance.now() + settleWaitMaxMs;
    for (;;) {
      const read = await database.read(async (session) => {
        const { firstDueOn, ...counter } = await readCounterAndDue(session, { watchList });
        const now = notBefore(moment, counter.changedAt);
        const isDue = firstDueOn !== null && firstDueOn <= now.date;
        return isDue ? undefined : { made: await work(session, counter, now) };
      });
      if (read !== undefined) return read.made;
      const begun = settling.get(watchList) ?? settle(moment, watchList);
      settling.set(watchList, begun);
      try {
        await begun;
      } catch (error) {
        if (!database.isBusy(error) || performance.now() >= untilMs) throw error;
        await setTimeout(refusedPauseMs);
      }
    }
  }

  function settle(moment: Moment, watchList: WatchListTold): Promise<void> {
    return settleSome(moment, watchList).finally(() => settling.delete(watchList));
  }

  /** Settles what is due first; the rest is another transaction's, and others may write before it. */
  async function settleSome(moment: Moment, watchList: WatchListTold): Promise<void> {
    const isAll = await database.write(async (session, noteChange) => {
      const now = notBefore(moment, (await readCounter(session)).changedAt);
      return settleDue({ session, noteChange }, now, watchList);
    });
    if (!isAll) await setTimeout(settlePauseMs);
  }

  return {
    applications: createSqlApplications(database),
    nonces: createSqlNonces(database),

    register: (entries, moment) =>
      database.write((session, noteChange) => registerWithin({ session, noteChange }, entries, moment)),

    enrol: (entries, moment) =>
      database.write((session, noteChange) => enrolWithin({ session, noteChange }, entries, moment)),

    seed: (entries, moment) =>
      database.write(async (session, noteChange) => {
        if ((await readCounter(session)).listVersion > firstListVersion) return false;
        await registerWithin({ session, noteChange }, entries, moment);
        return true;
      }),

    async apply(transition, moment) {
      try {
        for (;;) {
          const made = await database.write((session, noteChange) =>
            applyWithin({ session, noteChange }, transition, moment),
          );
          if (made !== undefined) {
            if (made.erased === "now") await scrubbing.finish();
            if (made.erased === "perhaps-before") await scrubbing.takeOver();
            return made.outcome;
          }
          await setTimeout(settlePauseMs);
        }
      } catch (error) {
        // It may be done, though this process was not told so.
        scrubbing.check();
        throw error;
      }
    },

    lookUp: (subjects, moment, { watchList = "told" } = {}) =>
      readSettled(
        moment,
        async (session, { listVersion, thirdPartyVersion, catalogueVersion }, { date }) => {
          const files = await loadSubjectFiles(session, subjects);
          const standings = subjects.map((one) => standingOf(one, files.get(subjectKey(one)), date));
          const catalogue = catalogueVersion === undefined ? {} : { catalogueVersion };
          if (watchList === "told") return { listVersion, standings, ...catalogue };
          return { listVersion: thirdPartyVersion, standings: standings.map(withoutWatchList), ...catalogue };
        },
        { watchList },
      ),

    // Neither waits for what the calendar has left to be written down: that would take longer where watch records end.
    publicPage: (asked, { date }) => database.read((session) => readPublicPage(session, asked, date)),
    publicRecordsOf: (subject, { date }) =>
      database.read((session) => readPublicRecordsOf(session, subject, date)),

    changesSince: (sequence, maxCount, moment) =>
      readSettled(moment, async (session, { epoch, listVersion }) => {
        // Also of a number that is greater than any the database can hold.
        if (sequence >= listVersion) return { epoch, listVersion, changes: [] };
        const rows = await session
          .selectFrom("changes")
          .select("body")
          .where("sequence", ">", sequence)
          .orderBy("sequence")
          .limit(maxCount)
          .execute();
        return { epoch, listVersion, changes: rows.map(({ body }) => JSON.parse(body) as Change) };
      }),

    renewEpoch: () =>
      database.write(async (session, noteChange) => {
        const epoch = randomNonce();
        await session.updateTable("counter").set({ epoch }).execute();
        noteChange();
        return epoch;
      }),

    async beginSnapshot(moment) {
      for (;;) {
        const isScrubOwed = await readSettled(moment, async (session) => isOwed(session));
        if (isScrubOwed) {
          void scrubbing.takeOver();
          return undefined;
        }
        const snapshot = await snapshotOf(database, moment);
        if (snapshot !== undefined) return snapshot;
      }
    },

    onChanged: (hear) => database.onChanged(hear),

    accept: (feedback, moment) => database.write((session) => keepFeedback(session, feedback, moment)),

    casesTouched: (recordId, how = {}) =>
      database.read((session) => findCasesTouched(session, recordId, how)),

    webhooks: createSqlWebhooks(database),
    statistics: createSqlStatistics(database),
    catalogues: createSqlCatalogues(database),
    engagements: createSqlEngagements(database),

    async close() {
      await scrubbing.stop();
      await database.close();
    },
  };
}

/** Whether bytes of an erasure are still in the files. */
async function isOwed(session: SqlSession): Promise<boolean> {
  const { erasure_count, scrubbed_count } = await session
    .selectFrom("counter")
    .select(["erasure_count", "scrubbed_count"])
    .executeTakeFirstOrThrow();
  return erasure_count !== scrubbed_count;
}

/** Undefined where something fell due since it was looked. */
async function snapshotOf(database: SqlDatabase, moment: Moment): Promise<ListsSnapshot | undefined> {
  const reading = await database.beginReading();
  try {
    const { date } = notBefore(moment, (await readCounter(reading.session)).changedAt);
    if ((await findDue(reading.session, date, { maxCount: 1 })).length === 0)
      return await sqlSnapshot(reading, date);
  } catch (error) {
    await reading.end();
    throw error;
  }
  await reading.end();
  return undefined;
}

/** A transaction that writes, and what is called in it for a change that is kept. */
interface Writing {
  readonly session: SqlSession;
  readonly noteChange: () => void;
}

async function registerWithin(
  writing: Writing,
  entries: readonly RegisteredSubject[],
  moment: Moment,
): Promise<void> {
  const { session } = writing;
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
  await writeSubjectFiles(session, entered.files, { before: files, date: now.date });
  await append(writing, entered.changes);
  await settleDue(writing, now);
}

async function enrolWithin(
  writing: Writing,
  entries: readonly SubjectParticulars[],
  moment: Moment,
): Promise<EnrolmentCounts> {
  const { session } = writing;
  const now = notBefore(moment, (await readCounter(session)).changedAt);
  const before = await loadSubjectFiles(
    session,
    entries.map(({ subject }) => subject),
  );
  const enrolled = enrolSubjects(entries, before, now);
  await writeSubjectFiles(session, enrolled.files, { before, date: now.date });
  await append(writing, enrolled.changes);
  return enrolled.counts;
}

/** What came of an act, and when something was erased by it whose bytes are to go. */
interface Applied {
  readonly outcome: TransitionOutcome;
  readonly erased: "nothing" | "now" | "perhaps-before";
}

/** Undefined where so much was due that it only settled the first of it. */
async function applyWithin(
  writing: Writing,
  transition: Transition,
  moment: Moment,
): Promise<Applied | undefined> {
  const { session } = writing;
  const transitionDigest = sha256Hex(ownIdOf(transition.by, transition.transitionId));
  const bodyDigest = bodyDigestOf(transition);
  const earlier = await session
    .selectFrom("transitions")
    .select(["body_digest", "after_version", "list_version"])
    .where("transition_digest", "=", transitionDigest)
    .executeTakeFirst();
  if (earlier !== undefined) {
    if (earlier.body_digest !== bodyDigest) return refused("transition-conflicting");
    // Whoever applied it before may have fallen before what it erased was scrubbed.
    return { outcome: await appliedOf(session, earlier), erased: "perhaps-before" };
  }

  const now = notBefore(moment, (await readCounter(session)).changedAt);
  // Before it, so that what the calendar did to others is no part of what this transition did.
  if (!(await settleDue(writing, now))) return undefined;
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

  await writeSubjectFiles(session, result.files, { before: files, date: now.date });
  const range = await append(writing, result.changes);
  // After it, since what was told just now may be of the record too.
  if (result.erasedRecordIds.length > 0) await eraseTraces(session, result.erasedRecordIds);
  await session
    .insertInto("transitions")
    .values({ transition_digest: transitionDigest, body_digest: bodyDigest, ...range })
    .execute();
  const erased = result.erasedRecordIds.length > 0 ? "now" : "nothing";
  return { outcome: await appliedOf(session, range), erased };
}

function refused(code: Extract<TransitionOutcome, { readonly kind: "refused" }>["code"]): Applied {
  return { outcome: { kind: "refused", code }, erased: "nothing" };
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

/** Settles the files in which a record is over, the longest due first, at most so many, and where the watch list is
 * withheld those alone that are told of; says whether it was all. What follows on a record may be over too, so that a
 * file comes more than once. */
async function settleDue(writing: Writing, now: Moment, watchList: WatchListTold = "told"): Promise<boolean> {
  const { session } = writing;
  for (let leftCount = settledAtOnceMaxCount; leftCount > 0; ) {
    const subjects = await findDue(session, now.date, { maxCount: leftCount, watchList });
    if (subjects.length === 0) return true;
    leftCount -= subjects.length;
    const due = await loadSubjectFiles(session, subjects);
    const inOrder = subjects.flatMap((subject) => due.get(subjectKey(subject)) ?? []);
    const settled = settleFiles(inOrder, now);
    await writeSubjectFiles(session, settled.files, { before: due, date: now.date });
    await append(writing, settled.changes);
  }
  return false;
}

/** Numbers changes and keeps them; the version of the lists is the last number. */
async function append(writing: Writing, drafts: readonly ChangeDraft[]): Promise<VersionRange> {
  const { session, noteChange } = writing;
  const { listVersion: after, thirdPartyVersion } = await readCounter(session);
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
  noteChange();
  const { sequence, at } = last.change;
  const thirdPartyCount = thirdPartyCountOf(drafts);
  await session
    .updateTable("counter")
    .set({
      list_version: sequence,
      third_party_version: thirdPartyVersion + thirdPartyCount,
      changed_at: at,
      ...(thirdPartyCount === 0 ? {} : { third_party_changed_at: at }),
    })
    .execute();
  return { after_version: after, list_version: sequence };
}
