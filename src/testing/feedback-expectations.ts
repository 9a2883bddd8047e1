import { AssertionError } from "node:assert";
import type { Feedback } from "../contract/feedback";
import type { Registry } from "../sandbox/registry";
import { maskSubject } from "../subject/mask";
import type { createLookupLog } from "./lookup-log";

/** What a test expects of the feedback 执行反馈 of a case. */
export interface FeedbackExpectations {
  expectChecked(caseId: string): void;
  expectFedBack(caseId: string): Feedback;
}

/**
 * Makes the expectations of a test platform about what was fed back to it.
 *
 * @param registry holds the feedback
 * @param log holds the lookups
 * @returns the expectations
 * @source 四(三), 五(三)
 * @example
 * createFeedbackExpectations(registry, log).expectChecked("2026-0001");
 */
export function createFeedbackExpectations(
  registry: Registry,
  log: Pick<ReturnType<typeof createLookupLog>, "answeredAbout">,
): FeedbackExpectations {
  function only(caseId: string): Feedback {
    const [feedback, second] = registry.feedbackOf(caseId);
    if (feedback !== undefined && second === undefined) return feedback;
    throw new AssertionError({
      message:
        feedback === undefined
          ? `Nothing was fed back of the case ${caseId}.`
          : `More than one feedback came of the case ${caseId}, under different ids.`,
    });
  }
  return {
    expectFedBack: only,
    expectChecked(caseId) {
      const { subject, concludedAt } = only(caseId);
      const checked = log.answeredAbout(subject).some(({ at }) => Date.parse(at) <= Date.parse(concludedAt));
      if (checked) return;
      throw new AssertionError({
        message: `The case ${caseId} was concluded at ${concludedAt}, and the platform had not answered about ${maskSubject(subject)} before.`,
      });
    },
  };
}
