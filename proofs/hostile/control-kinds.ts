import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { syntheticResidentId } from "../../src/sandbox/synthetic";
import type { SubjectRef } from "../../src/subject/subject";
import type { ControlKind, Exchange, Reply } from "./hostile-kind";
import { withMember } from "./kinds/spoil";
import {
  type FactsName,
  honestCatalogueVersion,
  honestListVersion,
  type Wire,
  wireRecord,
  wireStanding,
} from "./world";

const facts: readonly FactsName[] = [
  "clean",
  "black",
  "black-reviewed",
  "watch",
  "red",
  "unknown",
  "clean-parent",
  "black-parent",
  "clean-person",
  "black-person",
];

const replied = (
  rows: readonly (readonly [name: string, facts: FactsName, reply: (exchange: Exchange) => Reply])[],
): readonly ControlKind[] =>
  rows.map(([name, of, reply]) => ({
    name,
    facts: of,
    answer: (exchange) => exchange.send(reply(exchange)),
  }));

/** Failed once or twice, then answered. */
const recovered = (
  rows: readonly (readonly [name: string, fail: (exchange: Exchange) => void, failedCount?: number])[],
): readonly ControlKind[] =>
  rows.map(([name, fail, failedCount = 1]) => ({
    name,
    facts: "clean",
    answer: (exchange) => (exchange.count <= failedCount ? fail(exchange) : exchange.send()),
  }));

const raw = (
  rows: readonly (readonly [name: string, answer: (exchange: Exchange) => void])[],
): readonly ControlKind[] => rows.map(([name, answer]) => ({ name, facts: "black", answer }));

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const changed = ({ answer }: Exchange, change: Readonly<Wire>) => ({
  body: JSON.stringify({ ...answer, ...change }),
});
const spoken = ({ answer, standing }: Exchange, change: Readonly<Wire>) =>
  changed({ answer } as Exchange, { standings: [{ ...standing, ...change }] });
const lengthOf = (text: string) => `content-length: ${Buffer.byteLength(text)}`;

/** Honest answers, plain and odd, each of which must be served for what it says. */
export const controlKinds: readonly ControlKind[] = [
  ...facts.map((name): ControlKind => ({ name: `plain: ${name}`, facts: name })),
  ...replied([
    [
      "gzip",
      "black",
      ({ text }) => ({ headers: { "content-encoding": "gzip" }, body: gzipSync(text), signedBody: text }),
    ],
    [
      "deflate",
      "black",
      ({ text }) => ({
        headers: { "content-encoding": "deflate" },
        body: deflateSync(text),
        signedBody: text,
      }),
    ],
    [
      "brotli",
      "clean",
      ({ text }) => ({
        headers: { "content-encoding": "br" },
        body: brotliCompressSync(text),
        signedBody: text,
      }),
    ],
    [
      "gzip in gzip",
      "clean",
      ({ text }) => ({
        headers: { "content-encoding": "gzip, gzip" },
        body: gzipSync(gzipSync(text)),
        signedBody: text,
      }),
    ],
    [
      "a media type that is wrong",
      "clean",
      () => ({ headers: { "content-type": "text/html; charset=gbk" } }),
    ],
    ["a mark of byte order", "black", ({ text }) => ({ body: `\ufeff${text}` })],
    ["blanks all around", "clean", ({ text }) => ({ body: `\r\n\t ${text}\n\n` })],
    ["8 MB of blanks behind the answer", "black", ({ text }) => ({ body: text + " ".repeat(8_000_000) })],
    ["printed over many lines", "black", ({ answer }) => ({ body: JSON.stringify(answer, undefined, 4) })],
    [
      "every character above ASCII as an escape",
      "clean",
      ({ text }) => ({
        body: text.replace(
          /[\u0080-\uffff]/g,
          (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`,
        ),
      }),
    ],
    [
      "a key in another spelling",
      "black",
      ({ text }) => ({ body: text.replace('"records"', String.raw`"\u0072ecords"`) }),
    ],
    [
      "colons, braces and quotes inside a text",
      "black",
      ({ text }) => ({ body: text.replace("泉州", String.raw`{\"records\":[],\\`) }),
    ],
    [
      "members in another order",
      "black",
      ({ answer }) => ({ body: JSON.stringify(Object.fromEntries(Object.entries(answer).toReversed())) }),
    ],
    [
      "fields to come everywhere",
      "black",
      ({ text }) => ({ body: text.replaceAll('"kind":', '"later":{"a":[1,null]},"kind":') }),
    ],
    [
      "keys that every object inherits",
      "black",
      ({ text }) => ({ body: withMember(text, '"records":', '"toString":1,"hasOwnProperty":2,"valueOf":3') }),
    ],
    [
      "50 levels in a field to come",
      "clean",
      ({ text }) => ({ body: withMember(text, '"records":', `"later":${"[".repeat(50)}${"]".repeat(50)}`) }),
    ],
    [
      "a version written with an exponent",
      "clean",
      ({ text }) => ({
        body: text.replace(`"listVersion":${honestListVersion}`, `"listVersion":${honestListVersion / 10}e1`),
      }),
    ],
    [
      "a version that rises",
      "clean",
      (exchange) => changed(exchange, { listVersion: honestListVersion + 1 }),
    ],
    ["lists of 23 hours ago", "clean", (exchange) => changed(exchange, { asOf: inHours(-23) })],
    ["lists four minutes ahead", "black", (exchange) => changed(exchange, { asOf: inHours(4 / 60) })],
    [
      "a time with the offset of Beijing",
      "clean",
      (exchange) => changed(exchange, { asOf: `${inHours(8).slice(0, -1)}+08:00` }),
    ],
    ["an ETag that is signed too", "clean", () => ({ headers: { etag: '"x"' } })],
    [
      "another service offered in a header",
      "clean",
      ({ trapUrl }) => ({
        headers: {
          "alt-svc": `h2="${new URL(trapUrl).host}"`,
          link: `<${trapUrl}>; rel=preload`,
          location: trapUrl,
        },
      }),
    ],
    ["a header of 8 KB", "clean", () => ({ headers: { "x-long": "a".repeat(8_000) } })],
    [
      "1,000 records",
      "black",
      (exchange) =>
        spoken(exchange, {
          records: Array.from({ length: 1_000 }, (_, index) =>
            wireRecord(exchange.target, { recordId: `B-${index}` }),
          ),
        }),
    ],
    [
      "64 former names",
      "clean",
      (exchange) =>
        spoken(exchange, { formerNames: Array.from({ length: 64 }, (_, index) => `旧名${index}`) }),
    ],
    [
      "a subject called unknown with an empty list of records",
      "unknown",
      (exchange) => spoken(exchange, { records: [] }),
    ],
  ]),
  ...recovered([
    ["503, then good", ({ send }) => send({ status: 503, headers: { "retry-after": "0" } })],
    ["502 and 500, then good", ({ send, count }) => send({ status: count === 1 ? 502 : 500 }), 2],
    ["429 for no time, then good", ({ send }) => send({ status: 429, headers: { "retry-after": "0" } })],
    ["408, then good", ({ send }) => send({ status: 408 })],
    ["a reset, then good", ({ socket }) => void socket.resetAndDestroy()],
    [
      "a body cut off, then good",
      (x) => {
        x.raw(x.head([lengthOf(x.text)]), x.text.slice(0, 9));
        x.socket.end();
      },
    ],
  ]),
  ...raw([
    [
      "slow, but in time",
      (x) => {
        setTimeout(() => x.send(), 250);
      },
    ],
    [
      "in pieces over a while",
      (x) => {
        const bytes = Buffer.from(x.text);
        const stepBytes = Math.ceil(bytes.length / 10);
        x.raw(x.head([lengthOf(x.text)]));
        x.drip(
          Array.from({ length: 10 }, (_, index) =>
            bytes.subarray(index * stepBytes, (index + 1) * stepBytes),
          ),
          20,
        );
      },
    ],
    [
      "a byte a chunk",
      (x) =>
        x.raw(
          x.head(["transfer-encoding: chunked"]),
          ...Array.from(Buffer.from(x.text), (byte) =>
            Buffer.concat([Buffer.from("1\r\n"), Buffer.from([byte]), Buffer.from("\r\n")]),
          ),
          "0\r\n\r\n",
        ),
    ],
    [
      "an interim answer before the answer",
      (x) => x.raw("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n", x.head([lengthOf(x.text)]), x.text),
    ],
    [
      "headers in capitals",
      (x) =>
        x.raw(
          x.head([lengthOf(x.text)]).replace("yingcha-answer-signature", "YINGCHA-ANSWER-SIGNATURE"),
          x.text,
        ),
    ],
    [
      "no length, ended by the end",
      (x) => {
        x.raw(x.head(["connection: close"]), x.text);
        x.socket.end();
      },
    ],
    [
      "HTTP/1.0",
      (x) => {
        x.raw(x.head([lengthOf(x.text)]).replace("HTTP/1.1", "HTTP/1.0"), x.text);
        x.socket.end();
      },
    ],
    [
      "another reason than OK",
      (x) => x.raw(x.head([lengthOf(x.text)]).replace("200 OK", "200 Geprüft"), x.text),
    ],
  ]),
  {
    name: "a catalogue in gzip with an ETag",
    facts: "black",
    answerCatalogue: (x) =>
      x.send({
        headers: { "content-encoding": "gzip", etag: '"v5"' },
        body: gzipSync(x.text),
        signedBody: x.text,
      }),
  },
  {
    name: "a catalogue after 503",
    facts: "black",
    answerCatalogue: (x) => x.send(x.count === 1 ? { status: 503, headers: { "retry-after": "0" } } : {}),
  },
  {
    name: "a catalogue with fields to come",
    facts: "black",
    answerCatalogue: (x) => x.send({ body: x.text.replaceAll('"entryId":', '"later":[{}],"entryId":') }),
  },
  {
    name: "a newer catalogue in which nothing binds",
    facts: "black",
    guard: "warmed",
    namedCatalogueVersion: honestCatalogueVersion + 1,
    answerCatalogue: (x) =>
      x.send({ body: JSON.stringify({ ...x.catalogue, version: honestCatalogueVersion + 1, entries: [] }) }),
    // Of a black record every department is still told, 三(二).
    outcome: "review",
  },
  {
    name: "a catalogue of 4,000 entries",
    facts: "black",
    answerCatalogue: (x) => {
      const [first = {}] = x.catalogue["entries"] as readonly Wire[];
      x.send({
        body: JSON.stringify({
          ...x.catalogue,
          entries: Array.from({ length: 4_000 }, (_, index) => ({ ...first, entryId: `e-${index}` })),
        }),
      });
    },
  },
  {
    name: "a catalogue of 50,000 item codes",
    facts: "black",
    answerCatalogue: (x) =>
      x.send({
        body: JSON.stringify({
          ...x.catalogue,
          itemCodes: Array.from({ length: 50_000 }, (_, index) => ({
            itemCode: `c-${index}`,
            matterType: "honor",
          })),
        }),
      }),
  },
  {
    name: "1,000 subjects in one request, each with four records and ten links",
    facts: "black-reviewed",
    subjectCount: 1_000,
    answer: (x) => x.send({ body: JSON.stringify({ ...x.answer, standings: fullStandings(x.answer) }) }),
  },
  { name: "1,000 subjects in one request", facts: "black", subjectCount: 1_000 },
  { name: "1,001 subjects in two", facts: "clean", subjectCount: 1_001 },
];

/** Everybody asked about with four records, and with ten persons whose role concerns no licence. */
function fullStandings({ standings }: Wire): readonly Wire[] {
  return (standings as readonly Wire[]).map((standing) => {
    const subject = standing["subject"] as SubjectRef;
    return wireStanding(subject, {
      subjectType: standing["subjectType"] ?? "natural-person",
      records: Array.from({ length: 4 }, (_, index) => wireRecord(subject, { recordId: `B-${index}` })),
      links: Array.from({ length: 10 }, (_, index) => ({
        kind: "responsible-person",
        role: "shareholder",
        subject: { kind: "resident-id", code: syntheticResidentId(index + 1) },
        name: `示例股东${index}（虚构）`,
      })),
    });
  });
}
