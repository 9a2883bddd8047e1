import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskCode, maskSubject, maskUnparsed } from "../../src/subject/mask";
import { subjectKinds, subjectKindTable } from "../../src/subject/subject-kind";

describe("maskCode", () => {
  it.each([
    ["uscc", "91350500PDY00001XT", "91350500********XT"],
    ["organization-code", "D2143569X", "D21*****X"],
    ["registration-number", "350500100000010", "350500*******10"],
    ["registration-number", "3505001000001", "350500******1"],
    ["resident-id", "350502188001010014", "35***************4"],
    ["passport", "E12345678", "E1******8"],
    ["passport", "12345", "1****"],
    ["hong-kong-permit", "H1234567801", "H1********1"],
    ["macao-permit", "M12345678", "M1******8"],
    ["taiwan-permit", "12345678", "12******"],
    ["uscc", "9", "*"],
  ] as const)("a %s shows as little as identifies it on the case file: %s", (kind, code, masked) => {
    expect(maskCode(kind, code)).toBe(masked);
  });

  it("never more than a third of a person's number shows, nor five ninths of an organization's", () => {
    const code = fc.stringMatching(/^[0-9A-Z]{1,64}$/);
    fc.assert(
      fc.property(fc.constantFrom(...subjectKinds), code, (kind, value) => {
        const masked = maskCode(kind, value);
        const shown = masked.replaceAll("*", "").length;
        const share = subjectKindTable[kind].holder === "person" ? 1 / 3 : 5 / 9;
        expect(masked).toHaveLength(value.length);
        expect(shown).toBeLessThanOrEqual(value.length * share);
      }),
    );
  });

  it("no digit of a birth date shows", () => {
    expect(maskCode("resident-id", "11010519491231002X").slice(6, 14)).toBe("********");
  });

  it("a person's number passed as a bare string, and so as a USCC, under any other kind or with a character too many, is masked as a person's, R22", () => {
    expect(maskCode("uscc", "35050218800101009X")).toBe("35***************X");
    expect(maskCode("uscc", "913302033168690875")).toBe("91***************5");
    expect(maskCode("registration-number", "35050218800101009X")).toBe("35***************X");
    expect(maskCode("uscc", "935050218800101009X")).toBe("93****************X");
    expect(maskCode("uscc", "35050218800101009X0")).toBe("35****************0");
  });

  it("what is not spelt as a code cannot forge a line of a log, house rule 9", () => {
    expect(maskCode("uscc", "91\n00500PDY00001XT")).toBe("a string of 18 characters");
    expect(maskCode("uscc", "91350500PDY00001XT\n")).toBe("a string of 19 characters");
    expect(maskCode("passport", "")).toBe("a string of 0 characters");
    expect(maskCode("uscc", "9".repeat(65))).toBe("a string of 65 characters");
  });
});

describe("maskSubject", () => {
  it("masks the code and leaves the name out, house rule 9", () => {
    const subject = { kind: "resident-id", code: "350502188001010014", name: "张三" } as const;
    expect(maskSubject(subject)).toBe("35***************4");
  });
});

describe("maskUnparsed", () => {
  it.each([
    ["9135050", "a string of 7 characters"],
    [null, "null"],
    [undefined, "undefined"],
    [["35"], "an array"],
    [{ code: "35" }, "an object"],
    [35, "a number"],
    [35n, "a bigint"],
    [true, "a boolean"],
    [Symbol("35"), "a symbol"],
    [() => "35", "a function"],
  ])("%o is told by its sort alone, house rule 9", (value, words) => {
    expect(maskUnparsed(value)).toBe(words);
  });

  it("a proxy that was revoked is an object like any other", () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    expect(maskUnparsed(proxy)).toBe("an object");
  });
});
