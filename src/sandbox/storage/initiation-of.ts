import type { BearingMeasure } from "../../catalogue/bearing-measures";
import type { EngagementResponse, Initiation } from "../../contract/engagement-response";
import type { ListRecord } from "../../lists/list-record";
import { lacksReason } from "../catalogue/lacks-reason";

/** A response that is kept. */
export interface KeptResponse {
  readonly response: EngagementResponse;
  readonly at: string;
}

/** What one department answered and fed back of a record. */
export interface AnswersOn {
  /** Its last. */
  readonly kept?: KeptResponse;
  readonly feedbackCount: number;
  /** When the last feedback was accepted. */
  readonly lastFeedbackAt?: string;
}

/** Of a record about which nothing came. */
export const noAnswers: AnswersOn = { feedbackCount: 0 };

/**
 * Writes down what a record calls on a department to do. Pure.
 *
 * @param record the listing
 * @param measures those that the department declared to implement
 * @param answers what it answered and fed back
 * @returns the initiation, without where in the law the record rests
 * @source 五(一), 五(三)
 * @example
 * initiationOf(record, measures, noAnswers).feedbackCount // 0
 */
export function initiationOf(
  record: ListRecord,
  measures: readonly BearingMeasure[],
  answers: AnswersOn,
): Initiation {
  const { recordId, subject, list, authority, listedOn } = record;
  return { recordId, subject, list, authority, listedOn, measures, ...answersShown(measures, answers) };
}

/**
 * Writes down what a department answered and fed back. Pure.
 *
 * @param measures what the record calls on it to do today
 * @param answers as they are kept; undefined where nothing came
 * @returns the response, if any that still answers, and how often it fed back
 * @source 五(一), 五(三), 五(四) (R13)
 * @example
 * answersShown(measures, noAnswers).feedbackCount // 0
 */
export function answersShown(
  measures: readonly BearingMeasure[],
  { kept, feedbackCount, lastFeedbackAt }: AnswersOn = noAnswers,
): Pick<Initiation, "response" | "feedbackCount" | "lastFeedbackAt"> {
  return {
    ...(kept === undefined || lacksReason(kept.response, measures) ? {} : { response: shown(kept) }),
    feedbackCount,
    ...(lastFeedbackAt === undefined ? {} : { lastFeedbackAt }),
  };
}

function shown({ response: { kind, reason }, at }: KeptResponse): Initiation["response"] {
  return { kind, ...(reason === undefined ? {} : { reason }), at };
}
