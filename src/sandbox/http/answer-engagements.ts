import type { Engagements } from "../../contract/engagement";
import { type Answering, type AnswerParts, unknownPath } from "./message";

/**
 * Makes what lists the declarations of all departments.
 *
 * @param parts where they are kept
 * @returns those that stand, by department and role
 * @source 五(一)
 * @example
 * answerEngagements({ service })
 */
export function answerEngagements({ service }: Pick<AnswerParts, "service">): Answering {
  return async () => {
    if (service === undefined) return unknownPath;
    const answer: Engagements = { engagements: await service.stores.engagements.list() };
    return { kind: "answered", text: JSON.stringify(answer) };
  };
}
