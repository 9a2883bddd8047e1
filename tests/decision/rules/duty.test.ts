import { expect, test } from "vitest";
import { dutyOf } from "../../../src/decision/rules/duty";

test.each(["market", "industry", "society"] as const)(
  "R30: what a %s carries out is information to the officer, 五(一)",
  (executedBy) => {
    expect(dutyOf({ executedBy }, undefined)).toBe("information");
    expect(dutyOf({ executedBy, implementers: ["350500-ZJ"] }, "350500-ZJ")).toBe("information");
  },
);

test("R30: a measure is an obligation of its implementing departments only, 五(四)", () => {
  const row = { executedBy: "approving-department", implementers: ["350500-CZ", "350500-ZJ"] } as const;
  expect(dutyOf(row, "350500-ZJ")).toBe("own");
  expect(dutyOf(row, "350500-SW")).toBe("information");
});

test("R30: who was told no department takes every measure of an approving department as its own", () => {
  expect(dutyOf({ executedBy: "approving-department", implementers: ["350500-CZ"] }, undefined)).toBe("own");
});

test("R30: a measure that names no implementer is every approving department's", () => {
  expect(dutyOf({ executedBy: "approving-department" }, "350500-ZJ")).toBe("own");
});

test("R30: another organ's measure is its own where the catalogue names that organ, and nobody else's, 五(一)", () => {
  const row = { executedBy: "other-organ", implementers: ["350500-JR"] } as const;
  expect(dutyOf(row, "350500-JR")).toBe("own");
  expect(dutyOf(row, "350500-ZJ")).toBe("information");
  expect(dutyOf(row, undefined)).toBe("information");
  expect(dutyOf({ executedBy: "other-organ" }, "350500-JR")).toBe("information");
});
