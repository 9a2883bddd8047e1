import { codeMalformed } from "./code-malformed";
import type { ParsedCode, SubjectCode } from "./parsed-code";

const weights = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/**
 * Reads a canonical string as an organization code 组织机构代码, the predecessor of the USCC.
 *
 * Pure. The check character is reported and never enforced.
 *
 * @param canonical nine characters without the hyphen, as {@link canonicalCode} spells them
 * @returns the code with `match` or `mismatch`
 * @throws {InputError} `code-malformed` unless it is eight digits or letters, not all 0, and a digit or X
 * @source GB 11714-1997; R22
 * @example
 * parseOrganizationCode("D2143569X").checksum // "match"
 */
export function parseOrganizationCode(canonical: string): ParsedCode {
  if (!/^[0-9A-Z]{8}[0-9X]$/.test(canonical) || canonical.startsWith("00000000")) {
    throw codeMalformed(
      "organization-code",
      canonical,
      "is 8 digits or letters, not all 0, and a digit or X, with or without a hyphen before the last",
    );
  }
  const computed = organizationCodeCheckCharacter(canonical.slice(0, 8));
  return { code: canonical as SubjectCode, checksum: canonical.endsWith(computed) ? "match" : "mismatch" };
}

/**
 * Computes the check character that belongs to the first eight characters of an organization code.
 *
 * Pure.
 *
 * @param first8 eight digits or capital letters
 * @returns a digit, or `X` for the check value 10
 * @throws {InputError} `code-malformed` for anything else than eight digits or capital letters
 * @source GB 11714-1997
 * @example
 * organizationCodeCheckCharacter("D2143569") // "X"
 */
export function organizationCodeCheckCharacter(first8: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first8)) {
    throw codeMalformed("organization-code", first8, "has 8 digits or letters before its check character");
  }
  let sum = 0;
  // Base 36 is the standard's own table: A is 10, Z is 35.
  weights.forEach((weight, i) => {
    sum += weight * Number.parseInt(first8.charAt(i), 36);
  });
  return "0X987654321".charAt(sum % 11);
}
