import { type TouchedCases, touchedCasesQuerySchema } from "../../contract/touched-cases";
import type { Application } from "../access/application";
import { isOwnDepartment } from "../access/is-own-department";
import type { CasesTouched } from "../storage/registry-store";
import { cursorOf, placeOf } from "./cursor-of";
import { type Answering, type AnswerParts, malformed } from "./message";
import { parsedQuery } from "./parsed-query";

/**
 * Makes what tells whoever answers for a record which cases it touched, while that can still be told: an erasure leaves
 * no trace of them.
 *
 * @param parts where feedback is kept
 * @returns a page of cases, of the records too that would be erased with it, to its authority and its provider; to
 *   others it is as unknown as one that there is not
 * @source 五(六), 六(三) (R5, R26, R27)
 * @example
 * answerTouchedCases(parts)
 */
export function answerTouchedCases({ lists }: Pick<AnswerParts, "lists">): Answering {
  return async ({ query, application }) => {
    const asked = parsedQuery(touchedCasesQuerySchema, query);
    if (asked === undefined) return malformed;
    const { recordId } = asked;
    const after = asked.after === undefined ? "" : placeOf(asked.after);
    if (after === undefined) return malformed;
    const { record, cases, next } = await lists.casesTouched(recordId, { after });
    if (!answersFor(application, record))
      return { kind: "refused", code: "response-refused", refusal: "record-unknown" };
    const answer: TouchedCases = {
      recordId,
      cases,
      ...(next === undefined ? {} : { next: cursorOf(next) }),
    };
    return { kind: "answered", text: JSON.stringify(answer) };
  };
}

/** Who verifies it, 五(六). */
function answersFor(application: Application, record: CasesTouched["record"]): boolean {
  return (
    record !== undefined &&
    [record.authority, record.provider].some((one) => isOwnDepartment(application, one))
  );
}
