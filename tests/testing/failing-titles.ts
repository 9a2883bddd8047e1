import type { ContractClause } from "../../src/testing/contract-clause";

/** The titles of the proofs that an implementation does not stand, in their order. */
export async function failingTitles(clauses: readonly ContractClause[]): Promise<readonly string[]> {
  const titles: string[] = [];
  for (const { title, prove } of clauses) await prove().catch(() => titles.push(title));
  return titles;
}
