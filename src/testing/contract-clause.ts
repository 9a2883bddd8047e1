/** One sentence of a contract, and what proves it: `for (const { title, prove } of clauses) it(title, prove)`. */
export interface ContractClause {
  readonly title: string;
  /** Rejects with an AssertionError when the implementation breaks the sentence. */
  prove(): Promise<void>;
}
