import { type TransitionKind, transitionSchema } from "../../contract/transition";
import type { TransitionAnswer } from "../../contract/transition-answer";
import { transitionScopes } from "../../contract/transition-scopes";
import type { Application } from "../access/application";
import { momentAt } from "../moment-at";
import { answerOwn } from "./answer-own";
import { type Answering, type AnswerParts, forbidden } from "./message";

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
  return answerOwn(transitionSchema, "by", async (transition, { application }) => {
    if (!isLet(application, transition.kind)) return forbidden;
    const outcome = await lists.apply(transition, momentAt(clock.wallMs()));
    if (outcome.kind === "refused")
      return { kind: "refused", code: "transition-refused", refusal: outcome.code };
    const { listVersion, changes } = outcome;
    const applied: TransitionAnswer = { listVersion, changes };
    return { kind: "answered", text: JSON.stringify(applied) };
  });
}

function isLet({ scopes }: Application, kind: TransitionKind): boolean {
  return transitionScopes(kind).some((scope) => scopes.includes(scope));
}
