import { type TransitionKind, transitionSchema } from "../../contract/transition";
import type { TransitionAnswer } from "../../contract/transition-answer";
import { transitionScopes } from "../../contract/transition-scopes";
import type { Application } from "../access/application";
import { ownDepartment } from "../access/own-department";
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
    // With its code, however the message names it: other places have departments of the same name.
    const by = ownDepartment(application, transition.by);
    if (by === undefined || !isLet(application, transition.kind)) return forbidden;
    const outcome = await lists.apply({ ...transition, by }, momentAt(clock.wallMs()));
    if (outcome.kind === "refused")
      return { kind: "refused", code: "transition-refused", refusal: outcome.code };
    const { listVersion, changes } = outcome;
    const answer: TransitionAnswer = { listVersion, changes };
    return { kind: "answered", text: JSON.stringify(answer) };
  };
}

function isLet({ scopes }: Application, kind: TransitionKind): boolean {
  return transitionScopes(kind).some((scope) => scopes.includes(scope));
}
