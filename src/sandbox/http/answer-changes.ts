import { type ChangesPage, changesQuerySchema } from "../../contract/changes-page";
import { momentAt } from "../moment-at";
import { type Answering, type AnswerParts, malformed } from "./message";
import { parsedQuery } from "./parsed-query";

/**
 * Makes what tells of changes.
 *
 * @param parts the lists, and the clock that says what is over by now
 * @returns the changes after a number, by the query `since`, `limit` and `epoch`
 * @source 五(三), 五(五), 六(三) (R8)
 * @example
 * answerChanges(parts)
 */
export function answerChanges({ lists, clock }: Pick<AnswerParts, "lists" | "clock">): Answering {
  return async ({ query }) => {
    const request = parsedQuery(changesQuerySchema, query);
    if (request === undefined) return malformed;
    const { since, limit, epoch } = request;
    const page: ChangesPage = await lists.changesSince(since, limit, momentAt(clock.wallMs()));
    // The number may be another change by now.
    if (epoch !== undefined && epoch !== page.epoch) return { kind: "refused", code: "sequence-unknown" };
    return { kind: "answered", text: JSON.stringify(page) };
  };
}
