export type { CatalogueDocumentInput, RuleParameters } from "./catalogue/catalogue-document";
export type { Binding, Effect, Executor, LegalBasis, Measure } from "./catalogue/measure";
export type { PolicyPack } from "./catalogue/policy-pack";
export { createGuard } from "./create-guard";
export type {
  AppliedConstraint,
  AppliedIncentive,
  AppliedMeasure,
  Cause,
  Decision,
  DerivedFrom,
  Entitlement,
  GapAcceptance,
  Inconsistency,
  Obligation,
  ProceedDecision,
  RecordEvidence,
  ReviewDecision,
  StopDecision,
  SubjectEvidence,
  UndeterminedDecision,
} from "./decision/decision";
export type { Sentence } from "./decision/explanation/sentence";
export type { Materials, Relation, Stage, UnestablishedReason } from "./decision/facts";
export type { Notice } from "./decision/notice";
export type { ErrorCode } from "./errors/error-code";
export {
  CatalogueError,
  InputError,
  IntegrityError,
  isYingchaError,
  SourceError,
  YingchaError,
} from "./errors/yingcha-error";
export type { Guard } from "./guard/assemble-guard";
export type {
  Asked,
  Check,
  Clearance,
  Freshness,
  ProceedCheck,
  ResponsiblePerson,
  ReviewCheck,
  StopCheck,
  UndeterminedCheck,
} from "./guard/check";
export type { CheckHow } from "./guard/check-how";
export type { ConfirmedCheck, ConfirmHow } from "./guard/confirm";
export type { Drift } from "./guard/drift";
export type { GuardEvent, GuardEventKind, GuardEventOf } from "./guard/guard-event";
export type { JointCheck } from "./guard/joint-check";
export type { ScreenedItem } from "./guard/screen";
export type { GuardOptions } from "./guard-options";
export type {
  ListKind,
  ListRecord,
  ResponsibleRole,
  Scope,
  Severity,
  Verification,
} from "./lists/list-record";
export type { Link, Recognition, Standing, SubjectType } from "./lists/standing";
export { maskSubject } from "./subject/mask";
export { parseSubject, type Subject, type SubjectInput, type SubjectRef } from "./subject/subject";
export type { SubjectKind } from "./subject/subject-kind";
export { beijingDateOf, type CalendarDate, parseCalendarDate } from "./time/calendar-date";
export { chinaWorkingDays } from "./time/china-working-days";
export type { Clock } from "./time/clock";
export type { WorkingDayCalendar } from "./time/working-days";
