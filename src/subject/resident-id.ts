import { isCalendarDate } from "../time/calendar-date";
import { codeMalformed } from "./code-malformed";
import type { ParsedCode, SubjectCode } from "./parsed-code";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

const expected =
  "is 18 characters (region, birth date that exists, 3 digits, a digit or X) or 15 digits of the old form";

/**
 * Reads a canonical string as a resident identity number 居民身份证号码.
 *
 * Pure. The identity is the 18-character number: one of 15 digits is converted to it. Residence permits of
 * Hong Kong, Macao and Taiwan residents (81, 82, 83) have the same layout. The check character is reported
 * and never enforced. A birth date in the future is not noticed, since nothing here reads a clock.
 *
 * @param canonical the number as {@link canonicalCode} spells it
 * @returns the 18-character number, with `match` or `mismatch` when it was given so, with `none` when it was
 *   given as 15 digits, which carry no check character
 * @throws {InputError} `code-malformed` for another layout, a region that starts with 0, a birth year outside
 *   1800 to 2099 or a birth date that no calendar has
 * @source GB 11643-1999; R22
 * @example
 * parseResidentId("110105491231002").code // "11010519491231002X"
 */
export function parseResidentId(canonical: string): ParsedCode {
  const old = /^[1-9][0-9]{14}$/.test(canonical);
  if (!old && !/^[1-9][0-9]{16}[0-9X]$/.test(canonical))
    throw codeMalformed("resident-id", canonical, expected);

  const first17 = old ? `${canonical.slice(0, 6)}19${canonical.slice(6)}` : canonical.slice(0, 17);
  const bornOn = `${first17.slice(6, 10)}-${first17.slice(10, 12)}-${first17.slice(12, 14)}`;
  if (bornOn > "2099-12-31" || !isCalendarDate(bornOn)) {
    throw codeMalformed("resident-id", canonical, expected);
  }
  const code = (first17 + residentIdCheckCharacter(first17)) as SubjectCode;
  if (old) return { code, checksum: "none" };
  return code === canonical
    ? { code, checksum: "match" }
    : { code: canonical as SubjectCode, checksum: "mismatch" };
}

/**
 * Computes the check character that belongs to the first 17 digits of a resident identity number.
 *
 * Pure.
 *
 * @param first17 17 digits
 * @returns a digit, or `X` for the check value 10
 * @throws {InputError} `code-malformed` for anything else than 17 digits
 * @source GB 11643-1999 (MOD 11-2, ISO 7064)
 * @example
 * residentIdCheckCharacter("11010519491231002") // "X"
 */
export function residentIdCheckCharacter(first17: string): string {
  if (!/^[0-9]{17}$/.test(first17)) {
    throw codeMalformed("resident-id", first17, "has 17 digits before its check character");
  }
  let sum = 0;
  weights.forEach((weight, i) => {
    sum += weight * Number(first17.charAt(i));
  });
  return "10X98765432".charAt(sum % 11);
}
