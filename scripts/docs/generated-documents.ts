import { readFileSync } from "node:fs";
import { parseCatalogueDocument } from "../../src/catalogue/catalogue-document";
import { quanzhou201851 } from "../../src/catalogue/packs/quanzhou-2018-51";
import { openapiDocument } from "../../src/contract/openapi-document";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { cataloguePage } from "./catalogue-page";
import { errorsPage } from "./errors-page";
import { withExampleRegions } from "./example-regions";
import { readGlossary } from "./glossary";
import { platformApiPage } from "./platform-api-page";

/** Written by hand, but for the samples that are regions of examples. */
const sampled = ["README.md", "docs/quick-start.md", "docs/testing.md"];

const root = new URL("../../", import.meta.url);

/**
 * Makes every generated document. Reads the glossary, the pack's docstring and the examples, writes nothing.
 *
 * @returns the text of each by its path in the project
 * @example
 * generatedDocuments().get("docs/errors.md")
 */
export function generatedDocuments(): ReadonlyMap<string, string> {
  const read = (path: string) => readFileSync(new URL(path, root), "utf8");
  const openapi = openapiDocument();
  const terms = readGlossary(read("docs/glossary.md"));
  const demonstration = parseCatalogueDocument(demonstrationCatalogue);
  const readings = readingsOf(read("src/catalogue/packs/quanzhou-2018-51.ts"));
  return new Map([
    ["docs/errors.md", errorsPage()],
    ["docs/catalogue.md", cataloguePage({ pack: quanzhou201851, demonstration, readings, terms })],
    ["docs/platform-api.md", platformApiPage(openapi)],
    ["docs/openapi.json", `${JSON.stringify(openapi, undefined, 2)}\n`],
    ...sampled.map((path): [string, string] => [path, withExampleRegions(read(path), read)]),
  ]);
}

/** The list in the pack's docstring, an item each, its lines joined. */
function readingsOf(source: string): readonly string[] {
  const docstring = source.slice(source.indexOf("/**"), source.indexOf("*/"));
  const items = docstring
    .replaceAll(/\n \* @[\s\S]*/g, "")
    .split("\n * - ")
    .slice(1)
    .map((item) => item.replaceAll(/\s*\n \*\s*/g, " ").trim());
  if (items.length === 0) throw new Error("The pack's docstring lists no readings.");
  return items;
}
