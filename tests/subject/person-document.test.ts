import { describe, expect, it } from "vitest";
import { type PersonDocumentKind, parsePersonDocument } from "../../src/subject/person-document";

const held: readonly (readonly [PersonDocumentKind, string])[] = [
  ["passport", "E12345678"],
  ["passport", "EA1234567"],
  ["passport", "12345"],
  ["passport", "A".repeat(20)],
  ["hong-kong-permit", "H12345678"],
  ["hong-kong-permit", "H1234567801"],
  ["macao-permit", "M12345678"],
  ["macao-permit", "M1234567801"],
  ["taiwan-permit", "12345678"],
  ["taiwan-permit", "1234567890"],
  ["taiwan-permit", "1234567890B"],
];

const refused: readonly (readonly [PersonDocumentKind, string])[] = [
  ["passport", ""],
  ["passport", "E123"],
  ["passport", "A".repeat(21)],
  ["passport", "E1234-678"],
  ["passport", "(E12345678)"],
  ["hong-kong-permit", "M12345678"],
  ["hong-kong-permit", "H123456789"],
  ["hong-kong-permit", "12345678"],
  ["hong-kong-permit", "AH12345678"],
  ["hong-kong-permit", "H12345678012"],
  ["macao-permit", "H12345678"],
  ["macao-permit", "M1234567"],
  ["macao-permit", "AM12345678"],
  ["macao-permit", "M12345678012"],
  ["taiwan-permit", "123456789"],
  ["taiwan-permit", "12345678B"],
  ["taiwan-permit", "B12345678"],
  ["taiwan-permit", "B1234567890"],
  ["taiwan-permit", "12345678901"],
  ["taiwan-permit", "1234567890(B"],
  ["taiwan-permit", "1234567890BC"],
];

describe("parsePersonDocument", () => {
  it.each(held)("a %s may be %s and has no check character", (kind, code) => {
    expect(parsePersonDocument(kind, code)).toEqual({ code, checksum: "none" });
  });

  it("an older Taiwan permit is one code with and without brackets", () => {
    expect(parsePersonDocument("taiwan-permit", "1234567890(B)").code).toBe("1234567890B");
  });

  it.each(refused)("a %s cannot be %j, R22", (kind, code) => {
    expect(() => parsePersonDocument(kind, code)).toThrow(
      expect.objectContaining({
        name: "InputError",
        code: "code-malformed",
        message: expect.stringContaining(kind),
      }),
    );
  });
});
