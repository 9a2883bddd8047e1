import type { SeededRandom } from "../seeded-random";
import { type ChecksummedKind, checkCharacterOf, type StandardKind } from "./standard";

const digits = [..."0123456789"];
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
const usccCharacters = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const regions = ["350500", "110105", "440301", "810000", "650100", "999999"];

/** A code of the kind that its standard accepts, with the check character right where there is one. */
export function validCode(kind: StandardKind, random: SeededRandom): string {
  const some = (count: number, of: readonly string[]) =>
    Array.from({ length: count }, () => random.pick(of)).join("");
  switch (kind) {
    case "uscc":
      return completed(kind, some(2, usccCharacters) + random.pick(regions) + some(9, usccCharacters));
    case "organization-code":
      return completed(
        kind,
        random.pick(["P", "MA", "7", "D"]).padEnd(3, "0") + some(5, [...digits, ...letters]),
      );
    case "registration-number": {
      const number = random.pick(regions) + some(7, digits);
      return random.isOneIn(6) ? number : completed(kind, number + random.pick(digits));
    }
    case "resident-id": {
      const [month, day] = [String(1 + random.below(12)), String(1 + random.below(28))];
      const born = (year: string) => year + month.padStart(2, "0") + day.padStart(2, "0");
      const [region, serial] = [random.pick(regions), some(3, digits)];
      if (random.isOneIn(6)) return region + born(some(2, digits)) + serial;
      return completed(kind, region + born(String(1800 + random.below(300))) + serial);
    }
    case "passport":
      return some(5 + random.below(16), [...digits, ...letters]);
    case "hong-kong-permit":
    case "macao-permit":
      return (kind === "macao-permit" ? "M" : "H") + some(random.pick([8, 10]), digits);
    case "taiwan-permit": {
      const letter = random.pick(letters);
      return random.pick([some(8, digits), some(10, digits) + random.pick(["", letter, `(${letter})`])]);
    }
  }
}

function completed(kind: ChecksummedKind, body: string): string {
  return body + checkCharacterOf[kind](body);
}
