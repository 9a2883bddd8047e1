import { codeMalformed } from "./code-malformed";
import type { ParsedCode, SubjectCode } from "./parsed-code";

/**
 * Reads a canonical string as a registration number 注册号 of the market authorities.
 *
 * Pure. The check digit is reported and never enforced; the 13-digit form from before 2007 has none.
 *
 * @param canonical the number as {@link canonicalCode} spells it
 * @returns the number with `match` or `mismatch` for 15 digits, with `none` for 13
 * @throws {InputError} `code-malformed` unless it is 15 or 13 digits whose first six are not all 0
 * @source domain facts §7, 15-digit 注册号 (MOD 11,10); R22
 * @example
 * parseRegistrationNumber("440301103097413").checksum // "match"
 */
export function parseRegistrationNumber(canonical: string): ParsedCode {
  if (!/^(?:[0-9]{15}|[0-9]{13})$/.test(canonical) || canonical.startsWith("000000")) {
    throw codeMalformed(
      "registration-number",
      canonical,
      "is 15 digits, or 13 before 2007, the first six not all 0",
    );
  }
  const code = canonical as SubjectCode;
  if (canonical.length === 13) return { code, checksum: "none" };
  const computed = registrationNumberCheckDigit(canonical.slice(0, 14));
  return { code, checksum: canonical.endsWith(computed) ? "match" : "mismatch" };
}

/**
 * Computes the check digit that belongs to the first 14 digits of a registration number.
 *
 * Pure.
 *
 * @param first14 14 digits
 * @returns one digit
 * @throws {InputError} `code-malformed` for anything else than 14 digits
 * @source domain facts §7 (MOD 11,10, ISO 7064)
 * @example
 * registrationNumberCheckDigit("44030110309741") // "3"
 */
export function registrationNumberCheckDigit(first14: string): string {
  if (!/^[0-9]{14}$/.test(first14)) {
    throw codeMalformed("registration-number", first14, "has 14 digits before its check digit");
  }
  let product = 10;
  for (const digit of first14) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return String((11 - product) % 10);
}
