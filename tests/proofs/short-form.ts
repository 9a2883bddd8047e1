import { expect } from "vitest";
import { postgresSkipped } from "../../proofs/postgres";
import { figureLine, isWithinBound, type Proof } from "../../proofs/proof";

/** Their time is that of what they wait for, and more where a machine of two cores does other things beside. */
export const shortFormMaxMs = 300_000;

/** Runs a proof in its short form and demands that it has figures, all within their bounds; gives what it said. */
export async function heldInShortForm(proof: Proof): Promise<readonly string[]> {
  const said: string[] = [];
  const figures = await proof.run("short", (line) => said.push(line));
  expect(figures.length).toBeGreaterThan(0);
  const short = figures.filter((figure) => !isWithinBound(figure)).map(figureLine);
  expect([...short, ...(short.length === 0 ? [] : said)]).toEqual([]);
  // Half a proof must be seen to be half.
  if (said.includes(postgresSkipped)) console.warn(`${proof.name}: ${postgresSkipped}`);
  return said;
}
