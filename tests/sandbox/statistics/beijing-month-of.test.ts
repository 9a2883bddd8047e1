import { expect, it } from "vitest";
import { beijingMonthOf } from "../../../src/sandbox/statistics/beijing-month-of";

it.each([
  ["2026-11-30T23:59:59.999+08:00", "2026-11"],
  ["2026-11-30T15:59:59.999Z", "2026-11"],
  ["2026-11-30T16:00:00Z", "2026-12"],
  ["2026-12-31T16:00:00Z", "2027-01"],
  ["2026-10-31T20:00:00-04:00", "2026-11"],
])("a case of %s is of the Beijing month %s, 四(三)", (instant, month) => {
  expect(beijingMonthOf(instant)).toBe(month);
});

it.each(["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])("%s is of no month", (instant) => {
  expect(beijingMonthOf(instant)).toBeUndefined();
});
