import { type CatalogueVersion, cataloguePublicationSchema } from "../../contract/catalogue-publication";
import type { CatalogueOutcome } from "../catalogue/catalogue-shelf";
import { momentAt } from "../moment-at";
import { answerOwn } from "./answer-own";
import { type Answering, type MessageAnswer, type ShelfParts, unknownPath } from "./message";

/**
 * Makes what takes a catalogue in.
 *
 * @param parts the catalogues, and the clock that says when it came
 * @returns the version as it is kept, or why it is refused; the same again when the same text comes again
 * @source 五(四)
 * @example
 * answerCataloguePublication({ shelf, clock })
 */
export function answerCataloguePublication({ shelf, clock }: Pick<ShelfParts, "shelf" | "clock">): Answering {
  return answerOwn(cataloguePublicationSchema, "by", async (publication) => {
    if (shelf === undefined) return unknownPath;
    return catalogueAnswer(await shelf.publish(publication, momentAt(clock.wallMs())));
  });
}

/**
 * Answers what came of a publication or an activation. Pure.
 *
 * @param outcome what came of it
 * @returns the version, or why it is refused
 * @source 五(四)
 * @example
 * catalogueAnswer({ kind: "refused", code: "version-unknown" })
 */
export function catalogueAnswer(outcome: CatalogueOutcome): MessageAnswer {
  if (outcome.kind === "refused") {
    const { code, detail } = outcome;
    const words = detail === undefined ? {} : { detail };
    return { kind: "refused", code: "catalogue-refused", refusal: code, ...words };
  }
  const answer: CatalogueVersion = outcome.catalogue;
  return { kind: "answered", text: JSON.stringify(answer) };
}
