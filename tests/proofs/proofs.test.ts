import { describe, expect, it } from "vitest";
import { postgresSkipped } from "../../proofs/postgres";
import { figureLine, isWithinBound } from "../../proofs/proof";
import { proofs } from "../../proofs/proofs";

describe("every heavy proof holds in its short form", () => {
  // Their time is that of what they wait for, and more where a machine of two cores does other things beside.
  const timeoutMs = 300_000;

  // That of the feed needs PostgreSQL, and has a test of its own that says so where there is none.
  const anywhere = proofs.filter(({ name }) => name !== "feed");

  it.each(anywhere.map((proof) => [proof.name, proof] as const))(
    "%s",
    { timeout: timeoutMs },
    async (_, proof) => {
      const said: string[] = [];
      const figures = await proof.run("short", (line) => said.push(line));
      expect(figures.length).toBeGreaterThan(0);
      const short = figures.filter((figure) => !isWithinBound(figure)).map(figureLine);
      expect([...short, ...(short.length === 0 ? [] : said)]).toEqual([]);
      // Half a proof must be seen to be half.
      if (said.includes(postgresSkipped)) console.warn(`${proof.name}: ${postgresSkipped}`);
    },
  );
});
