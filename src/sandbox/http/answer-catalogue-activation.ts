import { catalogueActivationSchema } from "../../contract/catalogue-publication";
import { momentAt } from "../moment-at";
import { catalogueAnswer } from "./answer-catalogue-publication";
import { answerOwn } from "./answer-own";
import { type Answering, type ShelfParts, unknownPath } from "./message";

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
  return answerOwn(catalogueActivationSchema, "by", async (activation) => {
    if (shelf === undefined) return unknownPath;
    return catalogueAnswer(await shelf.activate(activation, momentAt(clock.wallMs())));
  });
}
