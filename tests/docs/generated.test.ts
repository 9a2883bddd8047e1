import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { generatedDocuments } from "../../scripts/docs/generated-documents";
import { projectRoot } from "./documents";

describe("generated documents", () => {
  it.each([...generatedDocuments()])("%s is what the sources say now; run `npm run docs`", (path, text) => {
    expect(readFileSync(new URL(path, projectRoot), "utf8")).toBe(text);
  });
});
