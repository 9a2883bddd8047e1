import type { MatterRules } from "../catalogue/active-catalogue";
import type { ErrorCode } from "../errors/error-code";
import type { ResponsibleRole } from "../lists/list-record";
import type { Standing } from "../lists/standing";
import type { SubjectRef } from "../subject/subject";
import type { CalendarDate } from "../time/calendar-date";

/** Why something could not be established, and when to ask again (RFC 3339) where the source said so. */
export interface UnestablishedReason {
  readonly code: ErrorCode;
  readonly retryAt?: string;
}

/** What came of asking about one subject. A failed lookup is a fact of its own, never an empty standing (R21). */
export type Finding =
  | { readonly kind: "found"; readonly standing: Standing }
  | { readonly kind: "failed"; readonly reason: UnestablishedReason };

/** How another subject is tied to the one checked. */
export type Relation =
  | { readonly kind: "parent" }
  | { readonly kind: "operator" }
  | { readonly kind: "responsible-person"; readonly role: ResponsibleRole };

/** Whom the facts speak of, with the name the caller gave for comparison. */
export interface NamedSubject extends SubjectRef {
  readonly name?: string;
}

export interface RelatedFacts {
  readonly relation: Relation;
  readonly subject: NamedSubject;
  readonly finding: Finding;
}

/** All that a decision rests on: the subject's finding and those of whoever is checked with it. */
export interface Facts {
  readonly subject: NamedSubject;
  readonly finding: Finding;
  readonly related: readonly RelatedFacts[];
}

/** 受理, 审查, 决定. The outcome is the same at every stage (R28). */
export type Stage = "acceptance" | "review" | "decision";

/** What an application lacks, for accept-with-gaps (R12). */
export interface Materials {
  /** What is missing, and whether a law or regulation demands it. */
  readonly missing: readonly { readonly name: string; readonly demandedBy: "law" | "regulation" | "none" }[];
  /** Whether the applicant promised in writing to provide it in time. */
  readonly promise: "written" | "none";
  /** The matter's own limit; without one no promise can be formed. */
  readonly limit?: { readonly workingDaysCount: number };
}

/** The matter at hand. */
export interface Matter {
  readonly rules: MatterRules;
  /** The code of the department that checks; absent: any approving department (R30). */
  readonly department?: string;
  /** The day of the evaluation, for matters in which a later listing is shown and not applied backwards. */
  readonly evaluatedOn?: CalendarDate;
  readonly materials?: Materials;
}
