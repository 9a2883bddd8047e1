import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import type { HostileKind } from "../hostile-kind";
import { replyKinds, textKinds } from "./spoil";

const encoded = (encoding: string) => ({ "content-encoding": encoding });

/** What reads a body otherwise than it was written: charset, compression. */
export const encodingKinds: readonly HostileKind[] = [
  ...textKinds("encodings", [
    ["UTF-16, low byte first", ({ text }) => Buffer.from(text, "utf16le")],
    ["UTF-16 with its mark", ({ text }) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["Latin-1", ({ text }) => Buffer.from(text.replace(/[\u4e00-\u9fff]+/g, "Société"), "latin1")],
    ["the name in GBK", ({ text }) => spliced(text, [0xc8, 0xaa, 0xd6, 0xdd])],
    ["a name in overlong UTF-8", ({ text }) => spliced(text, [0xc0, 0xaf])],
    ["a half of a surrogate pair in UTF-8", ({ text }) => spliced(text, [0xed, 0xa0, 0x80])],
    ["a name cut in the middle of a character", ({ text }) => spliced(text, [0xe6, 0xb3])],
    ["a byte that UTF-8 never holds", ({ text }) => spliced(text, [0xff])],
    ["a character beyond Unicode", ({ text }) => spliced(text, [0xf4, 0x90, 0x80, 0x80])],
    ["half a surrogate pair as an escape", ({ text }) => text.replace("泉州", String.raw`\ud800`)],
    ["a NUL as an escape", ({ text }) => text.replace("泉州", String.raw`\u0000`)],
    ["a NUL as it is", ({ text }) => text.replace("泉州", "\u0000")],
    ["two marks of byte order", ({ text }) => `\ufeff\ufeff${text}`],
    ["a mark of byte order in the middle", ({ text }) => text.replace(",", ",\ufeff")],
    ["an escape that is none", ({ text }) => text.replace("泉州", String.raw`\x41`)],
  ]),
  ...replyKinds("encodings", [
    ["gzip that is none", ({ text }) => ({ headers: encoded("gzip"), body: text })],
    ["deflate that is none", ({ text }) => ({ headers: encoded("deflate"), body: text })],
    ["brotli that is none", ({ text }) => ({ headers: encoded("br"), body: text })],
    [
      "gzip cut",
      ({ text, random }) => {
        const whole = gzipSync(text);
        return {
          headers: encoded("gzip"),
          body: whole.subarray(0, 11 + random.below(whole.length - 20)),
          signedBody: text,
        };
      },
    ],
    [
      "gzip with a wrong sum",
      ({ text }) => {
        const body = gzipSync(text);
        body[body.length - 6] = (body[body.length - 6] ?? 0) ^ 0xff;
        return { headers: encoded("gzip"), body, signedBody: text };
      },
    ],
    [
      "brotli cut",
      ({ text }) => ({
        headers: encoded("br"),
        body: brotliCompressSync(text).subarray(0, -9),
        signedBody: text,
      }),
    ],
    ["gzip that nobody names", ({ text }) => ({ body: gzipSync(text), signedBody: text })],
    ["gzip that nobody names, signed as it is", ({ text }) => ({ body: gzipSync(text) })],
    [
      "gzip, signed as it goes over the wire",
      ({ text }) => ({ headers: encoded("gzip"), body: gzipSync(text), signedBody: gzipSync(text) }),
    ],
    [
      "deflate under the name of gzip",
      ({ text }) => ({ headers: encoded("gzip"), body: deflateSync(text), signedBody: text }),
    ],
    ["an encoding nobody knows", ({ text }) => ({ headers: encoded("x-secret"), body: gzipSync(text) })],
    [
      "a hundred encodings",
      ({ text }) => ({
        headers: encoded(Array.from({ length: 100 }, () => "gzip").join(", ")),
        body: gzipSync(text),
        signedBody: text,
      }),
    ],
    [
      // As many as go into a head; each would set up an unpacker of its own.
      "5,000 encodings",
      ({ text }) => ({
        headers: encoded(Array.from({ length: 5_000 }, () => "br").join(",")),
        body: brotliCompressSync(text),
        signedBody: text,
      }),
    ],
    [
      "raw deflate under the name of gzip",
      ({ text }) => ({ headers: encoded("gzip"), body: deflateRawSync(text), signedBody: text }),
    ],
    [
      "raw deflate, cut",
      ({ text }) => ({
        headers: encoded("deflate"),
        body: deflateRawSync(text).subarray(0, -9),
        signedBody: text,
      }),
    ],
    [
      "raw deflate, signed as it goes over the wire",
      ({ text }) => ({ headers: encoded("deflate"), body: deflateRawSync(text) }),
    ],
  ]),
];

/** Other bytes in the place of the first two characters of the name; where there is none, behind the first quote. */
function spliced(text: string, bytes: readonly number[]): Buffer {
  const place = text.indexOf("泉州");
  if (place === -1) throw new TypeError("The answer names nobody.");
  return Buffer.concat([
    Buffer.from(text.slice(0, place)),
    Buffer.from(bytes),
    Buffer.from(text.slice(place + 2)),
  ]);
}
