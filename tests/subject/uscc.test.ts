import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors/yingcha-error";
import { parseUscc, usccCheckCharacter } from "../../src/subject/uscc";

const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

// Written from the standard's table of weights, on purpose unlike the implementation.
function referenceCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(first17.charAt(i)), 0);
  return alphabet[(31 - (sum % 31)) % 31] ?? "";
}

const corpus = [
  "91110000100010433L",
  "12440600MB2C07549J",
  "92141127MA0KD1Y64A",
  "913302033168690875",
  "91350500MA00003650",
  "91350500PDY00001XT",
];

const first17 = fc
  .tuple(
    fc.constantFrom(...alphabet),
    fc.constantFrom(...alphabet),
    fc.integer({ min: 1, max: 999_999 }).map((region) => String(region).padStart(6, "0")),
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.join(""));

function isDetected(code: string): boolean {
  try {
    return parseUscc(code).checksum === "mismatch";
  } catch (error) {
    return error instanceof InputError && error.code === "code-malformed";
  }
}

function malformed(run: () => unknown): void {
  expect(run).toThrow(expect.objectContaining({ name: "InputError", code: "code-malformed" }));
}

describe("parseUscc", () => {
  it.each(corpus)("%s matches its check character, GB 32100-2015", (code) => {
    expect(parseUscc(code)).toEqual({ code, checksum: "match" });
  });

  it("the check value 0 is the character 0, GB 32100-2015", () => {
    expect(usccCheckCharacter("91350500MA0000365")).toBe("0");
    expect(parseUscc("91350500MA00003650").checksum).toBe("match");
  });

  it("a wrong check character is reported, not enforced, R22", () => {
    expect(parseUscc("91350100M0001TGQXM")).toEqual({ code: "91350100M0001TGQXM", checksum: "mismatch" });
    expect(usccCheckCharacter("91350100M0001TGQX")).toBe("1");
    expect(parseUscc("111111111111111111").checksum).toBe("mismatch");
    expect(usccCheckCharacter("11111111111111111")).toBe("5");
  });

  it("all 31 check characters occur and match, GB 32100-2015", () => {
    const seen = new Set<string>();
    for (const last of alphabet) {
      const body = `91350500MA000036${last}`;
      const check = usccCheckCharacter(body);
      expect(parseUscc(body + check).checksum).toBe("match");
      seen.add(check);
    }
    expect([...seen].sort()).toEqual(alphabet);
  });

  it.each(["Y", "N", "A"])(
    "the letter %s may stand in the first and in the second place, GB 32100-2015",
    (letter) => {
      for (const prefix of [`${letter}1`, `9${letter}`]) {
        const body = `${prefix}350500MA0000365`;
        expect(parseUscc(body + usccCheckCharacter(body)).checksum).toBe("match");
      }
    },
  );

  it("eighteen zeros pass the check and are refused all the same, since no region is 000000", () => {
    expect(usccCheckCharacter("0".repeat(17))).toBe("0");
    malformed(() => parseUscc("0".repeat(18)));
    malformed(() => parseUscc("91000000MA00003650"));
  });

  it("a region is six digits, GB 32100-2015", () => {
    for (let i = 2; i < 8; i++)
      malformed(() => parseUscc(`91350500MA00003650`.replace(/./g, (c, at) => (at === i ? "A" : c))));
    malformed(() => parseUscc("9135050-MA00003650"));
  });

  it("another length cannot be a code, R22", () => {
    for (const code of ["", "9", "91350500PDY00001X", "91350500PDY00001XT0", "9135050"]) {
      malformed(() => parseUscc(code));
    }
  });

  it.each(["I", "O", "S", "V", "Z", "a", "-", " ", "中", "\u0000", "😀", "°", "Á", "\u0130"])(
    "the character %j is outside the alphabet, wherever it stands, GB 32100-2015",
    (character) => {
      for (let i = 0; i < 18; i++) {
        const code = "91350500PDY00001XT";
        malformed(() => parseUscc(code.slice(0, i) + character + code.slice(i + 1)));
      }
    },
  );

  it("every substitution of one character is detected, GB 32100-2015", () => {
    for (const code of corpus) {
      for (let i = 0; i < 18; i++) {
        for (const character of alphabet) {
          if (character === code.charAt(i)) continue;
          expect(isDetected(code.slice(0, i) + character + code.slice(i + 1))).toBe(true);
        }
      }
    }
  });

  it("every swap of two unlike neighbours is detected, GB 32100-2015", () => {
    for (const code of corpus) {
      for (let i = 0; i < 17; i++) {
        const [a, b] = [code.charAt(i), code.charAt(i + 1)];
        if (a !== b) expect(isDetected(code.slice(0, i) + b + a + code.slice(i + 2))).toBe(true);
      }
    }
  });

  it("the sum is what the standard's table of weights gives, to the largest one", () => {
    fc.assert(
      fc.property(first17, (body) => {
        expect(usccCheckCharacter(body)).toBe(referenceCheckCharacter(body));
        expect(parseUscc(body + usccCheckCharacter(body)).checksum).toBe("match");
      }),
      { numRuns: 2000 },
    );
    const largest = "YY999999YYYYYYYYY";
    expect(usccCheckCharacter(largest)).toBe(referenceCheckCharacter(largest));
  });
});

describe("usccCheckCharacter", () => {
  it("refuses what is not 17 characters of the alphabet, or has a letter in the region", () => {
    for (const body of [
      "",
      "91350500PDY00001XT",
      "91350500PDY00001O",
      "91350500PDY0000中X",
      "9135050YPDY00001X",
    ]) {
      malformed(() => usccCheckCharacter(body));
    }
  });
});
