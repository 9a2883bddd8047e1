import { catalogueActivationSchema } from "../../contract/catalogue-publication";
import { actsFor } from "../access/acts-for";
import { momentAt } from "../moment-at";
import { catalogueAnswer } from "./answer-catalogue-publication";
import { type Answering, forbidden, malformed, type ShelfParts, unknownPath } from "./message";
import { parsedBody } from "./parsed-body";

/**
 * Makes what puts a version in force.
 *
 * @param parts the catalogues, and the clock that says on which day
 * @returns the version as it is kept, or why it is refused; of the active one the same again
 * @source 五(四)
 * @example
 * answerCatalogueActivation({ shelf, clock })
 */
export function answerCatalogueActivation({ shelf, clock }: Pick<ShelfParts, "shelf" | "clock">): Answering {
  return async ({ body, application }) => {
    if (shelf === undefined) return unknownPath;
    const activation = parsedBody(catalogueActivationSchema, body);
    if (activation === undefined) return malformed;
    if (!actsFor(application, activation.by)) return forbidden;
    return catalogueAnswer(await shelf.activate(activation, momentAt(clock.wallMs())));
  };
}
