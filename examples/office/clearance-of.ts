import type { AppliedConstraint, Check, Clearance, UnestablishedReason } from "yingcha";
import { type Answer, unansweredObligations } from "./obligation-answers";
import { Problem } from "./problem";

/**
 * Gives the clearance that a check holds, or the problem that stands in its way.
 *
 * The switch is the whole of 应查必查: the compiler refuses a forgotten outcome, and lets nothing but a check that
 * left the way open be called a clearance.
 */
export function clearanceOf(check: Check, answers: readonly Answer[]): Clearance | Problem {
  switch (check.outcome) {
    case "proceed":
      return check;
    case "review": {
      const unanswered = unansweredObligations(check, answers);
      return unanswered.length === 0
        ? check
        : new Problem(409, "obligations-unanswered", "须先说明每项须办事项如何办理", { unanswered });
    }
    case "stop":
      return new Problem(
        409,
        "approval-prohibited",
        "有强制性措施，不得径行办理；不予办理由经办人员另行决定",
        {
          prohibitions: check.prohibitions.map(shownProhibition),
        },
      );
    case "undetermined":
      return held(check.reason);
  }
}

/** A prohibition with the texts it rests on, for the officer to read. */
export function shownProhibition({ entryId, title, clause, bases, because }: AppliedConstraint) {
  return { entryId, title, clause, bases, records: because.map(({ recordId }) => recordId) };
}

/** What could not be established is held: it is no record of anything, and no leave to go on. */
function held({ code, retryAt }: UnestablishedReason): Problem {
  return new Problem(503, "check-undetermined", "未能查明，暂缓办理", { reason: code }, retryAt);
}
