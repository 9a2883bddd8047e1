import { describe, expect, it } from "vitest";
import { organizationCodeCheckCharacter, parseOrganizationCode } from "../../src/subject/organization-code";

const corpus = ["D2143569X", "755918469", "MB2C07549", "MA0KD1Y64"];
const characters = [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

function malformed(run: () => unknown): void {
  expect(run).toThrow(expect.objectContaining({ name: "InputError", code: "code-malformed" }));
}

describe("parseOrganizationCode", () => {
  it.each(corpus)("%s matches its check character, GB 11714-1997", (code) => {
    expect(parseOrganizationCode(code)).toEqual({ code, checksum: "match" });
  });

  it("a wrong check character is reported, not enforced, R22", () => {
    expect(parseOrganizationCode("D21435690").checksum).toBe("mismatch");
  });

  it("the check values 10 and 11 are written X and 0, the nine others as they are, GB 11714-1997", () => {
    const seen = new Set(characters.map((last) => organizationCodeCheckCharacter(`D214356${last}`)));
    expect([...seen].sort().join("")).toBe("0123456789X");
  });

  it("a changed first character is detected unless its value is the same modulo 11, GB 11714-1997", () => {
    for (const code of corpus) {
      for (const character of characters) {
        const changed = character + code.slice(1);
        const congruent = (Number.parseInt(character, 36) - Number.parseInt(code.charAt(0), 36)) % 11 === 0;
        if (!changed.startsWith("00000000")) {
          expect(parseOrganizationCode(changed).checksum).toBe(congruent ? "match" : "mismatch");
        }
      }
    }
  });

  it("another length or alphabet cannot be a code, R22", () => {
    for (const code of ["", "D2143569", "D2143569XX", "D2143569-X", "D2143569A", "d2143569X", "D214356中X"]) {
      malformed(() => parseOrganizationCode(code));
    }
  });

  it("a body of zeros passes the check and is refused all the same, zeros behind another digit are not", () => {
    expect(organizationCodeCheckCharacter("00000000")).toBe("0");
    malformed(() => parseOrganizationCode("000000000"));
    expect(parseOrganizationCode("100000008")).toEqual({ code: "100000008", checksum: "match" });
    expect(parseOrganizationCode("900000000").checksum).toBe("mismatch");
  });
});

describe("organizationCodeCheckCharacter", () => {
  it("refuses what is not eight digits or letters", () => {
    for (const body of ["", "D2143569X", "D214356*"]) malformed(() => organizationCodeCheckCharacter(body));
  });
});
