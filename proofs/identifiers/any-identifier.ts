import { type SeededRandom, seededRandom } from "../seeded-random";
import { miswritten } from "./miswritten";
import { standardKinds } from "./standard";
import { validCode } from "./valid-code";

/** One input of the fuzz, as its seed makes it. */
export interface AnyIdentifier {
  readonly seed: number;
  readonly family: string;
  readonly input: unknown;
  /** The same as plain data, for whoever cannot run getters and traps; null stands for what throws when read. */
  readonly twin: unknown;
}

/** Makes the input of a seed: a code of any kind right or miswritten, a string of any sort, or no code at all. */
export function anyIdentifier(seed: number): AnyIdentifier {
  const random = seededRandom(seed);
  const chosen = random.below(100);
  const plainly = (family: string, input: unknown) => ({ seed, family, input, twin: input });
  const kind = random.pick(standardKinds);
  if (chosen < 15) return plainly("valid", handedIn(random, kind, validCode(kind, random)));
  if (chosen < 60) {
    let code = validCode(kind, random);
    for (let slips = 1 + random.below(3); slips > 0; slips -= 1) code = miswritten(code, random);
    return plainly("miswritten", handedIn(random, kind, code));
  }
  if (chosen < 67)
    return plainly("another kind", handedIn(random, random.pick(standardKinds), validCode(kind, random)));
  if (chosen < 80) return plainly("any string", handedIn(random, kind, anyString(random)));
  if (chosen < 84) return plainly("bare", random.isOneIn(2) ? validCode(kind, random) : anyString(random));
  if (chosen < 90) return plainly("named", { ...aSubject(random), name: anyName(random) });
  if (chosen < 93) return plainly("no code", random.pick(noCodes));
  if (chosen < 94) return plainly("huge", handedIn(random, kind, random.pick(hugeStrings)));
  if (chosen < 97) return plainly("odd object", oddObject(random));
  return { seed, family: "hostile object", ...hostileObject(random) };
}

function handedIn(random: SeededRandom, kind: string, code: string): unknown {
  return kind === "uscc" && random.isOneIn(2) ? code : { kind, code };
}

function aSubject(random: SeededRandom) {
  const kind = random.pick(standardKinds);
  return { kind, code: validCode(kind, random) };
}

function anyString(random: SeededRandom): string {
  const alphabets = [
    "0123456789",
    "0123456789X",
    "HM0123456789ABCXYZ()-",
    "!-~ aZ09*",
    "０Ａ 中é\u0301\u200b\u202e\ud800",
  ];
  const alphabet = random.pick(alphabets);
  const length = random.pick([random.below(25), random.below(75), 18, 15, 9, 64, 65]);
  let text = "";
  for (let count = 0; count < length; count += 1)
    text += random.isOneIn(40)
      ? String.fromCharCode(random.below(65_536))
      : alphabet.charAt(random.below(alphabet.length));
  return text;
}

function anyName(random: SeededRandom): unknown {
  const pieces = [
    "泉州某某",
    "（福建）",
    "公司",
    " ",
    "\u200b",
    "\u202e",
    "é",
    "ﷺ",
    "\n",
    "\ud800",
    "A",
    "ﬁ",
    "张·三",
    "\u0323\u0301".repeat(8),
  ];
  if (random.isOneIn(10)) return random.pick(noCodes);
  const length = random.pick([random.below(6), random.below(6), 66, 133, 250]);
  return Array.from({ length }, () => pieces[random.isOneIn(3) ? random.below(pieces.length) : 0]).join("");
}

const noCodes: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -0,
  Number.NaN,
  91_350_500,
  12n,
  Symbol("91350500PDY00001XT"),
  () => "91350500PDY00001XT",
  new Date(0),
  new Date(Number.NaN),
  /91350500PDY00001XT/,
  new Map([["kind", "uscc"]]),
  new String("91350500PDY00001XT"),
  new Uint8Array(8),
  Promise.resolve("91350500PDY00001XT"),
  [],
  ["91350500PDY00001XT"],
  [["uscc", "91350500PDY00001XT"]],
  {},
  Object.create(null),
];

const hugeStrings: readonly string[] = [
  "9",
  " ",
  "\u0301",
  "*",
  "ﷺ",
  "９",
  "\ud800",
  "-",
  "中",
  "a\u0301",
].flatMap((piece) => [60, 600, 100_000, 1_000_000].map((length) => piece.repeat(length / piece.length)));

function oddObject(random: SeededRandom): unknown {
  const { kind, code } = aSubject(random);
  const value = random.pick([...noCodes, code, "uscc"]);
  switch (random.below(10)) {
    case 0:
      return JSON.parse(
        JSON.stringify({ kind, code }).replace("{", '{"__proto__":{"name":"a","polluted":1},'),
      );
    case 1:
      return {
        kind,
        code,
        [random.pick(["constructor", "prototype", "toString", "nmae", "Code", "valueOf"])]: value,
      };
    case 2:
      return Object.create({ kind, code });
    case 3:
      return Object.assign(Object.create(null), { kind, code });
    case 4:
      return { kind, code: value };
    case 5:
      return {
        kind: random.pick(["constructor", "__proto__", "hasOwnProperty", "USCC", " uscc", value, [kind]]),
        code,
      };
    case 6:
      return { kind, code, checksum: value };
    case 7:
      return Object.freeze({ kind, code, name: value });
    case 8:
      return Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`k${index}`, index]));
    default:
      return { code, ...(random.isOneIn(2) ? { kind: undefined } : {}) };
  }
}

function hostileObject(random: SeededRandom): Pick<AnyIdentifier, "input" | "twin"> {
  const subject = aSubject(random);
  const thrower = () => {
    throw random.isOneIn(2) ? new RangeError(subject.code) : subject.code;
  };
  const trapped = (handler: ProxyHandler<object>) => ({
    input: new Proxy({ ...subject }, handler),
    twin: null,
  });
  const { proxy, revoke } = Proxy.revocable({ ...subject }, {});
  revoke();
  switch (random.below(12)) {
    case 0:
      return trapped({ ownKeys: thrower });
    case 1:
      return trapped({ getOwnPropertyDescriptor: thrower });
    case 2:
      return trapped({ get: thrower });
    case 3:
      return { input: proxy, twin: null };
    case 4:
      return { input: { ...subject, code: proxy }, twin: { ...subject, code: {} } };
    case 5:
      return { input: { ...subject, name: proxy }, twin: { ...subject, name: {} } };
    case 6:
      return { input: { ...subject, kind: proxy }, twin: { ...subject, kind: {} } };
    case 7: {
      const field = random.pick(["kind", "code", "name"]);
      return {
        input: Object.defineProperty({ ...subject }, field, { get: thrower, enumerable: true }),
        twin: null,
      };
    }
    case 8:
      return {
        input: {
          kind: subject.kind,
          get code() {
            return subject.code;
          },
        },
        twin: subject,
      };
    case 9: {
      const code = { toString: thrower, valueOf: thrower, [Symbol.toPrimitive]: thrower, toJSON: thrower };
      return { input: { ...subject, code }, twin: { ...subject, code: {} } };
    }
    case 10: {
      const kind = { toString: () => "uscc", [Symbol.toPrimitive]: () => "uscc" };
      return { input: { ...subject, kind }, twin: { ...subject, kind: {} } };
    }
    default:
      return { input: new Proxy({ ...subject }, {}), twin: subject };
  }
}
