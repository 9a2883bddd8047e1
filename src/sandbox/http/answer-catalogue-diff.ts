import { catalogueDiff } from "../../catalogue/catalogue-diff";
import { catalogueDiffQuerySchema } from "../../contract/catalogue-publication";
import { documentOf } from "../catalogue/document-of";
import { catalogueAnswer } from "./answer-catalogue-publication";
import { type Answering, malformed, type ShelfParts, unknownPath } from "./message";
import { parsedQuery } from "./parsed-query";

/**
 * Makes what says how two versions differ.
 *
 * @param parts the catalogues
 * @returns what changed from the one to the other, by the query `from` and `to`
 * @source 五(四) 动态调整
 * @example
 * answerCatalogueDiff({ shelf })
 */
export function answerCatalogueDiff({ shelf }: Pick<ShelfParts, "shelf">): Answering {
  return async ({ query }) => {
    if (shelf === undefined) return unknownPath;
    const asked = parsedQuery(catalogueDiffQuerySchema, query);
    if (asked === undefined) return malformed;
    const [from, to] = [await shelf.find(asked.from), await shelf.find(asked.to)];
    if (from.kind === "refused") return catalogueAnswer(from);
    if (to.kind === "refused") return catalogueAnswer(to);
    const [before, after] = [documentOf(from.catalogue.text), documentOf(to.catalogue.text)];
    return { kind: "answered", text: JSON.stringify(catalogueDiff(before, after)) };
  };
}
