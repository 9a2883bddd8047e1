declare const subjectCode: unique symbol;

/** A code in its canonical spelling: only the parsers of this room make one. */
export type SubjectCode = string & { readonly [subjectCode]: true };

/**
 * What the check character says: it fits, it does not fit, or the code as written carries none.
 *
 * A `mismatch` is reported and never a gate (R22).
 */
export type Checksum = "match" | "mismatch" | "none";

/** What a parser of this room found: the canonical code and what its check character says. */
export interface ParsedCode<Code extends SubjectCode = SubjectCode> {
  readonly code: Code;
  readonly checksum: Checksum;
}
