import type { Change } from "../../contract/change";
import type { ChangesPage } from "../../contract/changes-page";
import type { Feedback } from "../../contract/feedback";
import type { LookupAnswer } from "../../contract/lookup";
import type { PublicPage, PublicRecord } from "../../contract/public-record";
import { touchedCasesMaxCount } from "../../contract/touched-cases";
import type { Transition } from "../../contract/transition";
import { InputError } from "../../errors/yingcha-error";
import { randomNonce } from "../../integrity/nonce";
import { sha256Hex } from "../../integrity/sha256";
import type { ListKind, ListRecord } from "../../lists/list-record";
import { type SubjectRef, subjectKey } from "../../subject/subject";
import type { RegisteredSubject, SubjectParticulars } from "../registered-subject";
import { applyTransition, newRecordIdsOf, subjectsOf } from "../registry/apply-transition";
import { bodyDigestOf } from "../registry/body-digest-of";
import type { ChangeDraft, Moment } from "../registry/drawer";
import { enrolSubjects } from "../registry/enrol-subjects";
import { enterSubjects, refuseForeignWatchId, withholding } from "../registry/enter-subjects";
import { erasedWith } from "../registry/erased-with";
import { isAbout } from "../registry/is-about";
import {
  concerns,
  firstListVersion,
  type KeptChange,
  numberChanges,
  redactChange,
  thirdPartyCountOf,
} from "../registry/kept-change";
import type { LookupHow } from "../registry/lookup-how";
import { notBefore } from "../registry/not-before";
import type { PublicPageAsked } from "../registry/public-page-of";
import { settleFiles } from "../registry/settle-files";
import { standingOf } from "../registry/standing-of";
import type { HeldRecord, SubjectFile } from "../registry/subject-file";
import { withoutWatchList } from "../registry/without-watch-list";
import { casesPage } from "./cases-page";
import { createDueDays } from "./due-days";
import { type ListsSnapshot, memorySnapshot } from "./lists-snapshot";
import { createPublicView } from "./memory-public-view";
import { createMemoryStatistics, type MemoryStatistics } from "./memory-statistics";
import { ownIdOf } from "./own-id-of";
import type {
  CasesHow,
  CasesTouched,
  EnrolmentCounts,
  FeedbackOutcome,
  TransitionOutcome,
} from "./registry-store";

interface KeptFeedback {
  readonly bodyDigest: string;
  readonly feedback: Feedback;
  readonly acceptedAt: string;
  /** That of each of its records when it was accepted. */
  readonly listOf: ReadonlyMap<string, ListKind>;
}

interface KeptTransition {
  readonly bodyDigest: string;
  readonly afterVersion: number;
  readonly listVersion: number;
}

/** The lists in memory: what a {@link RegistryStore} does, done at once. */
export interface MemoryLists extends MemoryStatistics {
  /** Of which lists the numbers are. */
  readonly epoch: string;
  /** The number of the last change. */
  readonly listVersion: number;
  /** When it was made; undefined before the first. */
  readonly changedAt: string | undefined;
  /** How far those have come who may not see the watch list. */
  readonly thirdPartyVersion: number;
  /** When the last change was made of which they see something. */
  readonly thirdPartyChangedAt: string | undefined;
  register(entries: readonly RegisteredSubject[], moment: Moment): void;
  enrol(entries: readonly SubjectParticulars[], moment: Moment): EnrolmentCounts;
  /** Adds a record as imported: nothing else of its subject changes. Throws InputError `options-invalid` for a subject
   * that is not on file, and for an id that stands already. */
  importRecord(record: ListRecord, moment: Moment): void;
  apply(transition: Transition, moment: Moment): TransitionOutcome;
  lookUp(
    subjects: readonly SubjectRef[],
    moment: Moment,
    how?: LookupHow,
  ): Pick<LookupAnswer, "listVersion" | "standings">;
  publicPage(asked: PublicPageAsked, moment: Moment): PublicPage;
  publicRecordsOf(subject: SubjectRef, moment: Moment): readonly PublicRecord[];
  changesSince(sequence: number, maxCount: number, moment: Moment): Readonly<ChangesPage>;
  renewEpoch(): string;
  beginSnapshot(moment: Moment): Omit<ListsSnapshot, "catalogueVersion">;
  accept(feedback: Feedback, moment: Moment): FeedbackOutcome;
  casesTouched(recordId: string, how?: CasesHow): CasesTouched;
  /** The record of an id, whosever it is. */
  findRecord(recordId: string): ListRecord | undefined;
  /** All records of a subject. */
  recordsOf(subject: SubjectRef): readonly ListRecord[];
  /** Every record that is held, by its id. */
  allRecords(): readonly ListRecord[];
  /** What was fed back that names a record. */
  feedbackNaming(recordId: string): readonly Pick<KeptFeedback, "feedback" | "acceptedAt">[];
  /** What was fed back of a case, in the order it came. */
  feedbackOf(caseId: string): readonly Feedback[];
}

const firstVersions = { listVersion: firstListVersion, thirdPartyVersion: firstListVersion };

/**
 * Makes lists that last as long as the process.
 *
 * @param before the versions of the lists as they begin. Default: 1 each
 * @returns the lists, empty; their first change has the next number
 * @example
 * const lists = createMemoryLists();
 */
export function createMemoryLists(
  before: Pick<MemoryLists, "listVersion" | "thirdPartyVersion"> = firstVersions,
): MemoryLists {
  const versionBefore = before.listVersion;
  let { thirdPartyVersion } = before;
  let epoch = randomNonce();
  let thirdPartyChangedAt: string | undefined;
  const files = new Map<string, SubjectFile>();
  const publicView = createPublicView(files);
  const owners = new Map<string, SubjectRef>();
  const due = { told: createDueDays(), withheld: createDueDays({ watchList: "withheld" }) };
  const changes: KeptChange[] = [];
  const transitions = new Map<string, KeptTransition>();
  const feedback = new Map<string, KeptFeedback>();
  const erasures = new Set<string>();

  const listVersion = () => versionBefore + changes.length;
  const now = (moment: Moment) => notBefore(moment, changes.at(-1)?.change.at);
  const told = (after: number, through: number): readonly Change[] =>
    changes
      .slice(Math.max(0, after - versionBefore), Math.max(0, through - versionBefore))
      .map(({ change }) => change);

  function write(changed: readonly SubjectFile[]): void {
    for (const file of changed) {
      for (const { record } of files.get(subjectKey(file.subject))?.held ?? [])
        owners.delete(record.recordId);
    }
    for (const file of changed) {
      const key = subjectKey(file.subject);
      files.set(key, file);
      for (const { record } of file.held) owners.set(record.recordId, file.subject);
      due.told.write(key, file);
      due.withheld.write(key, file);
    }
    publicView.forget();
  }

  function append(drafts: readonly ChangeDraft[]): void {
    // Many at once where a whole list is put on file, more than a call takes arguments.
    for (const kept of numberChanges(drafts, listVersion())) changes.push(kept);
    const thirdPartyCount = thirdPartyCountOf(drafts);
    thirdPartyVersion += thirdPartyCount;
    if (thirdPartyCount > 0) thirdPartyChangedAt = drafts.at(-1)?.change.at;
  }

  function settleDue(moment: Moment, { watchList = "told" }: LookupHow = {}): void {
    const keys = due[watchList].dueBy(moment.date);
    if (keys.length === 0) return;
    const settled = settleFiles(
      keys.flatMap((key) => files.get(key) ?? []),
      moment,
    );
    write(settled.files);
    append(settled.changes);
  }

  function erase(recordId: string): void {
    for (const [index, kept] of changes.entries())
      if (concerns(kept, recordId)) changes[index] = redactChange(kept);
    for (const [id, kept] of feedback) {
      const { feedback: named, listOf } = kept;
      if (!named.recordIds.includes(recordId)) continue;
      const recordIds = named.recordIds.filter((one) => one !== recordId);
      const remaining = new Map([...listOf].filter(([one]) => one !== recordId));
      feedback.set(id, { ...kept, feedback: { ...named, recordIds }, listOf: remaining });
    }
    erasures.add(sha256Hex(recordId));
  }

  function register(entries: readonly RegisteredSubject[], moment: Moment): void {
    const ground = { files, ownerOf: (recordId: string) => owners.get(recordId), moment: now(moment) };
    const entered = enterSubjects(entries, ground);
    write(entered.files);
    append(entered.changes);
    settleDue(ground.moment);
  }

  function enrol(entries: readonly SubjectParticulars[], moment: Moment): EnrolmentCounts {
    const enrolled = enrolSubjects(entries, files, now(moment));
    write(enrolled.files);
    append(enrolled.changes);
    return enrolled.counts;
  }

  function apply(transition: Transition, given: Moment): TransitionOutcome {
    const transitionDigest = sha256Hex(ownIdOf(transition.by, transition.transitionId));
    const bodyDigest = bodyDigestOf(transition);
    const earlier = transitions.get(transitionDigest);
    if (earlier !== undefined)
      return earlier.bodyDigest === bodyDigest ? applied(earlier) : refused("transition-conflicting");

    const moment = now(given);
    // Before it, so that what the calendar did to others is no part of what this transition did.
    settleDue(moment);
    const result = applyTransition(transition, {
      files: filesOf(transition),
      takenRecordIds: newRecordIdsOf(transition).filter((recordId) => owners.has(recordId)),
      moment,
      digestOf: sha256Hex,
    });
    if (result.kind === "refused") return refused(result.code);

    const afterVersion = listVersion();
    write(result.files);
    append(result.changes);
    // After it, since what was told just now may be of the record too.
    for (const recordId of result.erasedRecordIds) erase(recordId);
    const made = { bodyDigest, afterVersion, listVersion: listVersion() };
    transitions.set(transitionDigest, made);
    return applied(made);
  }

  function applied({ afterVersion, listVersion }: KeptTransition): TransitionOutcome {
    return { kind: "applied", listVersion, changes: told(afterVersion, listVersion) };
  }

  function filesOf(transition: Transition): readonly SubjectFile[] {
    const { recordId } = transition;
    const subject = owners.get(recordId);
    const held =
      subject && files.get(subjectKey(subject))?.held.find(({ record }) => record.recordId === recordId);
    const place = subject === undefined || held === undefined ? undefined : { subject, recordId, held };
    const keys = new Set(subjectsOf(transition, place).map(subjectKey));
    return [...keys].flatMap((key) => files.get(key) ?? []);
  }

  function lookUp(subjects: readonly SubjectRef[], moment: Moment, { watchList = "told" }: LookupHow = {}) {
    const today = now(moment);
    // As in a database: who may not see the watch list waits for nothing that is due in it.
    settleDue(today, { watchList });
    const standings = subjects.map((one) => standingOf(one, files.get(subjectKey(one)), today.date));
    return watchList === "told"
      ? { listVersion: listVersion(), standings }
      : { listVersion: thirdPartyVersion, standings: standings.map(withoutWatchList) };
  }

  function accept(given: Feedback, { at }: Moment): FeedbackOutcome {
    const bodyDigest = bodyDigestOf(given);
    const ownId = ownIdOf(given.department, given.feedbackId);
    const earlier = feedback.get(ownId);
    if (earlier !== undefined)
      return { kind: earlier.bodyDigest === bodyDigest ? "accepted" : "conflicting" };
    const recordIds = given.recordIds.filter(
      (recordId) => !erasures.has(sha256Hex(recordId)) || isAboutStanding(given.subject, recordId),
    );
    const listOf = new Map<string, ListKind>();
    for (const recordId of recordIds) {
      const record = findRecord(recordId);
      if (record !== undefined) listOf.set(recordId, record.list);
    }
    feedback.set(ownId, { bodyDigest, feedback: { ...given, recordIds }, acceptedAt: at, listOf });
    return { kind: "accepted" };
  }

  function findHeld(recordId: string): HeldRecord | undefined {
    const subject = owners.get(recordId);
    return subject && heldOf(subject).find(({ record }) => record.recordId === recordId);
  }

  function findRecord(recordId: string): ListRecord | undefined {
    return findHeld(recordId)?.record;
  }

  function heldOf(subject: SubjectRef): readonly HeldRecord[] {
    return files.get(subjectKey(subject))?.held ?? [];
  }

  function recordsOf(subject: SubjectRef): readonly ListRecord[] {
    return heldOf(subject).map(({ record }) => record);
  }

  function isAboutStanding(subject: SubjectRef, recordId: string): boolean {
    const about = files.get(subjectKey(subject)) ?? { subject };
    const held = findHeld(recordId);
    return held !== undefined && isAbout(about, { subject: held.record.subject, held });
  }

  function* countable() {
    for (const { feedback: kept, listOf } of feedback.values())
      yield { feedback: kept, lists: listOf.values() };
  }

  function casesTouched(recordId: string, how: CasesHow = {}): CasesTouched {
    const { after = "", maxCount = touchedCasesMaxCount } = how;
    const subject = owners.get(recordId);
    const fileOf = (one: SubjectRef) => files.get(subjectKey(one));
    const recordIds = subject === undefined ? [recordId] : erasedWith({ subject, recordId }, fileOf);
    const named = [...feedback]
      .filter(
        ([ownId, { feedback }]) => ownId > after && feedback.recordIds.some((id) => recordIds.includes(id)),
      )
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([ownId, { feedback }]) => ({ ownId, feedback }));
    return casesPage(named, { record: findRecord(recordId), recordIds, maxCount });
  }

  function importRecord(record: ListRecord, given: Moment): void {
    const moment = now(given);
    const { subject, recordId } = record;
    const file = files.get(subjectKey(subject));
    if (file === undefined)
      throw new InputError("options-invalid", "Only a registered subject can be listed; register it first.");
    refuseForeignWatchId(record, file, moment);
    if (owners.has(recordId))
      throw new InputError("options-invalid", `Two records share the id ${recordId}.`);
    const withRecord = { ...file, held: [...file.held, { record }] };
    write([withRecord]);
    append([
      { change: { kind: "registered", at: moment.at, subject }, ...withholding(file, withRecord, moment) },
    ]);
  }

  return {
    register,
    enrol,
    importRecord,
    apply,
    lookUp,
    publicPage: (asked, { date }) => publicView.page(asked, date),
    publicRecordsOf: (subject, { date }) => publicView.recordsOf(subject, date),
    get epoch() {
      return epoch;
    },
    get listVersion() {
      return listVersion();
    },
    get changedAt() {
      return changes.at(-1)?.change.at;
    },
    get thirdPartyVersion() {
      return thirdPartyVersion;
    },
    get thirdPartyChangedAt() {
      return thirdPartyChangedAt;
    },
    changesSince(sequence, maxCount, moment) {
      settleDue(now(moment));
      const changes = told(sequence, Math.max(sequence, versionBefore) + maxCount);
      return { epoch, listVersion: listVersion(), changes };
    },
    renewEpoch() {
      epoch = randomNonce();
      return epoch;
    },
    beginSnapshot(moment) {
      const today = now(moment);
      settleDue(today);
      return memorySnapshot(files.values(), { epoch, listVersion: listVersion() }, today.date);
    },
    accept,
    casesTouched,
    findRecord,
    recordsOf,
    allRecords: () =>
      [...files.values()]
        .flatMap(({ held }) => held.map(({ record }) => record))
        .sort((a, b) => (a.recordId < b.recordId ? -1 : 1)),
    feedbackNaming: (recordId) =>
      [...feedback.values()].filter((kept) => kept.feedback.recordIds.includes(recordId)),
    feedbackOf: (caseId) =>
      [...feedback.values()].map((kept) => kept.feedback).filter((one) => one.caseId === caseId),
    ...createMemoryStatistics(countable),
  };
}

function refused(code: Extract<TransitionOutcome, { readonly kind: "refused" }>["code"]): TransitionOutcome {
  return { kind: "refused", code };
}
