import type { SeededRandom } from "../seeded-random";
import { dangerousKeys, oddNumeral, oddString, oddValue } from "./odd-values";

const garbage = [
  "\u0000",
  "\ufeff",
  "\u202e",
  "\ud83d\ude00",
  "\u2028",
  "\\ud800",
  "\\u0000",
  '"',
  "\\",
  "{",
  "}",
  "[",
  "]",
  ",",
  ":",
];

/** Changes a JSON text in one token: a string, a number or a whole member, which may then stand twice. */
export function mutateText(text: string, random: SeededRandom): string {
  // A number is looked for from its beginning only: from each digit of a long one it would take for ever.
  const tokens = random.isOneIn(3) ? /(?<![\d.-])-?\d+(?:\.\d+)?(?=[,}\]])/g : /"(?:[^"\\]|\\.)*"/g;
  const found = [...text.matchAll(tokens)];
  if (found.length === 0) return text.slice(1);
  const token = random.pick(found);
  const [before, after] = [text.slice(0, token.index), text.slice(token.index + token[0].length)];
  const isKey = after.startsWith(":");
  switch (random.below(4)) {
    case 0:
      return before + random.pick(found)[0] + after;
    case 1:
      // JSON.parse takes the later of two members of one name.
      if (isKey) return `${before}${token[0]}:${JSON.stringify(oddValue(random))},${token[0]}${after}`;
      return before + oddString(random) + after;
    case 2:
      if (isKey) return `${before}"${random.pick(dangerousKeys)}":{"polluted":1},${token[0]}${after}`;
      return before + (token[0].startsWith('"') ? oddString(random) : oddNumeral(random)) + after;
    default:
      return before + (token[0].startsWith('"') && !isKey ? oddString(random) : oddNumeral(random)) + after;
  }
}

/** Changes bytes: what a line, a disk or a hand that knows nothing of JSON does. */
export function mutateBytes(bytes: Uint8Array, other: Uint8Array, random: SeededRandom): Uint8Array {
  const at = random.below(bytes.length);
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
  const length = 1 + random.below(random.pick([4, 40, 400]));
  const changed = (byte: number) => Buffer.concat([before, Uint8Array.of(byte), after.subarray(1)]);
  switch (random.below(10)) {
    case 0:
      return changed((bytes[at] ?? 0) ^ (1 << random.below(8)));
    case 1:
      return changed(random.below(256));
    case 2:
      return changed(0x30 + random.below(10));
    case 3:
      return Buffer.concat([before, Uint8Array.from({ length }, () => random.below(256)), after]);
    case 4:
      return Buffer.concat([before, after.subarray(length)]);
    case 5:
      return before;
    case 6:
      return Buffer.concat([before, after.subarray(0, length), after]);
    case 7: {
      const from = random.below(other.length);
      return Buffer.concat([
        before,
        other.subarray(from, from + length),
        after.subarray(random.isOneIn(2) ? length : 0),
      ]);
    }
    case 8:
      return Buffer.concat([
        before,
        Buffer.from(
          random.isOneIn(200) ? random.pick(["[", '{"a":', "["]).repeat(60_000) : random.pick(garbage),
        ),
        after,
      ]);
    default:
      return Buffer.concat([
        before,
        Uint8Array.from(random.pick([[0xff, 0xfe], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0x80]])),
        after,
      ]);
  }
}
