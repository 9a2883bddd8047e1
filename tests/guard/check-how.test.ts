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

  it.each([
    [5, "how must be an object."],
    [Symbol("how"), "how must be an object."],
    [
      {
        get stage() {
          throw new Error("11010519491231002X");
        },
      },
      "A property of how cannot be read.",
    ],
    [{ "11010519491231002X": 1 }, "how does not know a property of another name."],
    [{ caseID: "x" }, "how does not know caseID."],
  ])("what is no options object is refused without a word of what it holds, T16", (how, complaint) => {
    expect(complaintOf(how)).toContain(complaint);
    expect(complaintOf(how)).not.toContain("11010519491231002X");
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
    [{ maxAgeMs: -1 }, "how.maxAgeMs must be at least 0."],
    [{ maxAgeMs: Number.NaN }, "how.maxAgeMs must be a number."],
    [{ stage: "accepted" }, "how.stage must be one of acceptance, review, decision."],
    [{ evaluatedOn: "2026-02-30" }, "how.evaluatedOn must be a day that exists, YYYY-MM-DD."],
    [{ signal: {} }, "how.signal must be an AbortSignal."],
    [{ caseId: "a\nb" }, "how.caseId must be a text without control or invisible characters."],
    [
      { responsiblePersons: [{ role: "friend", subject: "x" }] },
      "how.responsiblePersons.0.role must be one of legal-representative, principal,",
    ],
    [{ materials: { missing: [], promise: "oral" } }, "how.materials.promise must be one of written, none."],
    [
      { materials: { missing: [], promise: "none", limit: { workingDaysCount: 0 } } },
      "how.materials.limit.workingDaysCount must be at least 1.",
    ],
    ["2026-1", "how must be an object."],
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

  it("takes own keys only: what an option inherits nobody passed", () => {
    expect(parseCheckHow(Object.create({ evaluatedOn: "2000-01-01" }))).toEqual({
      stage: "decision",
      asked: {},
    });
  });
});
