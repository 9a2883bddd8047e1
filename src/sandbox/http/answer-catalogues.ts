import type { CatalogueVersions } from "../../contract/catalogue-publication";
import { type Answering, type ShelfParts, unknownPath } from "./message";

/**
 * Makes what lists the versions of the catalogue.
 *
 * @param parts the catalogues
 * @returns all versions, the greatest first, each with who published and who activated it
 * @source 五(四)
 * @example
 * answerCatalogues({ shelf })
 */
export function answerCatalogues({ shelf }: Pick<ShelfParts, "shelf">): Answering {
  return async () => {
    if (shelf === undefined) return unknownPath;
    const answer: CatalogueVersions = { catalogues: await shelf.list() };
    return { kind: "answered", text: JSON.stringify(answer) };
  };
}
