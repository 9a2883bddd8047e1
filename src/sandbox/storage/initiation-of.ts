import type { BearingMeasure } from "../../catalogue/bearing-measures";
import type { EngagementResponse, Initiation } from "../../contract/engagement-response";
import type { Feedback } from "../../contract/feedback";
import type { ListRecord } from "../../lists/list-record";

/** A response that is kept. */
export interface KeptResponse {
  readonly response: EngagementResponse;
  readonly at: string;
}

/**
 * Writes down what a record calls on a department to do. Pure.
 *
 * @param record the listing
 * @param measures those that the department declared to implement
 * @param kept its response, if any
 * @param feedback its own that names the record
 * @returns the initiation, without where in the law the record rests
 * @source 五(一), 五(三)
 * @example
 * initiationOf(record, measures, undefined, []).feedbackCount // 0
 */
export function initiationOf(
  record: ListRecord,
  measures: readonly BearingMeasure[],
  kept: KeptResponse | undefined,
  feedback: readonly Feedback[],
): Initiation {
  const { recordId, subject, list, authority, listedOn } = record;
  const { kind, reason } = kept?.response ?? {};
  const concludedAt = feedback.map((one) => one.concludedAt);
  const lastFeedbackAt = concludedAt.sort((a, b) => Date.parse(a) - Date.parse(b)).at(-1);
  return {
    recordId,
    subject,
    list,
    authority,
    listedOn,
    measures,
    ...(kept === undefined || kind === undefined
      ? {}
      : { response: { kind, ...(reason === undefined ? {} : { reason }), at: kept.at } }),
    feedbackCount: feedback.length,
    ...(lastFeedbackAt === undefined ? {} : { lastFeedbackAt }),
  };
}
