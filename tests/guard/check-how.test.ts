import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors/yingcha-error";
import { parseCheckHow } from "../../src/guard/check-how";

function complaintOf(how: unknown): string {
  try {
    parseCheckHow(how);
  } catch (error) {
    if (error instanceof InputError) return error.message;
  }
  throw new Error("nothing was refused");
}

describe("the third argument", () => {
  it("may be left out: the stage is then the decision", () => {
    expect(parseCheckHow(undefined)).toEqual({ stage: "decision", asked: {} });
  });

  it("keeps what was given, persons with canonical codes", () => {
    const { signal } = new AbortController();
    expect(
      parseCheckHow({
        caseId: "2026-1",
        stage: "review",
        officerId: "o-1",
        maxAgeMs: 0,
        signal,
        evaluatedOn: "2026-11-01",
        responsiblePersons: [
          { role: "director", subject: { kind: "passport", code: " e12345678", name: "某" } },
        ],
        materials: { missing: [{ name: "平面图", demandedBy: "none" }], promise: "written" },
      }),
    ).toEqual({
      caseId: "2026-1",
      stage: "review",
      officerId: "o-1",
      maxAgeMs: 0,
      signal,
      asked: {
        evaluatedOn: "2026-11-01",
        responsiblePersons: [
          { role: "director", subject: { kind: "passport", code: "E12345678", name: "某" } },
        ],
        materials: { missing: [{ name: "平面图", demandedBy: "none" }], promise: "written" },
      },
    });
  });

  it.each([
    [{ maxAge: 5 }, "how does not know maxAge."],
    [{ maxAgeMs: -1 }, "how.maxAgeMs does not hold."],
    [{ maxAgeMs: Number.NaN }, "how.maxAgeMs does not hold."],
    [{ stage: "accepted" }, "how.stage does not hold."],
    [{ evaluatedOn: "2026-02-30" }, "how.evaluatedOn does not hold."],
    [{ signal: {} }, "how.signal does not hold."],
    [{ caseId: "a\nb" }, "how.caseId does not hold."],
    [
      { responsiblePersons: [{ role: "friend", subject: "x" }] },
      "how.responsiblePersons.0.role does not hold.",
    ],
    [{ materials: { missing: [], promise: "oral" } }, "how.materials.promise does not hold."],
    [
      { materials: { missing: [], promise: "none", limit: { workingDaysCount: 0 } } },
      "how.materials.limit.workingDaysCount does not hold.",
    ],
    ["2026-1", "how does not hold."],
  ])("names the option that does not hold: %j", (how, message) => {
    expect(complaintOf(how)).toContain(message);
  });

  it("refuses a responsible person whose code cannot be one", () => {
    expect(() =>
      parseCheckHow({
        responsiblePersons: [{ role: "principal", subject: { kind: "resident-id", code: "1*" } }],
      }),
    ).toThrow(InputError);
  });
});
