/** One sentence of a contract, and what proves it: `for (const { title, prove } of proofs) it(title, prove)`. */
export interface Proof {
  readonly title: string;
  /** Rejects with an AssertionError when the implementation breaks the sentence. */
  prove(): Promise<void>;
}
