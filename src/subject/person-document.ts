import { codeMalformed } from "./code-malformed";
import type { ParsedCode, SubjectCode } from "./parsed-code";
import type { SubjectKind } from "./subject-kind";

/** The kinds of {@link SubjectKind} that are travel documents of a person and carry no check character we know. */
export type PersonDocumentKind = Extract<
  SubjectKind,
  "passport" | "hong-kong-permit" | "macao-permit" | "taiwan-permit"
>;

const shapes: Readonly<Record<PersonDocumentKind, { readonly pattern: RegExp; readonly expected: string }>> =
  {
    passport: { pattern: /^[0-9A-Z]{5,20}$/, expected: "is 5 to 20 letters or digits" },
    "hong-kong-permit": { pattern: /^H(?:[0-9]{8}|[0-9]{10})$/, expected: "is H and 8 or 10 digits" },
    "macao-permit": { pattern: /^M(?:[0-9]{8}|[0-9]{10})$/, expected: "is M and 8 or 10 digits" },
    "taiwan-permit": {
      pattern: /^(?:[0-9]{8}|[0-9]{10}(?:[A-Z]|\([A-Z]\))?)$/,
      expected: "is 8 digits, or 10 of the older form with or without a letter after them",
    },
  };

/**
 * Reads a canonical string as the number of a passport or of a Hong Kong, Macao or Taiwan travel permit.
 *
 * Pure. The 8-digit and the 10-digit number of one holder are two codes here: which belongs to which is known
 * to the issuing authority alone.
 *
 * @param kind which document it is
 * @param canonical the number as {@link canonicalCode} spells it
 * @returns the number with `none`; the letter of an older Taiwan permit without its brackets, so that both
 *   spellings are one code
 * @throws {InputError} `code-malformed` when it has not the shape of that document
 * @source domain facts §6 (cerType 40, 52, 54, 56); the shapes are ours, from general knowledge
 * @example
 * parsePersonDocument("hong-kong-permit", "H12345678").checksum // "none"
 */
export function parsePersonDocument(kind: PersonDocumentKind, canonical: string): ParsedCode {
  const { pattern, expected } = shapes[kind];
  if (!pattern.test(canonical)) throw codeMalformed(kind, canonical, expected);
  return { code: canonical.replace(/[()]/g, "") as SubjectCode, checksum: "none" };
}
