import { createHash } from "node:crypto";
import type { Transform } from "node:stream";
import { constants, createBrotliCompress, createDeflate, createGzip } from "node:zlib";
import { signatureHeader } from "../../../src/contract/signature-header";
import { hmacSha256Hex } from "../../../src/integrity/hmac";
import type { HostileKind, Prepared } from "../hostile-kind";
import { deadlineMs, platformSecret, type Wire, wireRecord } from "../world";
import { textKinds, withMember } from "./spoil";

const mebibyte = 1_048_576;
/** A little below what a guard reads by default. */
const nearCapBytes = 8 * mebibyte - 16_384;

const filled = (
  text: string,
  before: string,
  key: string,
  piece: string,
  close: readonly [string, string] = ["[", "]"],
) => {
  const count = Math.floor((nearCapBytes - text.length) / piece.length);
  return withMember(text, before, `"${key}":${close[0]}${piece.repeat(count).slice(0, -1)}${close[1]}`);
};

const manyKeys = (count: number) =>
  Array.from({ length: count }, (_, index) => `"k${index.toString(36)}":0`).join(",");

const bodies = textKinds("sizes", [
  ["10 MB of blanks around the answer", ({ text }) => " ".repeat(10_000_000) + text],
  [
    "10 MB in a text to come",
    ({ text }) => withMember(text, '"standings":', `"later":"${"x".repeat(10_000_000)}"`),
  ],
  [
    "empty objects up to the cap, beside the standings",
    ({ text }) => filled(text, '"standings":', "later", "{},"),
  ],
  ["empty objects up to the cap, in a standing", ({ text }) => filled(text, '"records":', "later", "{},")],
  [
    "empty objects up to the cap, as links",
    ({ text }) => filled(text.replace('"links"', '"old"'), '"records":', "links", "{},"),
  ],
  [
    "empty objects up to the cap, as standings",
    ({ text }) => filled(text.replace('"standings"', '"old"'), '"old"', "standings", "{},"),
  ],
  ["empty lists up to the cap", ({ text }) => filled(text, '"standings":', "later", "[],")],
  ["zeros up to the cap", ({ text }) => filled(text, '"standings":', "later", "0,")],
  ["members up to the cap", ({ text }) => filled(text, '"standings":', "later", '{"a":0},')],
  [
    "one object of 500,000 keys",
    ({ text }) => withMember(text, '"standings":', `"later":{${manyKeys(500_000)}}`),
  ],
  [
    "one object of 99,000 keys in a standing, one of them __proto__",
    ({ text }) =>
      withMember(text, '"records":', `"later":{${manyKeys(99_000)},"__proto__":{"polluted":true}}`),
  ],
  [
    "99,000 empty objects in a standing, too deep",
    ({ text }) =>
      withMember(text, '"records":', `"later":[${"{},".repeat(99_000)}${"[".repeat(70)}${"]".repeat(70)}]`),
  ],
  [
    "200,000 levels in a field to come",
    ({ text }) => withMember(text, '"records":', `"later":${nested(200_000)}`),
  ],
  ["four million levels", ({ text }) => withMember(text, '"standings":', `"later":${nested(4_000_000)}`)],
  ["four million levels that never close", () => "[".repeat(4_000_000)],
  [
    "40,000 levels of objects",
    ({ text }) => withMember(text, '"records":', `"later":${'{"a":'.repeat(40_000)}0${"}".repeat(40_000)}`),
  ],
  [
    "1,000 empty records",
    ({ answer, standing }) =>
      spoilt(answer, { ...standing, records: Array.from({ length: 1_000 }, () => ({})) }),
  ],
  [
    "1,000 records, each with every list full of garbage",
    ({ answer, standing }) =>
      spoilt(answer, {
        ...standing,
        records: Array.from({ length: 1_000 }, () => ({ bases: rows(32), traits: rows(32) })),
      }),
  ],
  [
    "999 right records and one without its list",
    ({ answer, standing, target }) =>
      spoilt(answer, {
        ...standing,
        records: Array.from({ length: 1_000 }, (_, index) =>
          wireRecord(target, { recordId: `B-${index}`, ...(index === 999 ? { list: null } : {}) }),
        ),
      }),
  ],
  [
    "256 empty links and as many lists as there may be",
    ({ answer, standing }) =>
      spoilt(answer, {
        ...standing,
        links: rows(256),
        formerNames: rows(64),
        recognitions: rows(64),
        sources: rows(64),
      }),
  ],
  ["a name of 8 MB", ({ text }) => text.replace("泉州", "泉".repeat(2_700_000))],
  ["a name of 8 MB in escapes", ({ text }) => text.replace("泉州", String.raw`\u6cc9`.repeat(1_390_000))],
  [
    "a code of 8 MB",
    ({ text, target }) =>
      text.replace(`"code":"${target.code}"`, `"code":"${target.code.padEnd(8_000_000, "0")}"`),
  ],
  [
    "a date of 8 MB",
    ({ answer, standing, target }) =>
      spoilt(answer, {
        ...standing,
        records: [wireRecord(target, { listedOn: "2018-01-01".padEnd(8_000_000, "0") })],
      }),
  ],
]).map((kind) => ({ ...kind, weight: "heavy" }) as const);

const late: readonly HostileKind[] = bodies
  .filter(({ name }) => /: (?:empty|zeros|members|one object|99,000|1,000)/.test(name))
  .map((kind) => ({
    ...kind,
    name: `${kind.name}, at the last moment`,
    moment: "last",
    answer: (exchange) => {
      setTimeout(() => kind.answer(exchange), deadlineMs - 90 + exchange.random.below(60));
    },
  }));

const bomb = (name: string, encoding: string, compress: () => Transform): HostileKind => ({
  name: `sizes: ${name}`,
  theme: "sizes",
  on: "lookup",
  weight: "bomb",
  prepare: (honestText) => compressed(honestText, compress()),
  answer: (exchange) => {
    const { prepared, nonce } = exchange;
    if (prepared === undefined) throw new TypeError("A bomb is prepared.");
    // As answerSignature signs, without hashing the whole once more while the request waits.
    const lines = ["yingcha-answer-v1", nonce, "200", "", prepared.sha256];
    const signature = `v1=${hmacSha256Hex(platformSecret, lines.join("\n"))}`;
    exchange.send({
      headers: { "content-encoding": encoding, [signatureHeader.answerSignature]: signature },
      body: prepared.body,
      signature: null,
    });
  },
});

/** T18: sizes, depths and bombs; each is the right answer but for its size. */
export const sizeKinds: readonly HostileKind[] = [
  ...bodies,
  ...late,
  bomb("a gzip bomb of 256 MiB", "gzip", () => createGzip({ level: 1 })),
  bomb("a deflate bomb of 256 MiB", "deflate", () => createDeflate({ level: 1 })),
  bomb("a brotli bomb of 256 MiB", "br", () =>
    createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
  ),
];

/** The honest text and 256 MiB of blanks behind it, which is the same JSON. */
async function compressed(honestText: string, stream: Transform): Promise<Prepared> {
  const hash = createHash("sha256");
  const pieces: Buffer[] = [];
  stream.on("data", (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve) => stream.on("end", resolve));
  const blanks = Buffer.alloc(mebibyte, 32);
  for (const piece of [Buffer.from(honestText), ...Array.from({ length: 256 }, () => blanks)]) {
    hash.update(piece);
    if (!stream.write(piece)) await new Promise((resolve) => stream.once("drain", resolve));
  }
  stream.end();
  await ended;
  return { body: Buffer.concat(pieces), sha256: hash.digest("hex") };
}

function spoilt(answer: Wire, standing: Wire): string {
  const standings = answer["standings"] as readonly unknown[];
  return JSON.stringify({ ...answer, standings: standings.map(() => standing) });
}

function rows(count: number): readonly unknown[] {
  return Array.from({ length: count }, () => ({}));
}

function nested(depth: number): string {
  return "[".repeat(depth) + "]".repeat(depth);
}
