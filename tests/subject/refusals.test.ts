import { describe, expect, it } from "vitest";
import { organizationCodeCheckCharacter } from "../../src/subject/organization-code";
import { registrationNumberCheckDigit } from "../../src/subject/registration-number";
import { residentIdCheckCharacter } from "../../src/subject/resident-id";
import { parseSubject } from "../../src/subject/subject";
import { usccCheckCharacter } from "../../src/subject/uscc";

const uscc = "91350500PDY00001XT";

/** What whoever mistyped a code is told, without the remedy that every message of the code ends with. */
function told(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new TypeError("A refusal was expected.");
}

describe("a refusal says what the code must be, and of the value its length alone, R22 四(四)", () => {
  it.each([
    [
      "uscc",
      "A uscc (统一社会信用代码) is 18 characters of 0123456789ABCDEFGHJKLMNPQRTUWXY, the third to eighth being digits and not all 0; given was a string of 3 characters.",
    ],
    [
      "organization-code",
      "A organization-code (组织机构代码) is 8 digits or letters, not all 0, and a digit or X, with or without a hyphen before the last; given was a string of 3 characters.",
    ],
    [
      "registration-number",
      "A registration-number (注册号) is 15 digits, or 13 before 2007, the first six not all 0; given was a string of 3 characters.",
    ],
    [
      "resident-id",
      "A resident-id (居民身份证号码) is 18 characters (region, birth date that exists, 3 digits, a digit or X) or 15 digits of the old form; given was a string of 3 characters.",
    ],
    ["passport", "A passport (护照) is 5 to 20 letters or digits; given was a string of 3 characters."],
    [
      "hong-kong-permit",
      "A hong-kong-permit (港澳居民来往内地通行证 (香港)) is H and 8 or 10 digits; given was a string of 3 characters.",
    ],
    [
      "macao-permit",
      "A macao-permit (港澳居民来往内地通行证 (澳门)) is M and 8 or 10 digits; given was a string of 3 characters.",
    ],
    [
      "taiwan-permit",
      "A taiwan-permit (台湾居民来往大陆通行证) is 8 digits, or 10 of the older form with or without a letter after them; given was a string of 3 characters.",
    ],
  ] as const)("%s", (kind, message) => {
    expect(told(() => parseSubject({ kind, code: "9A1" }))).toContain(message);
  });

  it("a birth date that does not exist is told in the same words, GB 11643-1999", () => {
    expect(told(() => parseSubject({ kind: "resident-id", code: "110105190002290020" }))).toContain(
      "birth date that exists",
    );
  });

  it.each([
    [
      "too long a string",
      "9".repeat(65),
      "A uscc (统一社会信用代码) has at most 64 characters; given was a string of 65 characters.",
    ],
    [
      "white space within",
      "91 35",
      "A uscc (统一社会信用代码) is written without inner white space, invisible or foreign characters; given was a string of 5 characters.",
    ],
    ["a masked code", "9135****", "The uscc (统一社会信用代码) is masked: a string of 8 characters."],
    ["no string", { kind: "uscc", code: 91 }, "A code is a string; given was a number."],
    ["a number", 91, "A subject is a string or { kind, code, name? }; given was a number."],
    ["nothing", null, "A subject is a string or { kind, code, name? }; given was null."],
    ["a list", [uscc], "A subject is a string or { kind, code, name? }; given was an array."],
    [
      "another property",
      { kind: "uscc", code: uscc, nmae: "" },
      "A subject holds kind, code and name, and no other property.",
    ],
    [
      "an unknown kind",
      { kind: "USCC", code: uscc },
      "The kind of a subject is one of uscc, organization-code, registration-number, resident-id, passport, hong-kong-permit, macao-permit, taiwan-permit.",
    ],
    [
      "an empty name",
      { kind: "uscc", code: uscc, name: "" },
      "The name of a subject is 1 to 200 printable characters; given was a string of 0 characters.",
    ],
    [
      "a getter that throws",
      Object.defineProperty({ kind: "uscc" }, "code", {
        enumerable: true,
        get: () => {
          throw new RangeError();
        },
      }),
      "The properties of the subject cannot be read.",
    ],
  ])("%s", (_, input, message) => {
    expect(told(() => parseSubject(input))).toContain(message);
  });

  it.each([
    [usccCheckCharacter, "has 17 characters before its check character"],
    [organizationCodeCheckCharacter, "has 8 digits or letters before its check character"],
    [registrationNumberCheckDigit, "has 14 digits before its check digit"],
    [residentIdCheckCharacter, "has 17 digits before its check character"],
  ])("%o asks for what stands before a check character", (checkCharacterOf, words) => {
    const message = told(() => checkCharacterOf("9-1"));
    expect(message).toContain(words);
    expect(message).toContain("given was a string of 3 characters.");
  });
});
