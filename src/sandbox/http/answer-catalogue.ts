import { sha256Hex } from "../../integrity/sha256";
import type { Answering, AnswerParts } from "./message";

/**
 * Makes what answers for the active catalogue, whole or by its ETag.
 *
 * @param parts the catalogue
 * @returns its text with its ETag, or that nothing is new
 * @source 五(四)
 * @example
 * answerCatalogue({ catalogue })
 */
export function answerCatalogue({ catalogue }: Pick<AnswerParts, "catalogue">): Answering {
  const text = JSON.stringify(catalogue);
  const etag = `"${sha256Hex(text).slice(0, 32)}"`;
  return async ({ header }) =>
    header("if-none-match") === etag ? { kind: "unchanged", etag } : { kind: "answered", text, etag };
}
