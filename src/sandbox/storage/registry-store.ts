import type { Change } from "../../contract/change";
import type { ChangesPage } from "../../contract/changes-page";
import type { Feedback } from "../../contract/feedback";
import type { LookupAnswer } from "../../contract/lookup";
import type { PublicPage, PublicRecord } from "../../contract/public-record";
import type { TouchedCase } from "../../contract/touched-cases";
import type { RefusalCode, Transition } from "../../contract/transition";
import type { ListRecord } from "../../lists/list-record";
import type { SubjectRef } from "../../subject/subject";
import type { RegisteredSubject, SubjectParticulars } from "../registered-subject";
import type { Moment } from "../registry/drawer";
import type { LookupHow } from "../registry/lookup-how";
import type { PublicPageAsked } from "../registry/public-page-of";
import type { ApplicationStore } from "./application-store";
import type { CatalogueStore } from "./catalogue-store";
import type { EngagementStore } from "./engagement-store";
import type { ListsSnapshot } from "./lists-snapshot";
import type { NonceStore } from "./nonce-store";
import type { StatisticsStore } from "./statistics-store";
import type { WebhookStore } from "./webhook-store";

/** What came of a transition, and what is told of it; the same again when the same transition comes again. */
export type TransitionOutcome =
  | { readonly kind: "applied"; readonly listVersion: number; readonly changes: readonly Change[] }
  | { readonly kind: "refused"; readonly code: RefusalCode };

/** What came of a feedback: kept now or before, or another one stands under its id. */
export type FeedbackOutcome = { readonly kind: "accepted" } | { readonly kind: "conflicting" };

/** What came of subjects that were put on file; the others were there in the same words. */
export interface EnrolmentCounts {
  readonly enteredCount: number;
  readonly changedCount: number;
}

/** Which of the cases that a record touched. */
export interface CasesHow {
  /** The `next` of the page before. Default: from the first. */
  readonly after?: string;
  /** Default: 1,000. */
  readonly maxCount?: number;
}

/** A page of the cases that a record touched, by department and feedback. */
export interface CasesTouched {
  /** Absent where the id is of none; feedback may name it all the same. */
  readonly record?: ListRecord;
  readonly cases: readonly TouchedCase[];
  /** Where there are more. */
  readonly next?: string;
}

/** What is held of subjects, and, where catalogues are kept, which was active when it was read. */
export type FoundStandings = Pick<LookupAnswer, "listVersion" | "standings"> &
  Partial<Pick<LookupAnswer, "catalogueVersion">>;

/**
 * Where the platform keeps its lists. One writer at a time; whatever is answered is durable, and what was changed
 * together is seen together or not at all.
 */
export interface RegistryStore {
  /** Who may ask. */
  readonly applications: ApplicationStore;
  /** What was asked already. */
  readonly nonces: NonceStore;
  /** Puts on file all that is held of these subjects, in the place of what was there, their records too. */
  register(entries: readonly RegisteredSubject[], moment: Moment): Promise<void>;
  /** Puts subjects on file, or who they are in the place of what was told of them; their records stay as they are.
   * What is on file already in the same words is no change. */
  enrol(entries: readonly SubjectParticulars[], moment: Moment): Promise<EnrolmentCounts>;
  /** Puts subjects on file where nothing was ever done to the lists; says whether it did. Of several that try at once,
   * one does. */
  seed(entries: readonly RegisteredSubject[], moment: Moment): Promise<boolean>;
  /** Applies a transition; durable on return. */
  apply(transition: Transition, moment: Moment): Promise<TransitionOutcome>;
  /** What is held of each subject, in the order asked, once the calendar was followed up to the moment. */
  lookUp(subjects: readonly SubjectRef[], moment: Moment, how?: LookupHow): Promise<FoundStandings>;
  /** A page of what is public of a list on the day; changes nothing. */
  publicPage(asked: PublicPageAsked, moment: Moment): Promise<PublicPage>;
  /** What is public of a subject on the day, known or not, by list and day; changes nothing. */
  publicRecordsOf(subject: SubjectRef, moment: Moment): Promise<readonly PublicRecord[]>;
  /** The changes after a sequence number, in their order and without a gap, at most so many, once the calendar was
   * followed up to the moment: whoever reads changes alone learns of every expiry, 六(三) (R8). */
  changesSince(sequence: number, maxCount: number, moment: Moment): Promise<Readonly<ChangesPage>>;
  /** Gives the lists another epoch, once they were restored from a backup: what is done after it may take numbers that
   * other changes had, and whoever keeps a copy must learn of it. Gives the new one; durable on return. */
  renewEpoch(): Promise<string>;
  /** Begins to read all standings at one version, once the calendar was followed up to the moment. Nobody waits for it,
   * and it waits for nobody; whoever begins it ends it, soon. Undefined while bytes of an erasure are still in the files,
   * 六(三): while somebody reads for long they cannot be removed, and one reading after the other would keep them. */
  beginSnapshot(moment: Moment): Promise<ListsSnapshot | undefined>;
  /** Tells somebody that the lists were changed, by whichever process, or may have been: what is done by this store
   * before its answer. It is to be quick, and does not say what changed. Gives what stops it. */
  onChanged(hear: () => void): () => void;
  /** Keeps a feedback under its id; durable on return. */
  accept(feedback: Feedback, moment: Moment): Promise<FeedbackOutcome>;
  /** The cases whose feedback names a record, or one that would be erased with it, for redress when it falls, 五(六)
   * (R27); none once it is erased. */
  casesTouched(recordId: string, how?: CasesHow): Promise<CasesTouched>;
  /** Whom it tells of changes. */
  readonly webhooks: WebhookStore;
  /** The feedback of a month in figures, and what it is held against, 四(三) 五(三) (R18). */
  readonly statistics: StatisticsStore;
  /** The versions of the catalogue. */
  readonly catalogues: CatalogueStore;
  /** What departments take upon themselves, and answer to listings, 五(一). */
  readonly engagements: EngagementStore;
  close(): Promise<void>;
}
