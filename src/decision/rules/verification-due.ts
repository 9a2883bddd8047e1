import type { ListRecord } from "../../lists/list-record";
import { addWorkingDays } from "../../time/working-days";
import type { RecordEvidence } from "../decision";
import type { RuleContext } from "./rule-context";

/**
 * R4: says by when the provider must have verified a record. Pure.
 *
 * @param record one listing
 * @param context the day, the calendar, the number of working days
 * @returns the last day of the term, whether it is provisional, and whether it is over; absent while nothing is
 *   under verification or the provider has not been told. Overdue verification suspends as before
 * @source 五(六); the day of telling itself does not count, overdue stays suspended: our reading
 * @example
 * verificationDue(record, context)?.term // "overdue" from the day after the last one
 */
export function verificationDue(record: ListRecord, context: RuleContext): RecordEvidence["verificationDue"] {
  const { verification } = record;
  if (verification?.kind !== "under-verification" || verification.providerToldOn === undefined)
    return undefined;
  const { calendar, date, parameters } = context;
  const due = addWorkingDays(verification.providerToldOn, parameters.verificationWorkingDaysCount, calendar);
  return { ...due, term: date > due.on ? "overdue" : "running" };
}
