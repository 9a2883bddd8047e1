import { codeMalformed } from "./code-malformed";
import type { ParsedCode, SubjectCode } from "./parsed-code";

declare const uscc: unique symbol;

/** A code with the shape of GB 32100-2015, whatever its check character says. */
export type Uscc = SubjectCode & { readonly [uscc]: true };

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const length = 18;
const foreign = -1;

// What a character adds to the sum at its place: its value by the weight of the place, a power of 3 modulo 31. In
// the region only digits stand; the check character makes the sum a multiple of 31.
const unitCount = 128;
const shares = new Int16Array(length * unitCount).fill(foreign);
for (
  let place = 0, weight = 1;
  place < length;
  place++, weight = place === length - 1 ? 1 : (weight * 3) % 31
)
  for (let value = 0; value < (place >= 2 && place < 8 ? 10 : alphabet.length); value++)
    shares[place * unitCount + alphabet.charCodeAt(value)] = value * weight;

const expected = `is 18 characters of ${alphabet}, the third to eighth being digits and not all 0`;

/**
 * Reads a canonical string as a unified social credit code 统一社会信用代码.
 *
 * Pure. Letters may stand in the first two places. The check character is reported and never enforced: pilot
 * codes of real companies fail it.
 *
 * @param canonical the code as {@link canonicalCode} spells it
 * @returns the code with `match` or `mismatch`
 * @throws {InputError} `code-malformed` for another length, a character outside the alphabet (I O S V Z are),
 *   a region that is not six digits or is 000000
 * @source GB 32100-2015; R22
 * @example
 * parseUscc("91350500PDY00001XT").checksum // "match"
 */
export function parseUscc(canonical: string): ParsedCode<Uscc> {
  const sum = canonical.length === length ? sumOfShares(canonical) : foreign;
  if (sum < 0 || canonical.startsWith("000000", 2)) throw codeMalformed("uscc", canonical, expected);
  return { code: canonical as Uscc, checksum: sum % 31 === 0 ? "match" : "mismatch" };
}

/**
 * Computes the check character that belongs to the first 17 characters of a USCC.
 *
 * Pure.
 *
 * @param first17 17 characters of the alphabet of GB 32100, the third to eighth being digits
 * @returns one character of the alphabet; `0` for the check value 0
 * @throws {InputError} `code-malformed` for another length, a character outside the alphabet, or a region that is
 *   not six digits
 * @source GB 32100-2015
 * @example
 * usccCheckCharacter("91350500PDY00001X") // "T"
 */
export function usccCheckCharacter(first17: string): string {
  // With a 0 for the check character, since it adds nothing to the sum.
  const sum = first17.length === length - 1 ? sumOfShares(`${first17}0`) : foreign;
  if (sum < 0) throw codeMalformed("uscc", first17, "has 17 characters before its check character");
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

function sumOfShares(code: string): number {
  let sum = 0;
  let signs = 0;
  for (let place = 0; place < length; place++) {
    const unit = code.charCodeAt(place);
    const share = shares[place * unitCount + unit] ?? foreign;
    // A unit beyond the table would read the next place's share.
    signs |= share | (unitCount - 1 - unit);
    sum += share;
  }
  return signs < 0 ? foreign : sum;
}
