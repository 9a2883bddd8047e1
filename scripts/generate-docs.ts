/** Writes the generated documents: `npm run docs`. A test compares them with what the sources say. */
import { writeFileSync } from "node:fs";
import { generatedDocuments } from "./docs/generated-documents";

for (const [path, text] of generatedDocuments()) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
  console.log(path);
}
