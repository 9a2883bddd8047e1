import type { IdentifierReader } from "./identifier-reader";
import { alphabetOf, type ChecksummedKind, checkCharacterOf } from "./standard";

/** What came of reading right codes of every prefix with every check character. */
export interface CheckCharacterCount {
  readonly codeCount: number;
  /** Right codes that were refused or called a mismatch. */
  readonly falselyRefusedCount: number;
  /** Pairs of a prefix and a check character that no code was found for, which would leave the proof with a hole. */
  readonly missedCount: number;
}

const digits = [..."0123456789"];
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

interface Ground {
  readonly kind: ChecksummedKind;
  readonly checkCharacters: string;
  readonly prefixes: readonly string[];
  /** The n-th body with that prefix. */
  readonly bodyOf: (prefix: string, serial: number) => string;
}

/** The registering authority and the kind of organization of a USCC stand in its first two places, in any pair. */
const grounds: readonly Ground[] = [
  {
    kind: "uscc",
    checkCharacters: alphabetOf.uscc,
    prefixes: pairs([...alphabetOf.uscc], [...alphabetOf.uscc]),
    bodyOf: (prefix, serial) => {
      const organization = `PDY${padded(serial, 5)}`;
      return `${prefix}350500${organization}${checkCharacterOf["organization-code"](organization)}`;
    },
  },
  {
    kind: "organization-code",
    checkCharacters: `${digits.join("")}X`,
    prefixes: pairs([...digits, ...letters], [...digits, ...letters]),
    bodyOf: (prefix, serial) => `${prefix}DY${padded(serial, 4)}`,
  },
  {
    kind: "registration-number",
    checkCharacters: digits.join(""),
    prefixes: pairs(digits, digits),
    bodyOf: (prefix, serial) => `${prefix}0500${padded(serial, 8)}`,
  },
  {
    kind: "resident-id",
    checkCharacters: `${digits.join("")}X`,
    prefixes: pairs(digits.slice(1), digits),
    bodyOf: (prefix, serial) => `${prefix}050218800101${padded(serial, 3)}`,
  },
];

/** Reads a right code for every check character behind every prefix; a body is sought until each has come up. */
export function countCheckCharacters(
  reader: IdentifierReader,
  say: (line: string) => void,
): CheckCharacterCount {
  let [codeCount, falselyRefusedCount, missedCount] = [0, 0, 0];
  for (const { kind, checkCharacters, prefixes, bodyOf } of grounds)
    for (const prefix of prefixes) {
      const left = new Set(checkCharacters);
      for (let serial = 1; left.size > 0 && serial < 1_000; serial += 1) {
        const body = bodyOf(prefix, serial);
        const check = checkCharacterOf[kind](body);
        if (!left.delete(check)) continue;
        codeCount += 1;
        if (isMatch(reader, kind, body + check)) continue;
        falselyRefusedCount += 1;
        say(`The right ${kind} ${body + check} is not read as one.`);
      }
      missedCount += left.size;
    }
  return { codeCount, falselyRefusedCount, missedCount };
}

function isMatch(reader: IdentifierReader, kind: ChecksummedKind, code: string): boolean {
  try {
    const subject = reader.parseSubject({ kind, code });
    return subject.code === code && subject.checksum === "match";
  } catch {
    return false;
  }
}

function pairs(firsts: readonly string[], seconds: readonly string[]): readonly string[] {
  return firsts.flatMap((first) => seconds.map((second) => first + second));
}

function padded(serial: number, length: number): string {
  return String(serial).padStart(length, "0");
}
