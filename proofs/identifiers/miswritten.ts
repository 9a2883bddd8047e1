import type { SeededRandom } from "../seeded-random";

/** A character that a reader could take for the one named, and other spellings of it. */
const lookalikes: Readonly<Record<string, readonly string[]>> = {
  "0": ["O", "o", "О", "０", "〇", "٠", "𝟎", "⁰"],
  "1": ["I", "l", "１", "①", "١", "ı", "¹"],
  "2": ["Z", "２", "②"],
  "5": ["S", "５", "Ⅴ"],
  A: ["А", "Ａ", "Α", "ᴀ"],
  M: ["М", "Ｍ", "Ⅿ"],
  P: ["Р", "Ｐ", "Ρ"],
  S: ["ſ", "ß", "Ѕ"],
  X: ["Х", "Ｘ", "×", "Ⅹ", "╳"],
};

const inserted = [
  " ",
  "\t",
  "\n",
  "\u00a0",
  "\u3000",
  "\u200b",
  "\u200d",
  "\u2060",
  "\ufeff",
  "\u00ad",
  "\u202e",
  "\u2066",
  "\u0000",
  "\u001b",
  "\u007f",
  "\u0301",
  "\u20dd",
  "\ud800",
  "\udc00",
  "-",
  "－",
  "–",
  "(",
  ")",
  "（",
  "*",
  "＊",
  "•",
  "●",
  "○",
  "█",
  "■",
  "□",
  "×",
  "中",
  "😀",
  "ﷺ",
  "ﬁ",
  "'",
  "$",
  "__proto__",
] as const;

const plain = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcxyz"];

/** The same code after one slip of a hand, a scanner or an attacker. */
export function miswritten(code: string, random: SeededRandom): string {
  const at = random.below(code.length + 1);
  const [before, character, after] = [code.slice(0, at), code.charAt(at), code.slice(at + 1)];
  switch (random.below(14)) {
    case 0:
    case 1:
      return before + random.pick(plain) + after;
    case 2:
      return before + after;
    case 3:
      return before + random.pick(plain) + character + after;
    case 4:
      return before + after.charAt(0) + character + after.slice(1);
    case 5:
    case 6:
      return before + random.pick(inserted) + character + after;
    case 7:
      return before + random.pick(lookalikes[character] ?? inserted) + after;
    case 8:
      return code.toLowerCase();
    case 9:
      return [...code].map((one) => (/^[!-~]$/.test(one) ? fullWidth(one) : one)).join("");
    case 10:
      return random.pick(inserted) + code + random.pick(inserted);
    case 11:
      return `${code.slice(0, 8)}-${code.slice(8)}`;
    case 12: {
      const shown = random.below(6);
      return code.slice(0, shown) + random.pick(["*", "•", "×"]).repeat(6) + code.slice(shown + 6);
    }
    default:
      return random.pick([code + code, code.slice(0, at), code.split("").reverse().join(""), ` ${code}\n`]);
  }
}

function fullWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 0xfee0);
}
