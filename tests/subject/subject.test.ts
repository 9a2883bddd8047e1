import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { InputError } from "../../src/errors/yingcha-error";
import { parseSubject, subjectKey } from "../../src/subject/subject";
import { subjectKinds } from "../../src/subject/subject-kind";

const uscc = "91350500PDY00001XT";

function refusal(code: string) {
  return expect.objectContaining({ name: "InputError", code });
}

function caught(input: unknown): unknown {
  try {
    parseSubject(input);
    return undefined;
  } catch (error) {
    return error;
  }
}

afterEach(() => {
  for (const field of ["kind", "code", "name"]) Reflect.deleteProperty(Object.prototype, field);
});

describe("parseSubject", () => {
  it("a bare string is a USCC, decision-rules Vocabulary", () => {
    expect(parseSubject(uscc)).toEqual({ kind: "uscc", code: uscc, checksum: "match" });
    expect(parseSubject(` ${uscc.toLowerCase()} `)).toEqual(parseSubject(uscc));
  });

  it("a bare string is a USCC even when it is a resident identity number that passes both checks, domain facts §7", () => {
    expect(parseSubject("110105180001014855")).toMatchObject({ kind: "uscc", checksum: "match" });
    expect(() => parseSubject("D2143569X")).toThrow(refusal("code-malformed"));
    expect(() => parseSubject("110105491231002")).toThrow(refusal("code-malformed"));
  });

  it("a code with a wrong check character is a subject all the same, R22", () => {
    expect(parseSubject("91350100M0001TGQXM")).toEqual({
      kind: "uscc",
      code: "91350100M0001TGQXM",
      checksum: "mismatch",
    });
  });

  it.each([
    ["uscc", "91350500MA00003650", "91350500MA00003650", "match"],
    ["organization-code", "D2143569-x", "D2143569X", "match"],
    ["registration-number", "440301103097413", "440301103097413", "match"],
    ["resident-id", "11010519491231002x", "11010519491231002X", "match"],
    ["resident-id", "110105491231002", "11010519491231002X", "none"],
    ["passport", "e12345678", "E12345678", "none"],
    ["hong-kong-permit", "h12345678", "H12345678", "none"],
    ["macao-permit", "m12345678", "M12345678", "none"],
    ["taiwan-permit", "1234567890（b）", "1234567890B", "none"],
  ] as const)("a %s is read by the rules of its kind: %s", (kind, code, canonical, checksum) => {
    expect(parseSubject({ kind, code })).toEqual({ kind, code: canonical, checksum });
  });

  it("a code of another kind is refused under the kind given, which is never corrected", () => {
    expect(() => parseSubject({ kind: "hong-kong-permit", code: uscc })).toThrow(refusal("code-malformed"));
    expect(() => parseSubject({ kind: "resident-id", code: uscc })).toThrow(refusal("code-malformed"));
  });

  it("a name is trimmed and folded by NFKC, and its absence stays absence", () => {
    expect(parseSubject({ kind: "uscc", code: uscc, name: " 泉州某某（福建）公司 " }).name).toBe(
      "泉州某某(福建)公司",
    );
    expect(parseSubject({ kind: "uscc", code: uscc, name: undefined })).toEqual(parseSubject(uscc));
    expect(parseSubject({ kind: "uscc", code: uscc, name: "公".repeat(200) }).name).toHaveLength(200);
    expect(parseSubject({ kind: "uscc", code: uscc, name: `公${"\u0301".repeat(30)}` }).name).toHaveLength(
      31,
    );
  });

  it.each([
    null,
    3,
    "",
    "  ",
    "a\u0000b",
    "a\nb",
    "泉州\u202e公司",
    "泉州\u200b公司",
    "\ud800",
    "公".repeat(201),
    "公".repeat(401),
    "ﷺ".repeat(200),
    `a${"\u0323\u0301".repeat(16)}`,
  ])("the name %j does not hold", (name) => {
    expect(() => parseSubject({ kind: "uscc", code: uscc, name })).toThrow(refusal("subject-malformed"));
  });

  it("a name is one character or more, and its spelling is bounded before it is folded, R22", () => {
    const nameOf = (name: string) => parseSubject({ kind: "uscc", code: uscc, name }).name;
    expect(nameOf("公")).toBe("公");
    expect(nameOf("e\u0301".repeat(200))).toBe("é".repeat(200));
    expect(() => nameOf("a\u0323\u0302".repeat(150))).toThrow(refusal("subject-malformed"));
  });

  it("a parsed subject can be passed again", () => {
    const subject = parseSubject({ kind: "resident-id", code: "11010519491231002X", name: "张三" });
    expect(parseSubject(subject)).toEqual(subject);
    expect(parseSubject({ ...subject, checksum: "mismatch" }).checksum).toBe("match");
  });

  it.each([undefined, null, 3, 3n, true, Symbol("a"), () => uscc, [uscc], ["uscc", uscc]])(
    "%o is neither a string nor { kind, code, name? }",
    (input) => {
      expect(() => parseSubject(input)).toThrow(refusal("subject-malformed"));
    },
  );

  it.each([
    {},
    { kind: "uscc" },
    { code: uscc },
    { kind: "USCC", code: uscc },
    { kind: "constructor", code: uscc },
    { kind: ["uscc"], code: uscc },
    { kind: "uscc", code: 91350500 },
    { kind: "uscc", code: null },
    { kind: "uscc", code: uscc, nmae: "泉州某某公司" },
    JSON.parse(`{"kind":"uscc","code":"${uscc}","__proto__":{"name":"a"}}`),
    Object.create({ kind: "uscc", code: uscc }),
  ])("the object %o is malformed", (input) => {
    expect(() => parseSubject(input)).toThrow(refusal("subject-malformed"));
  });

  it("a polluted Object.prototype lends no kind, code or name", () => {
    Object.assign(Object.prototype, { kind: "uscc", code: uscc, name: "泉州某某公司" });
    expect(() => parseSubject({})).toThrow(refusal("subject-malformed"));
    expect(() => parseSubject({ kind: "uscc" })).toThrow(refusal("subject-malformed"));
    expect(Object.hasOwn(parseSubject({ kind: "uscc", code: uscc }), "name")).toBe(false);
  });

  it("what throws when it is read is malformed, whatever it throws, house rule 9", () => {
    const thrower = () => {
      throw new RangeError(uscc);
    };
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const hostile = [
      proxy,
      new Proxy({ kind: "uscc", code: uscc }, { ownKeys: thrower }),
      new Proxy({ kind: "uscc", code: uscc }, { get: thrower }),
      Object.defineProperty({ kind: "uscc" }, "code", { get: thrower, enumerable: true }),
      { kind: "uscc", code: proxy },
      { kind: "uscc", code: uscc, name: proxy },
    ];
    for (const input of hostile) expect(() => parseSubject(input)).toThrow(refusal("subject-malformed"));
  });

  it("an object without a prototype is read like any other", () => {
    const input = Object.assign(Object.create(null), { kind: "uscc", code: uscc });
    expect(parseSubject(input)).toEqual(parseSubject(uscc));
  });

  it("whatever is passed, nothing but an InputError is thrown", () => {
    const shaped = fc.record(
      {
        kind: fc.oneof(fc.constantFrom(...subjectKinds), fc.anything()),
        code: fc.anything(),
        name: fc.anything(),
      },
      { requiredKeys: [] },
    );
    const strings = fc.string({ unit: "binary", maxLength: 80 });
    const typed = fc.record({
      kind: fc.constantFrom(...subjectKinds),
      code: fc.oneof(
        strings,
        fc.stringMatching(/^[HM0-9A-Z()-]{5,20}$/),
        fc.stringMatching(/^[1-9][0-9]{14,17}$/),
      ),
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), strings, shaped, typed), (input) => {
        const error = caught(input);
        expect(error === undefined || error instanceof InputError).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  it("reading a subject twice changes nothing", () => {
    const typed = fc.record({
      kind: fc.constantFrom(...subjectKinds),
      code: fc.stringMatching(/^[HM1-9][0-9]{7,17}$/),
    });
    fc.assert(
      fc.property(typed, (input) => {
        fc.pre(caught(input) === undefined);
        const subject = parseSubject(input);
        expect(parseSubject({ kind: subject.kind, code: subject.code }).code).toBe(subject.code);
      }),
    );
  });

  it("no message holds the value it is about, house rule 9", () => {
    const secret = fc.oneof(
      fc.stringMatching(/^[0-9]{8,30}$/),
      fc.stringMatching(/^[0-9A-Z*中-]{12,80}$/),
      fc.string({ unit: "binary", minLength: 12, maxLength: 80 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...subjectKinds), secret, (kind, value) => {
        const inputs = [
          value,
          { kind, code: value },
          { kind: value, code: uscc },
          { kind: "uscc", code: uscc, name: `${value}\u0000` },
          { [value]: 1 },
        ];
        for (const input of inputs) {
          const error = caught(input);
          if (error instanceof InputError) expect(error.message.includes(value)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe("subjectKey", () => {
  it("is kind and code, so that one code under two kinds is two subjects, 三(三)", () => {
    expect(subjectKey(parseSubject(uscc))).toBe(`uscc:${uscc}`);
    expect(subjectKey({ kind: "passport", code: "12345678" })).not.toBe(
      subjectKey({ kind: "taiwan-permit", code: "12345678" }),
    );
  });
});
