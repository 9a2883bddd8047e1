import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparableName, sameName } from "../../src/subject/name";

describe("comparableName", () => {
  it.each([
    ["泉州某某（福建）公司", "泉州某某(福建)公司"],
    [" 泉州\u3000某某\t公司\n", "泉州某某公司"],
    ["泉州某某【福建】公司", "泉州某某(福建)公司"],
    ["泉州某某〔福建〕［一］｛二｝", "泉州某某(福建)(一)(二)"],
    ["ａｂｃ Trading", "ABCTRADING"],
    ["泉州\u200b某某\u202e公司\ufeff", "泉州某某公司"],
    ["买买提•艾力", "买买提·艾力"],
    ["买买提・艾力", "买买提·艾力"],
    ["", ""],
  ])("%j is compared as %j, 三(三)", (name, comparable) => {
    expect(comparableName(name)).toBe(comparable);
  });

  it("10 MB of one character are read in linear time", () => {
    for (const character of [" ", "（", "公"]) {
      const startedAt = performance.now();
      comparableName(character.repeat(10_000_000));
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    }
  });
});

describe("sameName", () => {
  it("spelling does not make a difference, a character does, 三(三)", () => {
    expect(sameName("泉州某某（福建）公司", " 泉州某某(福建) 公司")).toBe(true);
    expect(sameName("泉州某某公司", "泉州某某厂")).toBe(false);
  });

  it("two blanks establish nothing", () => {
    expect(sameName("", " ")).toBe(false);
  });

  it("the order of the two names does not matter", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        (a, b) => sameName(a, b) === sameName(b, a),
      ),
    );
  });
});
