import { describe, expect, it } from "vitest";
import { figureLine, isWithinBound } from "../../proofs/proof";
import { proofs } from "../../proofs/proofs";

describe("every heavy proof holds in its short form", () => {
  it.each(proofs.map((proof) => [proof.name, proof] as const))("%s", async (_, proof) => {
    const said: string[] = [];
    const figures = await proof.run("short", (line) => said.push(line));
    expect(figures.length).toBeGreaterThan(0);
    const short = figures.filter((figure) => !isWithinBound(figure)).map(figureLine);
    expect([...short, ...(short.length === 0 ? [] : said)]).toEqual([]);
  });
});
