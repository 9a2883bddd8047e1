import { disputesAmong } from "../../lists/disputes-among";
import type { ListRecord } from "../../lists/list-record";
import { isMisListed, recordStatus } from "../../lists/record-status";
import type { Standing } from "../../lists/standing";
import type { CalendarDate } from "../../time/calendar-date";
import type { RecordEvidence } from "../decision";
import type { RuleContext } from "./rule-context";
import { verificationDue } from "./verification-due";

/** A record with what the rules of its own life say of it on the day. */
export interface Listing extends RecordEvidence {
  readonly record: ListRecord;
  /** A red record that left after the evaluation for an adverse listing: what it left for is not applied backwards. */
  readonly exitAfterEvaluation: boolean;
}

/**
 * Places each record of a standing on the day of the decision. Pure.
 *
 * Who was on no adverse list at the evaluation is not judged backwards by a later listing, nor by the exit from the red
 * list that it brings. Who was on one is judged as usual: what it has turned into since would otherwise clear it.
 *
 * @param standing what the platform says of the subject
 * @param context the day and the parameters
 * @returns a listing per record, in the platform's order; none for a subject that is not known
 * @source 六(一), 六(二), 五(六) (R4, R6); 二(四): a listing after the evaluation is shown only: our reading
 * @example
 * subjectListings(standing, context).filter((listing) => listing.status.kind === "in-force")
 */
export function subjectListings(standing: Standing, context: RuleContext): readonly Listing[] {
  if (standing.kind === "unknown") return [];
  const { records } = standing;
  const { date, evaluatedOn } = context;
  const disputeOver = disputesAmong(records, date);
  const shieldedOn =
    evaluatedOn === undefined || records.some((record) => wasAdverse(record, evaluatedOn, date))
      ? undefined
      : evaluatedOn;
  return records.map((record) => {
    const disputed = disputeOver(record);
    const due = verificationDue(disputed ?? record, context);
    const since = record.list === "red" ? evaluatedOn : shieldedOn;
    const afterEvaluation = since !== undefined && record.listedOn > since;
    const status = recordStatus(record, date);
    const exitAfterEvaluation =
      shieldedOn !== undefined &&
      !afterEvaluation &&
      status.kind === "ended" &&
      status.way === "adverse-listed" &&
      status.endedOn > shieldedOn;
    return {
      record,
      recordId: record.recordId,
      status: exitAfterEvaluation ? recordStatus({ ...record, status: { kind: "listed" } }, date) : status,
      suspended: disputed !== undefined,
      ...(due === undefined ? {} : { verificationDue: due }),
      afterEvaluation,
      exitAfterEvaluation,
    };
  });
}

/** Whether a black or watch record was in force at the evaluation; of a mis-listing nothing remains, 六(三). */
function wasAdverse(record: ListRecord, evaluatedOn: CalendarDate, date: CalendarDate): boolean {
  return (
    record.list !== "red" &&
    recordStatus(record, evaluatedOn).kind === "in-force" &&
    !isMisListed(recordStatus(record, date))
  );
}

/**
 * What is shown of a listing in the evidence. Pure.
 *
 * @param listing one listing
 * @returns the same without the record, which the standing beside it holds
 * @source 七(三) (R25)
 * @example
 * listings.map(evidenceOf)
 */
export function evidenceOf(listing: Listing): RecordEvidence {
  const { recordId, status, suspended, verificationDue, afterEvaluation } = listing;
  return verificationDue === undefined
    ? { recordId, status, suspended, afterEvaluation }
    : { recordId, status, suspended, verificationDue, afterEvaluation };
}

/**
 * The black and watch listings that may bear on anything: listed by the day, by the evaluation, and not by mistake. Pure.
 *
 * @param listings all listings of one subject
 * @returns those in force or ended lawfully
 * @source 六(三): of a mis-listing nothing remains (R5)
 * @example
 * adverseListings(listings).length === 0
 */
export function adverseListings(listings: readonly Listing[]): readonly Listing[] {
  return listings.filter(
    ({ record, status, afterEvaluation }) =>
      record.list !== "red" && status.kind !== "not-yet" && !afterEvaluation && !isMisListed(status),
  );
}
