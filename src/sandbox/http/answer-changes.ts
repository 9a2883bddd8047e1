import { type ChangesPage, changesQuerySchema } from "../../contract/changes-page";
import { type Answering, type AnswerParts, malformed } from "./message";

/**
 * Makes what tells of changes.
 *
 * @param parts the lists
 * @returns the changes after a number, by the query `since` and `limit`
 * @source 五(三), 五(五)
 * @example
 * answerChanges(parts)
 */
export function answerChanges({ lists }: Pick<AnswerParts, "lists">): Answering {
  return async ({ query }) => {
    const asked = [...query];
    const named = Object.fromEntries(asked);
    const request = changesQuerySchema.safeParse(named).data;
    if (request === undefined || asked.length !== Object.keys(named).length) return malformed;
    const { listVersion, changes } = await lists.changesSince(request.since, request.limit);
    const page: ChangesPage = { listVersion, changes };
    return { kind: "answered", text: JSON.stringify(page) };
  };
}
