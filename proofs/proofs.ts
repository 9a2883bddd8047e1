import type { Proof } from "./proof";

/** Every heavy proof there is, by the one door. */
export const proofs: readonly Proof[] = [];
