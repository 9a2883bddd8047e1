import { type LookupAnswer, lookupRequestSchema } from "../../contract/lookup";
import { momentAt } from "../moment-at";
import { type Answering, type AnswerParts, malformed } from "./message";
import { parsedBody } from "./parsed-body";

/**
 * Makes what answers lookups.
 *
 * @param parts the lists, the catalogue that is active where they name none, the clock
 * @returns a standing for every subject asked, in the order asked
 * @source 五(三)
 * @example
 * answerLookup(parts)
 */
export function answerLookup({ lists, catalogue, clock }: AnswerParts): Answering {
  return async ({ body }) => {
    const request = parsedBody(lookupRequestSchema, body);
    if (request === undefined) return malformed;
    const moment = momentAt(clock.wallMs());
    const found = await lists.lookUp(request.subjects, moment);
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
