import type { RuleParameters } from "../../catalogue/catalogue-document";
import type { CalendarDate } from "../../time/calendar-date";
import type { WorkingDayCalendar } from "../../time/working-days";

/** The day, the calendar and the parameters that every rule reads. */
export interface RuleContext {
  readonly date: CalendarDate;
  readonly calendar: WorkingDayCalendar;
  readonly parameters: RuleParameters;
  /** The evaluation: what counts is the standing then, and a first adverse listing after it is only shown; absent where
   * later listings bind. */
  readonly evaluatedOn?: CalendarDate;
}
