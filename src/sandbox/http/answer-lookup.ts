import { type LookupAnswer, lookupRequestSchema } from "../../contract/lookup";
import { momentAt } from "../moment-at";
import { type Answering, type AnswerParts, malformed } from "./message";
import { parsedBody } from "./parsed-body";

/** A lookup counts once, and once more for so many subjects. */
const chargedPerCount = 100;

/**
 * Makes what answers lookups.
 *
 * @param parts the lists, the catalogue that is active where they name none, the clock
 * @returns a standing for every subject asked, in the order asked; without the scope `watch-list` nothing of it moves
 *   with the watch list
 * @source 五(三), 四(四) (R10)
 * @example
 * answerLookup(parts)
 */
export function answerLookup({ lists, catalogue, clock }: AnswerParts): Answering {
  return async ({ body, application, charge }) => {
    const request = parsedBody(lookupRequestSchema, body);
    if (request === undefined) return malformed;
    charge(Math.floor(request.subjects.length / chargedPerCount));
    const moment = momentAt(clock.wallMs());
    const watchList = application.scopes.includes("watch-list") ? "told" : "withheld";
    const found = await lists.lookUp(request.subjects, moment, { watchList });
    const { listVersion, standings, catalogueVersion = catalogue.version } = found;
    const answer: LookupAnswer = {
      listVersion,
      standings,
      asOf: moment.at,
      catalogueVersion,
    };
    return { kind: "answered", text: JSON.stringify(answer) };
  };
}
