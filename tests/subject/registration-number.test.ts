import { describe, expect, it } from "vitest";
import { parseRegistrationNumber, registrationNumberCheckDigit } from "../../src/subject/registration-number";

const corpus = ["440301103097413", "110108012660422", "350500100000010"];

function malformed(run: () => unknown): void {
  expect(run).toThrow(expect.objectContaining({ name: "InputError", code: "code-malformed" }));
}

describe("parseRegistrationNumber", () => {
  it.each(corpus)("%s matches its check digit, MOD 11,10", (code) => {
    expect(parseRegistrationNumber(code)).toEqual({ code, checksum: "match" });
  });

  it("a wrong check digit is reported, not enforced, R22", () => {
    expect(parseRegistrationNumber("440301103097414").checksum).toBe("mismatch");
  });

  it("every substitution of one digit is detected, MOD 11,10", () => {
    for (const code of corpus) {
      for (let i = 0; i < 15; i++) {
        for (let digit = 0; digit < 10; digit++) {
          if (String(digit) === code.charAt(i)) continue;
          expect(parseRegistrationNumber(code.slice(0, i) + digit + code.slice(i + 1)).checksum).toBe(
            "mismatch",
          );
        }
      }
    }
  });

  it("the 13-digit form from before 2007 has no check digit", () => {
    expect(parseRegistrationNumber("3505001000001")).toEqual({ code: "3505001000001", checksum: "none" });
  });

  it("zeros behind the authority are no authority of zeros", () => {
    expect(parseRegistrationNumber("350500000000000").checksum).toBe("mismatch");
    expect(parseRegistrationNumber("3505000000000")).toEqual({ code: "3505000000000", checksum: "none" });
  });

  it("another length, a letter or an authority of zeros cannot be a number, R22", () => {
    for (const code of ["", "35050010000001", "3505001000000100", "35050010000001A", "000000100000010"]) {
      malformed(() => parseRegistrationNumber(code));
    }
  });
});

describe("registrationNumberCheckDigit", () => {
  it("refuses what is not 14 digits", () => {
    for (const body of ["", "440301103097413", "4403011030974A"]) {
      malformed(() => registrationNumberCheckDigit(body));
    }
  });
});
