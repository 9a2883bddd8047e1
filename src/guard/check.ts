import type {
  ProceedDecision,
  ReviewDecision,
  StopDecision,
  UndeterminedDecision,
} from "../decision/decision";
import type { Sentence } from "../decision/explanation/sentence";
import type { Materials, Stage } from "../decision/facts";
import type { Notice } from "../decision/notice";
import type { ResponsibleRole } from "../lists/list-record";
import type { Subject, SubjectRef } from "../subject/subject";
import type { CalendarDate } from "../time/calendar-date";

declare const cleared: unique symbol;

/** A mark that only a check can bear, so that a clearance cannot be written by hand. It exists for the compiler alone. */
interface Cleared {
  readonly [cleared]: "checked";
}

/** A responsible person to check with the organization, in the role in which it answers for it. */
export interface ResponsiblePerson {
  readonly role: ResponsibleRole;
  readonly subject: SubjectRef & { readonly name?: string };
}

/** What was asked, so that the same can be asked again before the act. */
export interface Asked {
  /** As passed: a matter type or an item code 事项实施编码. */
  readonly matterType: string;
  readonly responsiblePersons?: readonly ResponsiblePerson[];
  readonly materials?: Materials;
  readonly evaluatedOn?: CalendarDate;
}

/** From when the facts are; how old they are is for the reader to derive. */
export interface Freshness {
  readonly source: "platform";
  /** The instant as of which the platform spoke of the subject; absent when it did not. */
  readonly asOf?: string;
  readonly listVersion?: number;
  /** Absent when no catalogue could be had. */
  readonly catalogueVersion?: number;
  /** When the oldest of the requests behind this check began, RFC 3339; the bound on age counts from here. */
  readonly requestedAt?: string;
}

interface CheckContext {
  /** Who was checked. Holds the full code: an identifier of a person belongs in no log. */
  readonly subject: Subject;
  readonly asked: Asked;
  readonly stage: Stage;
  readonly caseId?: string;
  readonly officerId?: string;
  readonly freshness: Freshness;
  /** The decision in sentences, the outcome first; for the department only, 四(四). */
  readonly explanation: readonly Sentence[];
  /** What to tell whoever bears a constraint, 五(六) (R27). */
  readonly notices: readonly Notice[];
}

export type ProceedCheck = ProceedDecision & CheckContext & Cleared;
export type ReviewCheck = ReviewDecision & CheckContext & Cleared;
export type StopCheck = StopDecision & CheckContext;
export type UndeterminedCheck = UndeterminedDecision & CheckContext;

/**
 * What a check came to 核查结论: the decision with all it rests on. Plain data, frozen, fit for JSON; checks with
 * the same facts share one object.
 */
export type Check = ProceedCheck | ReviewCheck | StopCheck | UndeterminedCheck;

/**
 * Proof that a check was made and leaves the way open: at once, or after a person did what `obligations` ask.
 *
 * A function that takes a `Clearance` cannot be called by code that did not check (应查必查, 五(三)).
 *
 * @example
 * function approve(application: Application, clearance: Clearance): void {}
 */
export type Clearance = ProceedCheck | ReviewCheck;
