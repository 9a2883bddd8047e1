import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { equalInConstantTime } from "../../src/integrity/equal-in-constant-time";

describe("a comparison in constant time", () => {
  test("says the same as === of any two strings", () => {
    const text = fc.oneof(fc.string({ maxLength: 3 }), fc.string({ unit: "binary" }));
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(equalInConstantTime(a, b)).toBe(a === b);
        expect(equalInConstantTime(a, `${a}`)).toBe(true);
      }),
    );
  });

  test.each([
    ["strings of unequal length", "ab", "abc"],
    ["a string and none", "a", ""],
    ["two cases of a letter", "a", "A"],
    ["two lone surrogates, which UTF-8 would make equal", "\ud800", "\ud801"],
    ["two spellings of one character", "é", "e\u0301"],
  ])("tells %s apart", (_what, a, b) => {
    expect(equalInConstantTime(a, b)).toBe(false);
  });
});
