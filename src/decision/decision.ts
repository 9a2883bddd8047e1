import type { Binding, Effect, Executor, IncentiveGround, LegalBasis } from "../catalogue/measure";
import type { RecordStatus } from "../lists/record-status";
import type { Standing } from "../lists/standing";
import type { SubjectRef } from "../subject/subject";
import type { CalendarDate } from "../time/calendar-date";
import type { WorkingDayDeadline } from "../time/working-days";
import type { Relation, UnestablishedReason } from "./facts";

/** A record that brings a constraint, and whether it is suspended while it, or what it follows, is verified, 五(六). */
export interface Cause {
  readonly recordId: string;
  readonly suspended: boolean;
}

interface AppliedRow {
  readonly measureId: string;
  /** The entry of the catalogue that makes it apply; the measure's own id where the pack does. */
  readonly entryId: string;
  readonly title: string;
  readonly clause: string;
  readonly binding: Binding;
  readonly bases: readonly LegalBasis[];
  readonly executedBy: Executor;
  /** `own`: the checking department carries it out; `information`: others do (R30). */
  readonly duty: "own" | "information";
}

/** A constraint that applies, in force while one of its causes is not suspended. */
export interface AppliedConstraint extends AppliedRow {
  readonly kind: "constraint";
  readonly effect: Effect;
  readonly state: "in-force" | "suspended";
  readonly because: readonly Cause[];
  /** Whose record it is; absent: the subject's own. A related one that is only `shown` decides nothing (R16). */
  readonly related?: {
    readonly relation: Relation;
    readonly subject: SubjectRef;
    readonly bearing: "bears" | "shown";
  };
}

/** What entitles to an incentive. */
export type Entitlement =
  | {
      readonly kind: Extract<IncentiveGround, "red">;
      readonly recordId: string;
      readonly objection: "none" | "raised";
    }
  | { readonly kind: Extract<IncentiveGround, "recognition">; readonly recognitionId: string }
  | {
      readonly kind: Extract<IncentiveGround, "clean-years">;
      readonly sinceOn: CalendarDate;
      readonly yearsCount: number;
    };

/** What accept-with-gaps comes to for the materials at hand (R12). */
export type GapAcceptance =
  | { readonly kind: "not-asked" }
  | { readonly kind: "nothing-missing" }
  | { readonly kind: "material-demanded"; readonly materials: readonly string[] }
  | { readonly kind: "limit-missing" }
  | { readonly kind: "promise-missing"; readonly due: WorkingDayDeadline }
  | { readonly kind: "must-accept"; readonly due: WorkingDayDeadline };

/** An incentive the subject is entitled to; a `held` one is neither given nor lost by us: the officer decides (R20). */
export interface AppliedIncentive extends AppliedRow {
  readonly kind: "incentive";
  readonly state: "available" | "held";
  readonly because: readonly Entitlement[];
  /** Only on accept-with-gaps. */
  readonly acceptance?: GapAcceptance;
}

export type AppliedMeasure = AppliedConstraint | AppliedIncentive;

/** What a person must do before going on. */
export type Obligation =
  | { readonly kind: "carry-out"; readonly measure: AppliedConstraint }
  | {
      readonly kind: "verify-identity";
      readonly subject: SubjectRef;
      readonly why: "name-mismatched" | "subject-unknown";
    };

/**
 * One record of the standing as it stood on the day of the decision; a red one that left for what was listed after the
 * evaluation, as it would stand without that exit.
 */
export interface RecordEvidence {
  readonly recordId: string;
  readonly status: RecordStatus;
  readonly suspended: boolean;
  /**
   * While it, or the black record on which it rests, is under verification: by when the provider must answer; absent
   * while it has not been told (R4).
   */
  readonly verificationDue?: WorkingDayDeadline & { readonly term: "running" | "overdue" };
  /**
   * Listed after the evaluation, so shown and not applied backwards; a black or watch record of whoever was on such a
   * list at the evaluation counts all the same.
   */
  readonly afterEvaluation: boolean;
}

/** What was found about one subject. */
export interface SubjectEvidence {
  readonly subject: SubjectRef;
  readonly relation?: Relation;
  readonly found:
    | { readonly kind: "standing"; readonly standing: Standing; readonly records: readonly RecordEvidence[] }
    | { readonly kind: "nothing"; readonly reason: UnestablishedReason };
}

/** A contradiction in the platform's answer, for the platform to mend; it is reported and nothing is invented. */
export interface Inconsistency {
  readonly kind:
    | "red-record-left"
    | "watch-record-missing"
    | "clean-since-contradicted"
    | "followed-record-contradicted"
    | "adverse-record-missing"
    | "parent-link-missing"
    | "operator-link-missing";
  readonly subject: SubjectRef;
  readonly recordIds: readonly string[];
  readonly clause: string;
}

/** The inputs by which the decision can be derived again, 六(三) 七(三) (R25). */
export interface DerivedFrom {
  readonly packId: string;
  readonly packVersion: number;
  readonly catalogueId: string;
  readonly catalogueVersion: number;
  /** Absent when no answer about the subject itself was had. */
  readonly listVersion?: number;
  readonly asOf?: string;
  readonly decidedOn: CalendarDate;
  /** The department that checked; absent: any approving department (R30). */
  readonly department?: string;
}

interface DecisionBase {
  readonly matterType: string;
  /** All measures from all matching records, also suspended ones, others' and related subjects'. */
  readonly measures: readonly AppliedMeasure[];
  readonly evidence: readonly SubjectEvidence[];
  readonly inconsistencies: readonly Inconsistency[];
  readonly derivedFrom: DerivedFrom;
}

type NonEmpty<T> = readonly [T, ...T[]];

/** Nothing constrains, and that was established. */
export interface ProceedDecision extends DecisionBase {
  readonly outcome: "proceed";
  readonly incentives: readonly AppliedIncentive[];
}

/** A person must look before the matter goes on. */
export interface ReviewDecision extends DecisionBase {
  readonly outcome: "review";
  readonly obligations: NonEmpty<Obligation>;
}

/** A mandatory constraint forbids it, by the legal bases named; refusing is the officer's act (R15). */
export interface StopDecision extends DecisionBase {
  readonly outcome: "stop";
  readonly prohibitions: NonEmpty<AppliedConstraint>;
  readonly obligations: readonly Obligation[];
}

/** It could not be established: hold. What was found is shown all the same. */
export interface UndeterminedDecision extends DecisionBase {
  readonly outcome: "undetermined";
  readonly reason: UnestablishedReason;
  /** What would prohibit by what was found so far; the way on from here does not lead over it. */
  readonly prohibitions: readonly AppliedConstraint[];
  /** What a person would have to do by what was found so far. */
  readonly obligations: readonly Obligation[];
}

/** 核查结论. No outcome is a boolean, and each carries only what it allows. */
export type Decision = ProceedDecision | ReviewDecision | StopDecision | UndeterminedDecision;
