import { disputesAmong } from "../../lists/disputes-among";
import type { ListRecord } from "../../lists/list-record";
import { recordStatus } from "../../lists/record-status";
import type { Standing } from "../../lists/standing";
import type { RecordEvidence } from "../decision";
import type { RuleContext } from "./rule-context";
import { verificationDue } from "./verification-due";

/** A record with what the rules of its own life say of it on the day. */
export interface Listing extends RecordEvidence {
  readonly record: ListRecord;
}

/**
 * Places each record of a standing on the day of the decision. Pure.
 *
 * @param standing what the platform says of the subject
 * @param context the day and the parameters
 * @returns a listing per record, in the platform's order; none for a subject that is not known
 * @source 六(一), 六(二), 五(六) (R4, R6); a listing after the evaluation is shown only: our reading
 * @example
 * subjectListings(standing, context).filter((listing) => listing.status.kind === "in-force")
 */
export function subjectListings(standing: Standing, context: RuleContext): readonly Listing[] {
  if (standing.kind === "unknown") return [];
  const { records } = standing;
  const disputeOver = disputesAmong(records, context.date);
  return records.map((record) => {
    const disputed = disputeOver(record);
    const due = verificationDue(disputed ?? record, context);
    return {
      record,
      recordId: record.recordId,
      status: recordStatus(record, context.date),
      suspended: disputed !== undefined,
      ...(due === undefined ? {} : { verificationDue: due }),
      afterEvaluation: context.evaluatedOn !== undefined && record.listedOn > context.evaluatedOn,
    };
  });
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
      record.list !== "red" &&
      status.kind !== "not-yet" &&
      !afterEvaluation &&
      !(status.kind === "ended" && status.way === "mis-listed"),
  );
}
