import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  requestSignature,
  type SignedRequest,
  timestampToleranceMs,
} from "../../src/contract/request-signature";

const secret = "yingcha-test-secret-0001";
const post: SignedRequest = {
  appKey: "demo-app",
  timestamp: "2026-11-24T01:00:00.000Z",
  nonce: "AAAAAAAAAAAAAAAAAAAAAA",
  method: "POST",
  path: "v1/lookups",
  body: '{"subjects":[{"kind":"uscc","code":"91350500PDY00001XT"}]}',
};

describe("a request's signature, R21,", () => {
  // Computed with the command line of OpenSSL over the lines that the platform's documentation names.
  test("is what openssl dgst -sha256 -hmac makes of the seven lines", () => {
    expect(requestSignature(post, secret)).toBe(
      "v1=ec53fd76b2a3589c72844fc7e47847e55b59cca1d4f77b1924942160cd3c68a0",
    );
    expect(requestSignature({ ...post, method: "GET", path: "v1/catalogue", body: "" }, secret)).toBe(
      "v1=338f35116f10122a3cc5b841435f91b62819c4fe23e97e109a22338f8b4e7c79",
    );
  });

  test.each([
    ["appKey", "demo-apq"],
    ["timestamp", "2026-11-24T01:00:00.001Z"],
    ["nonce", "AAAAAAAAAAAAAAAAAAAAAB"],
    ["method", "PUT"],
    ["path", "v1/lookups?x"],
    ["body", `${post.body} `],
  ] as const)("changes with %s", (field, value) => {
    expect(requestSignature({ ...post, [field]: value }, secret)).not.toBe(requestSignature(post, secret));
  });

  test("changes with the secret", () => {
    expect(requestSignature(post, `${secret}.`)).not.toBe(requestSignature(post, secret));
  });

  test("is of two requests the same only when they are, whatever a header and a path may hold", () => {
    const text = fc.stringMatching(/^[!-~]{0,6}$/);
    const request = fc.record({
      appKey: text,
      timestamp: text,
      nonce: text,
      method: text,
      path: text,
      body: text,
    });
    fc.assert(
      fc.property(request, request, (one, two) => {
        const same = JSON.stringify(one) === JSON.stringify(two);
        expect(requestSignature(one, secret) === requestSignature(two, secret)).toBe(same);
      }),
      { numRuns: 2_000, examples: [[{ ...post }, { ...post }]] },
    );
  });

  test("holds for five minutes either way", () => {
    expect(timestampToleranceMs).toBe(300_000);
  });
});
