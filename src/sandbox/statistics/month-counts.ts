import type { Feedback } from "../../contract/feedback";
import type { CountedList, ExecutionKind } from "../../contract/statistics";
import type { ListKind } from "../../lists/list-record";

/** What is to be counted. */
export interface MonthQuestion {
  /** In Beijing, YYYY-MM. */
  readonly month: string;
  /** One department alone, by its key. */
  readonly departmentKey?: string;
  /** The lists that are told apart; a case on which no record of these bore counts as `none`. */
  readonly lists: readonly ListKind[];
}

/** Of which department and matter type a count is. */
export interface CountPlace {
  readonly departmentKey: string;
  readonly matterType: string;
}

/** How often a conclusion was fed back. */
export interface ConclusionCount extends CountPlace {
  readonly conclusion: Feedback["conclusion"];
  /** The last of the names that the department was given, by code points. */
  readonly departmentName: string;
  readonly feedbackCount: number;
}

/** How many cases a list bore on. */
export interface CasesOnList extends CountPlace {
  readonly list: CountedList;
  readonly caseCount: number;
}

/** How often a measure was carried out or skipped where a list bore on the case. */
export interface MeasureCount extends CasesOnList {
  readonly measureId: string;
  readonly execution: ExecutionKind;
  readonly measureCount: number;
}

/** What a department reported of its concluded matters. */
export interface ConcludedCount extends CountPlace {
  readonly departmentName: string;
  readonly concludedCount: number;
}

/** All that is counted of a month, all of one state, in no order. */
export interface MonthCounts {
  readonly conclusions: readonly ConclusionCount[];
  readonly cases: readonly (CountPlace & { readonly caseCount: number })[];
  readonly lists: readonly CasesOnList[];
  readonly measures: readonly MeasureCount[];
  readonly concluded: readonly ConcludedCount[];
}
