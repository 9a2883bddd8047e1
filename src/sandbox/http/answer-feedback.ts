import { feedbackSchema } from "../../contract/feedback";
import type { FeedbackAnswer } from "../../contract/feedback-answer";
import { momentAt } from "../moment-at";
import { answerOwn } from "./answer-own";
import type { Answering, AnswerParts } from "./message";

/**
 * Makes what accepts feedback.
 *
 * @param parts where it is kept, and the clock
 * @returns that it is kept, or that another one stands under its id
 * @source 四(三), 五(一), 五(三)
 * @example
 * answerFeedback(parts)
 */
export function answerFeedback({ lists, clock }: Pick<AnswerParts, "lists" | "clock">): Answering {
  return answerOwn(feedbackSchema, "department", async (feedback) => {
    const outcome = await lists.accept(feedback, momentAt(clock.wallMs()));
    if (outcome.kind === "conflicting") return { kind: "refused", code: "feedback-conflicting" };
    const answer: FeedbackAnswer = { feedbackId: feedback.feedbackId };
    return { kind: "answered", text: JSON.stringify(answer) };
  });
}
