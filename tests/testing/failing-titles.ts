import type { Proof } from "../../src/testing/proof";

/** The titles of the proofs that an implementation does not stand, in their order. */
export async function failingTitles(proofs: readonly Proof[]): Promise<readonly string[]> {
  const titles: string[] = [];
  for (const { title, prove } of proofs) await prove().catch(() => titles.push(title));
  return titles;
}
