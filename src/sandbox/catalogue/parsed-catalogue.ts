import { type CatalogueDocument, catalogueDocumentSchema } from "../../catalogue/catalogue-document";
import { bodyDigestOf } from "../registry/body-digest-of";

/**
 * Reads the text of a catalogue that is to be published. Pure.
 *
 * More strictly than whoever is served it: a field that nobody knows is most often one that is misspelt, and a measure
 * without its `severities` falls on more than it should; a field given twice is read by some as the one and by others as
 * the other.
 *
 * @param text as it was signed
 * @returns the document; undefined for what is no such text
 * @source RFC 7493, section 2.3; 五(四)
 * @example
 * parsedCatalogue(text)?.version
 */
export function parsedCatalogue(text: string): CatalogueDocument | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const document = catalogueDocumentSchema.safeParse(value).data;
    if (document === undefined || bodyDigestOf(document) !== bodyDigestOf(value)) return undefined;
    return fieldCount(document) === namedCount(text) ? document : undefined;
  } catch {
    // No JSON, or nested beyond what can be walked.
    return undefined;
  }
}

const strings = /"[^"\\]*(?:\\.[^"\\]*)*"\s*(:?)/g;

/** How many fields a text names: in JSON, a string before a colon is nothing else. */
function namedCount(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(strings)) if (colon === ":") count += 1;
  return count;
}

function fieldCount(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  const children: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : children.length;
  return children.reduce<number>((count, child) => count + fieldCount(child), own);
}
