import { describe, expect, it } from "vitest";
import { parseResidentId, residentIdCheckCharacter } from "../../src/subject/resident-id";

const corpus = ["11010519491231002X", "350502188001010014", "35050218800101009X", "110105180001014855"];

function malformed(run: () => unknown): void {
  expect(run).toThrow(expect.objectContaining({ name: "InputError", code: "code-malformed" }));
}

function born(date: string, region = "350502"): string {
  const first17 = `${region}${date}001`;
  return first17 + residentIdCheckCharacter(first17);
}

describe("parseResidentId", () => {
  it.each(corpus)("%s matches its check character, GB 11643-1999", (code) => {
    expect(parseResidentId(code)).toEqual({ code, checksum: "match" });
  });

  it("a wrong check character is reported, not enforced, R22", () => {
    expect(parseResidentId("110105194912310021")).toEqual({
      code: "110105194912310021",
      checksum: "mismatch",
    });
  });

  it("15 digits become the 18-character number and carried no check character, GB 11643-1999", () => {
    expect(parseResidentId("110105491231002")).toEqual({ code: "11010519491231002X", checksum: "none" });
  });

  it("all eleven check characters occur, GB 11643-1999", () => {
    const seen = new Set(
      Array.from({ length: 100 }, (_, i) =>
        residentIdCheckCharacter(`350502188001010${String(i).padStart(2, "0")}`),
      ),
    );
    expect([...seen].sort().join("")).toBe("0123456789X");
  });

  it("every substitution and every swap of unlike neighbours is detected, GB 11643-1999", () => {
    const isDetected = (code: string): boolean => {
      try {
        return parseResidentId(code).checksum === "mismatch";
      } catch {
        return true;
      }
    };
    for (const code of corpus) {
      for (let i = 0; i < 18; i++) {
        for (const character of "0123456789X") {
          if (character !== code.charAt(i)) {
            expect(isDetected(code.slice(0, i) + character + code.slice(i + 1))).toBe(true);
          }
        }
        const [a, b] = [code.charAt(i), code.charAt(i + 1)];
        if (i < 17 && a !== b) expect(isDetected(code.slice(0, i) + b + a + code.slice(i + 2))).toBe(true);
      }
    }
  });

  it.each(["20000229", "19040229", "19990131", "19990430", "18000101", "20991231"])(
    "%s is a birth date that exists",
    (date) => {
      expect(parseResidentId(born(date)).checksum).toBe("match");
    },
  );

  it.each([
    "19000229",
    "20010229",
    "19990431",
    "19990631",
    "19990132",
    "19990001",
    "19991301",
    "19990100",
    "17991231",
    "21000101",
  ])("%s is no birth date and cannot be part of a number, R22", (date) => {
    malformed(() => parseResidentId(born(date)));
  });

  it("a birth date that does not exist is refused in the 15-digit form too, R22", () => {
    malformed(() => parseResidentId("350502990229001"));
  });

  it.each(["810000", "820000", "830000"])("residence permits of region %s have the same layout", (region) => {
    expect(parseResidentId(born("19900101", region)).checksum).toBe("match");
  });

  it("another length, a letter within or a region from 0 cannot be a number, R22", () => {
    for (const code of [
      "",
      "1101051949123100",
      "11010519491231002Y",
      "1101051949123X002X",
      "01010519491231002X",
      "011010519491231",
      "11010549123100X",
      "0105011949123100201",
      "11010519491231002X0",
    ]) {
      malformed(() => parseResidentId(code));
    }
  });
});

describe("residentIdCheckCharacter", () => {
  it("refuses what is not 17 digits", () => {
    for (const body of ["", "11010519491231002X", "1101051949123100X", "011010519491231002"]) {
      malformed(() => residentIdCheckCharacter(body));
    }
  });
});
