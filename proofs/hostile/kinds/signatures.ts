import { answerSignature } from "../../../src/contract/answer-signature";
import type { HostileKind } from "../hostile-kind";
import { platformSecret } from "../world";
import { replyKinds } from "./spoil";

const rightOf = (nonce: string, body: string) =>
  answerSignature({ nonce, status: 200, etag: "", body }, platformSecret);

const replayed: readonly HostileKind[] = replyKinds("signatures", [
  [
    "an old answer replayed as it was",
    ({ sentBefore, random }) => {
      const { body, signature } = random.pick(sentBefore);
      return { body, signature };
    },
  ],
  [
    "the signature of an old answer under a new one",
    ({ sentBefore, random }) => ({ signature: random.pick(sentBefore).signature }),
  ],
]).map((kind) => ({ ...kind, guard: "warmed" }) as const);

/** T4, T5: an answer that nobody vouched for, or that was made for another request. */
export const signatureKinds: readonly HostileKind[] = [
  ...replayed,
  ...replyKinds("signatures", [
    ["no signature", () => ({ signature: null })],
    ["an empty signature", () => ({ signature: "" })],
    ["the version of the signature alone", () => ({ signature: "v1=" })],
    ["a signature of the right form", () => ({ signature: `v1=${"0".repeat(64)}` })],
    ["the request's own signature", ({ requestSignature }) => ({ signature: requestSignature })],
    ["the signature of another request", () => ({ signed: { nonce: "0123456789abcdef0123456789abcdef" } })],
    ["the signature of a request without a nonce", () => ({ signed: { nonce: "" } })],
    ["the signature of another body", ({ text }) => ({ signedBody: `${text} ` })],
    ["the signature of an empty body", () => ({ signedBody: "" })],
    ["the signature of another status", () => ({ signed: { status: 201 } })],
    ["the signature of another ETag", () => ({ signed: { etag: '"x"' } })],
    ["an ETag added on the way", () => ({ headers: { etag: '"x"' }, signed: { etag: "" } })],
    ["a signature by another secret", () => ({ secret: "another-secret-of-no-worth" })],
    ["the signature in capitals", ({ nonce, text }) => ({ signature: rightOf(nonce, text).toUpperCase() })],
    [
      "the signature cut",
      ({ nonce, text, random }) => ({ signature: rightOf(nonce, text).slice(0, 3 + random.below(63)) }),
    ],
    [
      "the signature with something after it",
      ({ nonce, text }) => ({ signature: `${rightOf(nonce, text)}0` }),
    ],
    [
      "the right signature among others",
      ({ nonce, text }) => ({ signature: `v1=${"0".repeat(64)}, ${rightOf(nonce, text)}` }),
    ],
    [
      "the signature under another version",
      ({ nonce, text }) => ({ signature: rightOf(nonce, text).replace("v1=", "v2=") }),
    ],
    [
      "one bit of the signed body changed",
      ({ text, random }) => {
        const body = Buffer.from(text);
        const place = random.below(body.length);
        body[place] = (body[place] ?? 0) ^ 1;
        return { body, signedBody: text };
      },
    ],
    [
      "records taken out after signing",
      ({ answer, standing, text }) => ({
        body: JSON.stringify({ ...answer, standings: [{ ...standing, records: [] }] }),
        signedBody: `${text}\n`,
      }),
    ],
  ]),
];
