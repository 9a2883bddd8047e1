import type { Feedback } from "../../contract/feedback";
import type { ListRecord } from "../../lists/list-record";
import type { CasesTouched } from "./registry-store";

/** A feedback under its id, which no other department's is. */
export interface OwnFeedback {
  readonly ownId: string;
  readonly feedback: Feedback;
}

/**
 * Writes down a page of the cases that records touched: of the feedback what redress needs, and no more. Pure.
 *
 * @param named the feedback that names them, by its id: all that the page may hold, and one more where there is one
 * @param how which record was asked about, where it stands; the ids asked for; how many at most
 * @returns the page, with `next` where there are more
 * @source 三(五), 五(六) (R26, R27)
 * @example
 * casesPage([], { record, recordIds: ["B-1"], maxCount: 1_000 }).cases // []
 */
export function casesPage(
  named: readonly OwnFeedback[],
  how: {
    readonly record: ListRecord | undefined;
    readonly recordIds: readonly string[];
    readonly maxCount: number;
  },
): CasesTouched {
  const { record, maxCount } = how;
  const asked = new Set(how.recordIds);
  const page = named.slice(0, maxCount);
  const next = named.length > maxCount ? page.at(-1)?.ownId : undefined;
  return {
    ...(record === undefined ? {} : { record }),
    cases: page.map(({ feedback }) => {
      const { department, caseId, feedbackId, matterType, conclusion, concludedAt } = feedback;
      const recordIds = [...new Set(feedback.recordIds)].filter((recordId) => asked.has(recordId));
      return { department, caseId, feedbackId, matterType, conclusion, concludedAt, recordIds };
    }),
    ...(next === undefined ? {} : { next }),
  };
}
