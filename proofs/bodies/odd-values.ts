import type { SeededRandom } from "../seeded-random";

const dates = [
  "2026-02-30",
  "2023-02-29",
  "0000-01-01",
  "1799-12-31",
  "1800-01-01",
  "9999-12-31",
  "10000-01-01",
];
const nearDates = [
  "2026-11-23",
  "2026-11-24",
  "2026-11-25",
  "2023-11-24",
  "2029-11-24",
  "2026-11-24T00:00:00Z",
  "2026-1-4",
];
const words = [
  ...["red", "black", "watch", "grey", "BLACK", "blаck"],
  ...[
    "listed",
    "exited",
    "expired",
    "repaired",
    "mis-listed",
    "standard-changed",
    "turned-black",
    "until",
    "indefinite",
  ],
  ...[
    "known",
    "unknown",
    "answered",
    "missing",
    "withheld",
    "partial",
    "self",
    "legal-representative",
    "county",
    "nation",
  ],
  ...["branch", "individual-business", "legal-person", "parent", "operator", "responsible-person"],
  ...["under-verification", "objection", "doubt", "confirmed", "pending", "serious", "minor", "fatal"],
  ...["mandatory", "recommended", "stop", "review", "bears", "shown", "every", "law", "local-policy"],
];
const texts = [
  "",
  " ",
  "constructor",
  "__proto__",
  "泉州",
  "\u202e",
  "\u200b",
  "\u0000",
  "\ud800",
  "a\u0301",
  "<script>",
  "true",
  "null",
];
const numbers = [
  0, -0, -1, 1, 0.5, 1e21, 9_007_199_254_740_992, -9_007_199_254_740_992, 1e308, 2_147_483_648, 7, 365,
];
/** As text, since what is put into one body is changed there and must be new in the next. */
const nothings = [
  ...["null", "true", "false", "[]", "{}", "[[]]", "[null]"],
  ...['{"kind":"listed"}', '{"kind":"indefinite"}', '{"kind":"until"}'],
];
/** Numbers as no writer of JSON writes them, and such as are none. */
const numerals = [
  "NaN",
  "Infinity",
  "-Infinity",
  "1e999",
  "-1e999",
  "1E400",
  "0x10",
  "01",
  "+1",
  ".5",
  "1e-999",
  "undefined",
];

export const dangerousKeys = ["__proto__", "constructor", "prototype"] as const;

/** A value that has no business where it is put; now and then a fitting one that says something else. */
export function oddValue(random: SeededRandom): unknown {
  switch (random.below(12)) {
    case 0:
    case 1:
      return random.pick(dates);
    case 2:
      return random.pick(nearDates);
    case 3:
    case 4:
      return random.pick(words);
    case 5:
      return random.pick(texts);
    case 6:
      return random.pick(numbers);
    case 7:
    case 8:
      return JSON.parse(random.pick(nothings));
    case 9:
      return random.isOneIn(8)
        ? nested(random.pick([10, 60, 64, 68, 100, 1_000]), random)
        : { kind: random.pick(words) };
    case 10:
      return random.isOneIn(60)
        ? random.pick(["9", "泉", "\u0301", " "]).repeat(random.pick([501, 20_000, 200_000]))
        : 1;
    default:
      return JSON.parse(`{"${random.pick(dangerousKeys)}":{"polluted":1,"records":[]}}`);
  }
}

/** A day that does not exist, or exists at the edge of a rule or of the calendar. */
export function oddDay(random: SeededRandom): string {
  return random.pick(random.isOneIn(2) ? dates : nearDates);
}

/** A piece of text in the place of a number. */
export function oddNumeral(random: SeededRandom): string {
  return random.isOneIn(2) ? random.pick(numerals) : String(random.pick(numbers));
}

/** A piece of text in the place of a string, quotes and all. */
export function oddString(random: SeededRandom): string {
  return JSON.stringify(random.pick([dates, nearDates, words, words, texts][random.below(5)] ?? words));
}

function nested(depth: number, random: SeededRandom): unknown {
  let value: unknown = [];
  const isArray = random.isOneIn(2);
  for (let level = 0; level < depth; level += 1) value = isArray ? [value] : { a: value };
  return value;
}
