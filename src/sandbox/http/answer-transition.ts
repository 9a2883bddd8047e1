import { transitionSchema } from "../../contract/transition";
import type { TransitionAnswer } from "../../contract/transition-answer";
import { actsFor } from "../access/acts-for";
import { momentAt } from "../moment-at";
import { type Answering, type AnswerParts, forbidden, malformed } from "./message";
import { parsedBody } from "./parsed-body";

/**
 * Makes what applies transitions.
 *
 * @param parts the lists, and the clock that says when it is done
 * @returns what is told of the transition, or why it is refused; the same again when it comes again
 * @source 四(四), 五(五), 五(六), 六(一), 六(二), 六(三)
 * @example
 * answerTransition(parts)
 */
export function answerTransition({ lists, clock }: Pick<AnswerParts, "lists" | "clock">): Answering {
  return async ({ body, application }) => {
    const transition = parsedBody(transitionSchema, body);
    if (transition === undefined) return malformed;
    if (!actsFor(application, transition.by)) return forbidden;
    const outcome = await lists.apply(transition, momentAt(clock.wallMs()));
    if (outcome.kind === "refused")
      return { kind: "refused", code: "transition-refused", refusal: outcome.code };
    const { listVersion, changes } = outcome;
    const answer: TransitionAnswer = { listVersion, changes };
    return { kind: "answered", text: JSON.stringify(answer) };
  };
}
