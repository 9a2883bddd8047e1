import { describe, expect, it } from "vitest";
import { bodyDigestOf } from "../../../src/sandbox/registry/body-digest-of";

describe("the digest of a body", () => {
  it("is the SHA-256 of its canonical JSON", () => {
    // printf '{"a":[1,{"b":2,"c":null}]}' | sha256sum
    expect(bodyDigestOf({ a: [1, { c: null, b: 2 }] })).toBe(
      "202be56362c1f7c7d049a95106e22fb55b745ac8decc58d19caca21cbc7bfd98",
    );
  });

  it("does not heed the order of keys, at any depth, nor keys without a value", () => {
    expect(bodyDigestOf({ a: { b: 1, c: 2 }, d: undefined })).toBe(bodyDigestOf({ a: { c: 2, b: 1 } }));
  });

  it.each([
    ["the order of a list", { a: [1, 2] }, { a: [2, 1] }],
    ["a value", { a: 1 }, { a: 2 }],
    ["a number for its digits", { a: 1 }, { a: "1" }],
    ["null for nothing", { a: null }, {}],
    ["where a value stands", { a: { b: 1 } }, { a: {}, b: 1 }],
  ])("heeds %s", (_, a, b) => {
    expect(bodyDigestOf(a)).not.toBe(bodyDigestOf(b));
  });
});
