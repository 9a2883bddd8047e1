import { afterEach, describe, expect, it, vi } from "vitest";
import { canonicalCode } from "../../src/subject/canonical-code";

function refusal(code: string) {
  return expect.objectContaining({ name: "InputError", code });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("canonicalCode", () => {
  it("a canonical code, from 0 to 9 and from A to Z, is returned as it is, without normalizing", () => {
    const normalize = vi.spyOn(String.prototype, "normalize");
    const read = ["91350500PDY00001XT", "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    expect(read.map((code) => canonicalCode("uscc", code))).toEqual(read);
    expect(normalize).not.toHaveBeenCalled();
  });

  it.each([..."!\"#$%&'()+,-./:;<=>?@[\\]^_{|}~"])(
    "the sign %s is no letter, and stays for the parser to refuse",
    (sign) => {
      expect(canonicalCode("passport", `A${sign}9`)).toBe(`A${sign}9`);
    },
  );

  it.each([
    " 91350500PDY00001XT\n",
    "91350500pdy00001xt",
    "９１３５０５００ＰＤＹ００００１ＸＴ",
    "\u300091350500ｐｄｙ00001XT\u00a0",
    "\ufeff91350500PDY00001XT",
  ])("%j is trimmed, folded by NFKC and put in upper case, domain facts §7", (value) => {
    expect(canonicalCode("uscc", value)).toBe("91350500PDY00001XT");
  });

  it("O is not read as 0 nor I as 1, domain facts §7", () => {
    expect(canonicalCode("uscc", "9I35O5oiMA")).toBe("9I35O5OIMA");
  });

  it.each(["ı", "ß", "ſé", "А", "０中"])(
    "the letter %j of another script does not become a Latin one",
    (letter) => {
      expect(() => canonicalCode("passport", `1234${letter}`)).toThrow(refusal("code-malformed"));
    },
  );

  it.each([
    undefined,
    null,
    91350500,
    12n,
    {},
    [],
    true,
    Symbol("a"),
    () => "a",
    new String("91350500PDY00001XT"),
  ])("%o is no string", (value) => {
    expect(() => canonicalCode("uscc", value)).toThrow(refusal("subject-malformed"));
  });

  it.each(["*", "＊", "●", "•", "█", "■", "○", "□", "×"])(
    "a code with %s in it is masked and identifies nobody, R22",
    (mark) => {
      expect(() => canonicalCode("uscc", `91350500${mark}${mark}Y00001XT`)).toThrow(refusal("code-masked"));
      expect(() => canonicalCode("resident-id", ` 3505 ${mark}`)).toThrow(refusal("code-masked"));
    },
  );

  it.each(["", "   ", "\u3000"])("the blank %j is no code", (value) => {
    expect(() => canonicalCode("uscc", value)).toThrow(refusal("code-malformed"));
  });

  it.each([
    ["white space", " "],
    ["a line break", "\n"],
    ["a tab", "\t"],
    ["an ideographic space", "\u3000"],
    ["NUL", "\u0000"],
    ["DEL", "\u007f"],
    ["an escape", "\u001b"],
    ["a zero-width space", "\u200b"],
    ["a word joiner", "\u2060"],
    ["a soft hyphen", "\u00ad"],
    ["a direction override", "\u202e"],
    ["a direction isolate", "\u2066"],
    ["a lone surrogate", "\ud800"],
    ["a combining mark", "\u0301"],
    ["an en dash", "–"],
  ])("%s within is refused, not dropped", (_, character) => {
    expect(() => canonicalCode("uscc", `91350500${character}PDY00001XT`)).toThrow(refusal("code-malformed"));
  });

  it("a zero-width space or a control character at the end is refused too", () => {
    for (const end of ["\u200b", "\u0000", "\u202e"]) {
      expect(() => canonicalCode("uscc", `91350500PDY00001XT${end}`)).toThrow(refusal("code-malformed"));
    }
  });

  it.each(["D2143569-X", "d2143569－x", " D2143569-X "])(
    "an organization code written %j loses its hyphen, GB 11714-1997",
    (value) => {
      expect(canonicalCode("organization-code", value)).toBe("D2143569X");
    },
  );

  it("no other hyphen and no hyphen of another kind is dropped", () => {
    for (const value of ["D214356-9X", "D2143569--X", "D2143569X-", "D2143569-XX"]) {
      expect(canonicalCode("organization-code", value)).toBe(value);
    }
    expect(canonicalCode("passport", "E2143569-X")).toBe("E2143569-X");
    expect(canonicalCode("uscc", "91350500-PDY00001XT")).toBe("91350500-PDY00001XT");
  });

  it("64 characters are read and 65 are not", () => {
    expect(canonicalCode("passport", "1".repeat(64))).toHaveLength(64);
    expect(() => canonicalCode("passport", "1".repeat(65))).toThrow(refusal("code-malformed"));
  });

  it.each(["1", "*", " ", "ﷺ", "-"])(
    "10 MB of %j are refused by their length, before normalizing or searching",
    (character) => {
      const value = character.repeat(10_000_000);
      const normalize = vi.spyOn(String.prototype, "normalize");
      const trim = vi.spyOn(String.prototype, "trim");
      const test = vi.spyOn(RegExp.prototype, "test");
      expect(() => canonicalCode("uscc", value)).toThrow(refusal("code-malformed"));
      const calls = [normalize, trim].map((spy) => spy.mock.calls.length);
      const searched = test.mock.calls.some(([text]) => text === value);
      expect({ calls, searched }).toEqual({ calls: [0, 0], searched: false });
    },
  );
});
