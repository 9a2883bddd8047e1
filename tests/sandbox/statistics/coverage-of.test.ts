import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coverageSchema } from "../../../src/contract/statistics";
import { coverageOf } from "../../../src/sandbox/statistics/coverage-of";

describe("coverage 应查必查 五(三)", () => {
  it.each([
    [73, 75, { kind: "reported", caseCount: 73, concludedCount: 75, ratio: 0.9733 }],
    [0, 4, { kind: "reported", caseCount: 0, concludedCount: 4, ratio: 0 }],
    [4, 4, { kind: "reported", caseCount: 4, concludedCount: 4, ratio: 1 }],
    [0, 0, { kind: "reported", caseCount: 0, concludedCount: 0 }],
    [5, undefined, { kind: "not-reported", caseCount: 5 }],
    [0, undefined, { kind: "not-reported", caseCount: 0 }],
    [5, 4, { kind: "inconsistent", caseCount: 5, concludedCount: 4 }],
    [1, 0, { kind: "inconsistent", caseCount: 1, concludedCount: 0 }],
  ])("of %s fed back and %s concluded", (caseCount, concludedCount, coverage) => {
    expect(coverageOf(caseCount, concludedCount)).toEqual(coverage);
  });

  it("is 1 for every one and for nothing less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), fc.nat(3), (concludedCount, missing) => {
        fc.pre(missing <= concludedCount);
        const coverage = coverageSchema.parse(coverageOf(concludedCount - missing, concludedCount));
        expect(coverage.kind === "reported" && coverage.ratio === 1).toBe(missing === 0);
      }),
    );
  });
});
