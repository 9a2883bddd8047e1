import type { Exchange, HostileKind } from "../hostile-kind";
import { rawKinds } from "./spoil";

/** One byte, or one line, for ever. */
function* forever(piece: string): Generator<string> {
  for (;;) yield piece;
}

const bodyOf = ({ text }: Exchange) => Buffer.from(text);
const lengthOf = (exchange: Exchange) => `content-length: ${bodyOf(exchange).length}`;
/** A whole answer on a connection that stays open, with a signature that fits nothing. */
const unsigned = (exchange: Exchange) =>
  `${exchange.head([lengthOf(exchange), "connection: keep-alive"], "another body")}${exchange.text}`;

const withHead: readonly HostileKind[] = rawKinds("transport", [
  [
    "a reset in the middle of the body",
    (x) => {
      x.raw(x.head([lengthOf(x)]), bodyOf(x).subarray(0, 50));
      setTimeout(() => x.socket.resetAndDestroy(), 20);
    },
  ],
  [
    "an end in the middle of the body",
    (x) => {
      x.raw(x.head([lengthOf(x)]), bodyOf(x).subarray(0, -1));
      x.socket.end();
    },
  ],
  [
    "a length longer than the body",
    (x) => x.raw(x.head([`content-length: ${bodyOf(x).length + 1}`]), bodyOf(x)),
  ],
  [
    "a length shorter than the body",
    (x) => x.raw(x.head([`content-length: ${bodyOf(x).length - 1}`]), bodyOf(x)),
  ],
  ["a length of 0 before a body", (x) => x.raw(x.head(["content-length: 0"]), bodyOf(x))],
  [
    "two lengths that contradict each other",
    (x) => x.raw(x.head([lengthOf(x), "content-length: 2"]), bodyOf(x)),
  ],
  ["a length below 0", (x) => x.raw(x.head(["content-length: -1"]), bodyOf(x))],
  ["a length beyond all numbers", (x) => x.raw(x.head([`content-length: ${"9".repeat(40)}`]), bodyOf(x))],
  ["a length beside chunks", (x) => x.raw(x.head([lengthOf(x), "transfer-encoding: chunked"]), bodyOf(x))],
  ["chunks whose size is garbage", (x) => x.raw(x.head(["transfer-encoding: chunked"]), "zz\r\n", bodyOf(x))],
  ["chunks without an end", (x) => x.raw(x.head(["transfer-encoding: chunked"]), chunk(bodyOf(x)))],
  [
    "a chunk of 16 EiB",
    (x) => x.raw(x.head(["transfer-encoding: chunked"]), "ffffffffffffffff\r\n", bodyOf(x)),
  ],
  [
    "a chunk shorter than it says",
    (x) => {
      x.raw(x.head(["transfer-encoding: chunked"]), "ffff\r\n", bodyOf(x));
      x.socket.end();
    },
  ],
  [
    "a chunk with a flood behind its size",
    (x) => x.raw(x.head(["transfer-encoding: chunked"]), `1;${"x=y;".repeat(100_000)}\r\n{`),
  ],
  [
    "a signature in the trailer",
    (x) => {
      const [signature = ""] = x
        .head()
        .split("\r\n")
        .filter((line) => line.includes("signature"));
      x.raw(
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\ntrailer: yingcha-answer-signature\r\n\r\n",
        chunk(bodyOf(x)),
        `0\r\n${signature}\r\n\r\n`,
      );
    },
  ],
  [
    "one byte a second",
    (x) => {
      x.raw(x.head([lengthOf(x)]), bodyOf(x).subarray(0, 1));
      x.drip(
        Array.from(bodyOf(x).subarray(1), (byte) => Buffer.from([byte])),
        1_000,
      );
    },
  ],
  ["all but the last byte", (x) => x.raw(x.head([lengthOf(x)]), bodyOf(x).subarray(0, -1))],
  [
    "a body without an end",
    (x) => {
      x.raw(x.head(["transfer-encoding: chunked"]));
      x.drip(forever(chunk(Buffer.alloc(1_000, 32)).toString()), 5);
    },
  ],
  ["the head and then nothing", (x) => x.raw(x.head([lengthOf(x)]))],
  ["half a status line", (x) => x.raw("HTTP/1.1 20")],
  [
    "a header a while, for ever",
    (x) => {
      x.raw("HTTP/1.1 200 OK\r\n");
      x.drip(forever("x-slow: 1\r\n"), 40);
    },
  ],
  [
    "a head without an end",
    (x) => {
      x.raw("HTTP/1.1 200 OK\r\n");
      x.drip("x-slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 40);
    },
  ],
  [
    "100,000 headers",
    (x) =>
      x.raw(
        "HTTP/1.1 200 OK\r\n",
        Array.from({ length: 100_000 }, (_, index) => `x-${index}: 1\r\n`).join(""),
        `${lengthOf(x)}\r\n\r\n`,
        bodyOf(x),
      ),
  ],
  [
    "a header of a megabyte",
    (x) => x.raw(x.head([lengthOf(x), `x-long: ${"a".repeat(1_048_576)}`]), bodyOf(x)),
  ],
  ["interim answers for ever", (x) => x.drip(forever("HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n"), 5)],
  ["an interim answer and then nothing", (x) => x.raw("HTTP/1.1 100 Continue\r\n\r\n")],
  [
    "a change of protocol",
    (x) =>
      x.raw("HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n", bodyOf(x)),
  ],
  ["a status of no class", (x) => x.raw(x.head([lengthOf(x)]).replace("200 OK", "999 Odd"), bodyOf(x))],
  ["a status of four digits", (x) => x.raw(x.head([lengthOf(x)]).replace("200 OK", "2000 OK"), bodyOf(x))],
  ["no status", (x) => x.raw(x.head([lengthOf(x)]).replace("200 OK", "OK"), bodyOf(x))],
  [
    "a version of HTTP nobody knows",
    (x) => x.raw(x.head([lengthOf(x)]).replace("HTTP/1.1", "HTTP/7.3"), bodyOf(x)),
  ],
  ["a header with a NUL", (x) => x.raw(x.head([lengthOf(x), "x-odd: a\u0000b"]), bodyOf(x))],
  ["a header without a colon", (x) => x.raw(x.head([lengthOf(x), "x-odd"]), bodyOf(x))],
  [
    "the signature twice",
    (x) => x.raw(x.head([lengthOf(x), `yingcha-answer-signature: v1=${"0".repeat(64)}`]), bodyOf(x)),
  ],
  [
    "a body without any head",
    (x) => {
      x.raw(bodyOf(x));
      x.socket.end();
    },
  ],
  ["the preface of HTTP/2", (x) => x.raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")],
  ["the banner of another service", (x) => x.raw("SSH-2.0-OpenSSH_9.6\r\n")],
  ["an alert of TLS", (x) => x.raw(Buffer.from([0x15, 0x03, 0x01, 0x00, 0x02, 0x02, 0x28]))],
  ["random bytes", (x) => x.raw(Buffer.from(Array.from({ length: 512 }, () => x.random.below(256))))],
  ["no answer at all", () => undefined],
  ["an end without an answer", (x) => void x.socket.end()],
  ["a reset without an answer", (x) => void x.socket.resetAndDestroy()],
]);

/** What comes after a whole answer, on a connection that is kept. */
const unasked: readonly HostileKind[] = rawKinds("transport", [
  [
    "a second answer in one piece with the first",
    (x) => x.raw(`${unsigned(x)}${x.head([lengthOf(x)])}${x.text}`),
  ],
  [
    "a second answer once the first is over",
    (x) => {
      x.raw(unsigned(x));
      setTimeout(() => x.raw(`${x.head([lengthOf(x)])}${x.text}`), 5);
    },
  ],
  [
    "a hundred answers for one request",
    (x) => x.raw(`${unsigned(x)}${`${x.head([lengthOf(x)])}${x.text}`.repeat(100)}`),
  ],
]).map((kind) => ({ ...kind, sentBy: "own-sender" }));

const onConnection = (name: string, meet: NonNullable<HostileKind["meet"]>): HostileKind => ({
  name: `transport: ${name}`,
  theme: "transport",
  on: "connection",
  answer: () => undefined,
  meet,
});

/** T19: what goes wrong below and around HTTP. */
export const transportKinds: readonly HostileKind[] = [
  ...withHead,
  ...unasked,
  onConnection("a connection that is reset as it is made", (socket) => void socket.resetAndDestroy()),
  onConnection("a connection that is ended as it is made", (socket) => void socket.end()),
  onConnection("a connection from which nobody reads", (socket) => void socket.pause()),
  onConnection(
    "an answer before the request",
    (socket) => void socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}"),
  ),
  onConnection(
    "the banner of a mail server before the request",
    (socket) => void socket.write("220 mail ESMTP\r\n"),
  ),
];

function chunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
}
