import { type CatalogueDocument, parseCatalogueDocument } from "../../catalogue/catalogue-document";

const rememberedMaxCount = 4;
const remembered = new Map<string, CatalogueDocument>();

/**
 * Reads the text of a catalogue that is served, the few that are in use once.
 *
 * @param text as it is served
 * @returns the document
 * @throws CatalogueError `catalogue-invalid` for one with which the platform was started and that does not hold
 * @source 五(四)
 * @example
 * documentOf(text).measures
 */
export function documentOf(text: string): CatalogueDocument {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const document = parseCatalogueDocument(JSON.parse(text));
  const [oldest] = remembered.keys();
  if (remembered.size >= rememberedMaxCount && oldest !== undefined) remembered.delete(oldest);
  remembered.set(text, document);
  return document;
}
