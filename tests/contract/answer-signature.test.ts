import { describe, expect, test } from "vitest";
import { answerSignature, type SignedAnswer } from "../../src/contract/answer-signature";

const secret = "yingcha-test-secret-0001";
const answer: SignedAnswer = {
  nonce: "AAAAAAAAAAAAAAAAAAAAAA",
  status: 200,
  etag: '"v1"',
  body: '{"名称":"泉州"}',
};

describe("an answer's signature, R21,", () => {
  // Computed with the command line of OpenSSL over the lines that the platform's documentation names.
  test.each([
    ["with an ETag", answer, "f966919a5ed7d61ed96f2fed5b6c06bb40be6492bd81a0d31f2a26a6b53e986f"],
    ["without", { ...answer, etag: "" }, "535a3c4ad9929e9c8d4c960e5ec744814c4b3973c4408cc24000447ab1acea63"],
    [
      "of a 304",
      { ...answer, status: 304, body: "" },
      "503b93836f2b4ce304bfce02149fc89bf7bc5fb95cf348d60c94ad5ed8e4bf9d",
    ],
  ])("is what openssl dgst -sha256 -hmac makes of the five lines: %s", (_, signed, mac) => {
    expect(answerSignature(signed, secret)).toBe(`v1=${mac}`);
  });

  test("is the same over the text and over its bytes in UTF-8", () => {
    const body = new TextEncoder().encode(String(answer.body));
    expect(answerSignature({ ...answer, body }, secret)).toBe(answerSignature(answer, secret));
  });

  test.each([
    ["nonce", "AAAAAAAAAAAAAAAAAAAAAB"],
    ["status", 304],
    ["etag", '"v2"'],
    ["body", '{"名称":"泉州" }'],
  ] as const)("changes with %s", (field, value) => {
    expect(answerSignature({ ...answer, [field]: value }, secret)).not.toBe(answerSignature(answer, secret));
  });

  test("changes with the secret", () => {
    expect(answerSignature(answer, `${secret}.`)).not.toBe(answerSignature(answer, secret));
  });
});
