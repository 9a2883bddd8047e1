import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors/yingcha-error";
import {
  addDays,
  addYears,
  beijingDateOf,
  type CalendarDate,
  compare,
  isCalendarDate,
  nextBeijingMidnightMs,
  parseCalendarDate,
  weekday,
} from "../../src/time/calendar-date";

const date = parseCalendarDate;
const dayMs = 86_400_000;
const firstMs = Date.UTC(1800, 0, 1);
const lastMs = Date.UTC(9999, 11, 31);

/** The oracle: `Date` in UTC, which our code does not use. */
function utcDate(epochMs: number): CalendarDate {
  return date(new Date(epochMs).toISOString().slice(0, 10));
}
const anyDay = fc.integer({ min: firstMs / dayMs, max: lastMs / dayMs });

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof InputError) return error.code;
    throw error;
  }
  return "none";
}

describe("a calendar date, GB/T 7408", () => {
  test.each(["2018-04-25", "2020-02-29", "2000-02-29", "1800-01-01", "9999-12-31", "2026-04-30"])(
    "%s exists",
    (text) => {
      expect(isCalendarDate(text)).toBe(true);
      expect(parseCalendarDate(text)).toBe(text);
    },
  );

  test.each([
    ["29 February of a common year", "2019-02-29"],
    ["29 February of a century that 400 does not divide", "1900-02-29"],
    ["30 February", "2020-02-30"],
    ["31 April", "2026-04-31"],
    ["31 June", "2026-06-31"],
    ["31 September", "2026-09-31"],
    ["31 November", "2026-11-31"],
    ["32 January", "2026-01-32"],
    ["a day 0", "2026-01-00"],
    ["a month 0", "2026-00-10"],
    ["a month 13", "2026-13-01"],
    ["a year before 1800", "1799-12-31"],
    ["a short form", "2018-4-25"],
    ["the basic form", "20180425"],
    ["an instant", "2018-04-25T00:00:00+08:00"],
    ["space around it", " 2018-04-25"],
    ["a line break after it", "2018-04-25\n"],
    ["full-width digits", "２０１８-04-25"],
    ["a year of five digits", "12018-04-25"],
    ["a negative year", "-018-04-25"],
    ["the empty string", ""],
    ["a number", 20180425],
    ["a Date", new Date(0)],
    ["null", null],
    ["nothing", undefined],
  ])("%s is no calendar date", (_what, value) => {
    expect(isCalendarDate(value)).toBe(false);
    expect(codeOf(() => parseCalendarDate(value))).toBe("date-malformed");
  });

  test("the error does not repeat the value, which may be an identifier passed in the wrong place", () => {
    expect(() => parseCalendarDate("350500199001011234")).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining("3505") }),
    );
  });

  test("exactly the days exist that the Gregorian calendar has", () => {
    let count = 0;
    for (let year = 1896; year <= 2104; year += 1) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
          if (isCalendarDate(text)) count += 1;
        }
      }
    }
    expect(count).toBe((Date.UTC(2105, 0, 1) - Date.UTC(1896, 0, 1)) / dayMs);
  });
});

describe("arithmetic on calendar dates", () => {
  test("adding days agrees with the UTC calendar on any two days", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(utcDate(a * dayMs), b - a)).toBe(utcDate(b * dayMs));
      }),
      { numRuns: 5000 },
    );
  });

  test("every day from 1800 to 2400 has the next one as its successor", () => {
    let on = date("1800-01-01");
    for (let ms = firstMs; ms < Date.UTC(2400, 0, 1); ms += dayMs) {
      if (on !== new Date(ms).toISOString().slice(0, 10)) expect(on).toBe(utcDate(ms));
      on = addDays(on, 1);
    }
    expect(on).toBe("2400-01-01");
  });

  test("a date beyond the years 1800 to 9999 and a fraction of a day are refused", () => {
    expect(addDays(date("9999-12-30"), 1)).toBe("9999-12-31");
    expect(codeOf(() => addDays(date("9999-12-31"), 1))).toBe("date-malformed");
    expect(codeOf(() => addDays(date("1800-01-01"), -1))).toBe("date-malformed");
    expect(codeOf(() => addDays(date("2018-01-01"), 0.5))).toBe("date-malformed");
    expect(codeOf(() => addDays(date("2018-01-01"), Number.NaN))).toBe("date-malformed");
  });

  test.each([
    ["2018-04-25", 3, "2021-04-25"],
    ["2020-02-29", 3, "2023-02-28"],
    ["2020-02-29", 4, "2024-02-29"],
    ["2020-02-29", -120, "1900-02-28"],
    ["2021-02-28", 3, "2024-02-28"],
    ["2018-12-31", 1, "2019-12-31"],
    ["2018-12-31", 0, "2018-12-31"],
  ])("%s and %i years is %s; 29 February counts as 28, 二(二)", (from, count, to) => {
    expect(addYears(date(from), count)).toBe(to);
  });

  test("years out of range and fractions of a year are refused", () => {
    expect(codeOf(() => addYears(date("9999-01-01"), 1))).toBe("date-malformed");
    expect(codeOf(() => addYears(date("1800-01-01"), -1))).toBe("date-malformed");
    expect(codeOf(() => addYears(date("2018-01-01"), 0.5))).toBe("date-malformed");
  });

  test("the order of the strings is the order of the days", () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        const [x, y] = [utcDate(a * dayMs), utcDate(b * dayMs)];
        expect(compare(x, y)).toBe(Math.sign(a - b));
        expect(x < y).toBe(a < b);
        expect(compare(x, x)).toBe(0);
      }),
    );
  });

  test("the day of the week runs from 1, Monday, to 7, Sunday", () => {
    expect(weekday(date("2018-04-25"))).toBe(3);
    expect(weekday(date("1969-12-31"))).toBe(3);
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(weekday(utcDate(day * dayMs))).toBe(new Date(day * dayMs).getUTCDay() || 7);
      }),
    );
  });
});

describe("Beijing time", () => {
  test("the day turns at 16:00 UTC", () => {
    expect(beijingDateOf(Date.parse("2026-10-07T15:59:59.999Z"))).toBe("2026-10-07");
    expect(beijingDateOf(Date.parse("2026-10-07T16:00:00Z"))).toBe("2026-10-08");
    expect(beijingDateOf(Date.parse("1969-12-31T15:59:59.999Z"))).toBe("1969-12-31");
  });

  test("a date agrees with the zone Asia/Shanghai of the platform since its last summer time", () => {
    const zone = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", dateStyle: "short" });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1992, 0, 1), max: Date.UTC(2100, 0, 1) }), (ms) => {
        expect(beijingDateOf(ms)).toBe(zone.format(ms));
      }),
    );
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, 8.64e15, -8.64e15])("the instant %d has no date", (ms) => {
    expect(codeOf(() => beijingDateOf(ms))).toBe("date-malformed");
  });

  test("a day lasts through 24:00 of Beijing, 六(一)", () => {
    const midnightMs = Date.parse("2026-10-08T00:00:00+08:00");
    expect(nextBeijingMidnightMs(midnightMs - 1)).toBe(midnightMs);
    expect(nextBeijingMidnightMs(midnightMs)).toBe(midnightMs + dayMs);
    fc.assert(
      fc.property(fc.integer({ min: firstMs, max: lastMs - 2 * dayMs }), (ms) => {
        const nextMs = nextBeijingMidnightMs(ms);
        expect(nextMs).toBeGreaterThan(ms);
        expect(beijingDateOf(nextMs - 1)).toBe(beijingDateOf(ms));
        expect(beijingDateOf(nextMs)).toBe(addDays(beijingDateOf(ms), 1));
      }),
    );
  });
});
