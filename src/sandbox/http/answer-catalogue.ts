import { catalogueQuerySchema } from "../../contract/catalogue-publication";
import { catalogueSignatureHeader } from "../../contract/catalogue-statement";
import type { ShelvedCatalogue } from "../catalogue/catalogue-shelf";
import { etagOf } from "../etag-of";
import { catalogueAnswer } from "./answer-catalogue-publication";
import { type Answering, type MessageAnswer, malformed, type ShelfParts, unknownPath } from "./message";
import { parsedQuery } from "./parsed-query";

/**
 * Makes what answers for the active catalogue, or for a version by the query `version`, whole or by its ETag.
 *
 * @param parts the catalogues; without a store of them, the one that the platform was started with
 * @returns its text byte for byte, its ETag, and beside them who signed it; or that nothing is new
 * @source 五(四)
 * @example
 * answerCatalogue({ catalogue, shelf: undefined })
 */
export function answerCatalogue({ catalogue, shelf }: Pick<ShelfParts, "catalogue" | "shelf">): Answering {
  if (shelf === undefined) {
    const text = JSON.stringify(catalogue);
    const only = { version: catalogue.version, text, etag: etagOf(text) };
    return async ({ query, header }) => (query.size > 0 ? unknownPath : wholeOrUnchanged(only, header));
  }
  return async ({ query, header }) => {
    const asked = parsedQuery(catalogueQuerySchema, query);
    if (asked === undefined) return malformed;
    if (asked.version === undefined) return wholeOrUnchanged(await shelf.active(), header);
    const found = await shelf.find(asked.version);
    if (found.kind === "refused") return catalogueAnswer(found);
    return wholeOrUnchanged(found.catalogue, header);
  };
}

function wholeOrUnchanged(
  { text, etag, signature }: ShelvedCatalogue,
  header: (name: string) => string | undefined,
): MessageAnswer {
  if (header("if-none-match") === etag) return { kind: "unchanged", etag };
  const headers: Record<string, string> =
    signature === undefined
      ? {}
      : { [catalogueSignatureHeader]: `${signature.keyId}.${signature.signature}` };
  return { kind: "answered", text, etag, headers };
}
