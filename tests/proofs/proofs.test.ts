import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { proofs } from "../../proofs/proofs";
import { heldInShortForm, shortFormMaxMs } from "./short-form";

/** Each is run in its short form by the test that is named after it, which demands more of it. */
const apart: readonly string[] = ["feed", "lifecycle", "public-view", "refusals"];

describe("every heavy proof holds in its short form", () => {
  it.each(proofs.filter(({ name }) => !apart.includes(name)).map((proof) => [proof.name, proof] as const))(
    "%s",
    { timeout: shortFormMaxMs },
    async (_, proof) => {
      await heldInShortForm(proof);
    },
  );

  it.each(apart)("%s, by a test of its own", (name) => {
    expect(proofs.map((proof) => proof.name)).toContain(name);
    const text = readFileSync(new URL(`${name}.test.ts`, import.meta.url), "utf8");
    expect(text).toMatch(/heldInShortForm\(|\.run\("short"/);
  });
});
