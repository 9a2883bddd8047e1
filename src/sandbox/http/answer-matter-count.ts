import { matterCountSchema } from "../../contract/matter-count";
import type { MatterCountAnswer } from "../../contract/matter-count-answer";
import { momentAt } from "../moment-at";
import { answerOwn } from "./answer-own";
import type { Answering, AnswerParts } from "./message";

/**
 * Makes what accepts how many matters a department concluded.
 *
 * @param parts where it is kept, and the clock
 * @returns that it is kept, or that another one stands under its id
 * @source 五(三) 应查必查
 * @example
 * answerMatterCount(parts)
 */
export function answerMatterCount({ lists, clock }: Pick<AnswerParts, "lists" | "clock">): Answering {
  return answerOwn(matterCountSchema, "department", async (matterCount) => {
    const outcome = await lists.statistics.report(matterCount, momentAt(clock.wallMs()));
    if (outcome.kind === "conflicting") return { kind: "refused", code: "report-conflicting" };
    const { reportId, month, matterType } = matterCount;
    const answer: MatterCountAnswer = {
      ...(reportId === undefined ? {} : { reportId }),
      month,
      matterType,
    };
    return { kind: "answered", text: JSON.stringify(answer) };
  });
}
