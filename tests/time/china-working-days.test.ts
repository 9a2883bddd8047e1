import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { renderWorkingDaysModule } from "../../scripts/generate-working-days";
import { addDays, parseCalendarDate, weekday } from "../../src/time/calendar-date";
import { chinaWorkingDays } from "../../src/time/china-working-days";
import { addWorkingDays } from "../../src/time/working-days";

describe("the working days of the mainland", () => {
  test("are what the generator makes of the installed chinese-days", () => {
    const text = readFileSync(new URL("../../src/time/china-working-days.ts", import.meta.url), "utf8");
    expect(text).toBe(renderWorkingDaysModule());
  });

  test.each([
    [2018, 250],
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])("in %i are %i", (year, count) => {
    const end = parseCalendarDate(`${year}-12-31`);
    let on = addDays(parseCalendarDate(`${year}-01-01`), -1);
    let seen = -1;
    for (; on <= end; on = addWorkingDays(on, 1, chinaWorkingDays).on) seen += 1;
    expect(seen).toBe(count);
  });

  test("hold holidays only from Monday to Friday, make-up days only on Saturday and Sunday", () => {
    for (const day of chinaWorkingDays.holidays) expect(weekday(day)).toBeLessThanOrEqual(5);
    for (const day of chinaWorkingDays.makeupDays) expect(weekday(day)).toBeGreaterThan(5);
    for (const day of [...chinaWorkingDays.holidays, ...chinaWorkingDays.makeupDays]) {
      expect(day).toBe(parseCalendarDate(day));
      expect(day >= chinaWorkingDays.knownFrom && day <= chinaWorkingDays.knownThrough).toBe(true);
    }
  });

  test.each([
    ["holidays", "2018-12-31"],
    ["holidays", "2020-01-31"],
    ["holidays", "2023-01-02"],
    ["makeupDays", "2018-12-29"],
    ["makeupDays", "2026-10-10"],
  ] as const)("have among the %s %s", (kind, day) => {
    expect(chinaWorkingDays[kind].has(parseCalendarDate(day))).toBe(true);
  });

  test.each(["2018-01-01", "2020-02-01", "2018-06-16", "2018-09-22", "2023-01-03"])(
    "%s, on which other packages are wrong, is as announced",
    (text) => {
      const day = parseCalendarDate(text);
      const isWorked = addWorkingDays(addDays(day, -1), 1, chinaWorkingDays).on === day;
      expect(isWorked).toBe(text === "2023-01-03");
    },
  );
});
