import { describe, expect, it } from "vitest";
import { syntheticResidentId, syntheticUscc } from "../../src/sandbox/synthetic";
import { parseSubject } from "../../src/subject/subject";

describe("synthetic identifiers, of nobody who can exist,", () => {
  it("are right in every check character, and differ with the serial", () => {
    const serials = [1, 2, 998, 999, 1_000, 1_001, 50_001, 99_999];
    for (const issue of [syntheticResidentId, syntheticUscc])
      expect(new Set(serials.map((serial) => issue(serial))).size).toBe(serials.length);
    for (const serial of serials) {
      expect(parseSubject({ kind: "resident-id", code: syntheticResidentId(serial) }).checksum).toBe("match");
      expect(parseSubject(syntheticUscc(serial)).checksum).toBe("match");
    }
  });

  it("are of persons born in 1880, 999 on a day", () => {
    const birthDateOf = (serial: number) => syntheticResidentId(serial).slice(6, 14);
    expect([1, 999, 1_000, 1_998, 1_999].map(birthDateOf)).toEqual([
      "18800101",
      "18800101",
      "18800102",
      "18800102",
      "18800103",
    ]);
    expect(birthDateOf(99_999)).toBe("18800410");
    expect(syntheticResidentId(1)).toBe("350502188001010014");
  });
});
