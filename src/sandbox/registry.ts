import type { ChangesPage } from "../contract/changes-page";
import type { Feedback } from "../contract/feedback";
import type { LookupAnswer } from "../contract/lookup";
import type { MatterCount } from "../contract/matter-count";
import type { PublicPage, PublicRecord } from "../contract/public-record";
import type { Transition } from "../contract/transition";
import { type ListRecord, type ListRecordInput, listRecordSchema } from "../lists/list-record";
import type { SubjectRef } from "../subject/subject";
import { type Clock, systemClock } from "../time/clock";
import { momentAt } from "./moment-at";
import type { RegisteredSubject } from "./registered-subject";
import type { LookupHow } from "./registry/lookup-how";
import type { PublicPageAsked } from "./registry/public-page-of";
import type { MonthCounts, MonthQuestion } from "./statistics/month-counts";
import { createMemoryLists } from "./storage/memory-lists";
import type { CasesHow, CasesTouched, FeedbackOutcome, TransitionOutcome } from "./storage/registry-store";
import type { MatterCountOutcome } from "./storage/statistics-store";

/** The lists of the sandbox, in memory, at the time of its clock. */
export interface Registry {
  /** Puts in, or in the place of what was there, all that is held of a subject. The list version rises. Throws
   * InputError `options-invalid` for a record whose id another subject's bears. */
  register(entry: RegisteredSubject): void;
  /** Holds these subjects from now on and no others, and no change of before. The list version rises. */
  reseed(entries: readonly RegisteredSubject[]): void;
  /** Adds a listing to a registered subject, as imported: nothing else of it changes. The list version rises. Throws
   * a ZodError for what is no list record, and InputError `options-invalid` for a subject that was never registered. */
  list(record: ListRecordInput): void;
  /** Applies what a department does to the lists, with all that follows from it. */
  apply(transition: Transition): TransitionOutcome;
  /** Answers for each subject in the order asked; one that was never registered is not known. */
  lookUp(subjects: readonly SubjectRef[], how?: LookupHow): Pick<LookupAnswer, "listVersion" | "standings">;
  /** A page of what is public of a list, 三(一). */
  publicPage(asked: PublicPageAsked): PublicPage;
  /** What is public of a subject, known or not. */
  publicRecordsOf(subject: SubjectRef): readonly PublicRecord[];
  /** The changes after a sequence number, in their order, at most so many, with all that the calendar has ended. */
  changesSince(sequence: number, maxCount: number): Readonly<ChangesPage>;
  /** Keeps a feedback under its id. */
  accept(feedback: Feedback): FeedbackOutcome;
  /** The cases whose feedback names a record, or one that would be erased with it, for redress when it falls, 五(六) (R27). */
  casesTouched(recordId: string, how?: CasesHow): CasesTouched;
  /** The record of an id, whosever it is. */
  findRecord(recordId: string): ListRecord | undefined;
  /** What was fed back of a case, in the order it came. */
  feedbackOf(caseId: string): readonly Feedback[];
  /** Counts the feedback of a month, and gives what it is held against, 四(三) (R18). */
  countMonth(question: MonthQuestion): MonthCounts;
  /** Keeps how many matters a department concluded in a month. */
  reportMatters(matterCount: MatterCount): MatterCountOutcome;
}

/**
 * Makes an empty registry.
 *
 * @param clock tells when something is done, and which terms are over. Default: the system's
 * @returns the registry, at list version 1
 * @example
 * const registry = createRegistry()
 */
export function createRegistry(clock: Clock = systemClock): Registry {
  let lists = createMemoryLists();
  const now = () => momentAt(clock.wallMs());
  return {
    register: (entry) => lists.register([entry], now()),
    reseed(entries) {
      lists = createMemoryLists(lists);
      lists.register(entries, now());
    },
    list: (record) => lists.importRecord(listRecordSchema.parse(record), now()),
    apply: (transition) => lists.apply(transition, now()),
    lookUp: (subjects, how) => lists.lookUp(subjects, now(), how),
    publicPage: (asked) => lists.publicPage(asked, now()),
    publicRecordsOf: (subject) => lists.publicRecordsOf(subject, now()),
    changesSince: (sequence, maxCount) => lists.changesSince(sequence, maxCount, now()),
    accept: (feedback) => lists.accept(feedback, now()),
    casesTouched: (recordId, how) => lists.casesTouched(recordId, how),
    findRecord: (recordId) => lists.findRecord(recordId),
    feedbackOf: (caseId) => lists.feedbackOf(caseId),
    countMonth: (question) => lists.countMonth(question),
    reportMatters: (matterCount) => lists.reportMatters(matterCount),
  };
}
