import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { InputError } from "../../src/errors/yingcha-error";
import { addDays, parseCalendarDate } from "../../src/time/calendar-date";
import { chinaWorkingDays } from "../../src/time/china-working-days";
import { addWorkingDays, type WorkingDayCalendar } from "../../src/time/working-days";

const date = parseCalendarDate;

describe("verification is due 20 working days after the provider is told, 五(六)", () => {
  test.each([
    ["2018-04-25", "2018-05-24"],
    ["2025-09-15", "2025-10-17"],
    ["2026-02-02", "2026-03-06"],
    ["2026-09-10", "2026-10-14"],
  ])("told on %s, it is due on %s, the day itself not counted", (toldOn, dueOn) => {
    expect(addWorkingDays(date(toldOn), 20, chinaWorkingDays)).toEqual({ on: dueOn, horizon: "known" });
  });

  test("told on a day off, the count begins with the next working day", () => {
    expect(addWorkingDays(date("2018-04-30"), 1, chinaWorkingDays).on).toBe("2018-05-02");
    expect(addWorkingDays(date("2018-05-05"), 1, chinaWorkingDays).on).toBe("2018-05-07");
  });

  test("a Saturday worked in exchange for a holiday counts", () => {
    expect(addWorkingDays(date("2018-04-27"), 1, chinaWorkingDays).on).toBe("2018-04-28");
  });

  test("the days added to the spring holiday of 2020 on short notice do not count", () => {
    expect(addWorkingDays(date("2020-01-23"), 1, chinaWorkingDays).on).toBe("2020-02-03");
  });

  test("a term of no days ends where it starts", () => {
    expect(addWorkingDays(date("2018-05-01"), 0, chinaWorkingDays)).toEqual({
      on: "2018-05-01",
      horizon: "known",
    });
  });
});

describe("a deadline beyond the known holidays is provisional, 五(六)", () => {
  test("a term started on 2026-12-03 ends on the last known day", () => {
    expect(addWorkingDays(date("2026-12-03"), 20, chinaWorkingDays)).toEqual({
      on: "2026-12-31",
      horizon: "known",
    });
  });

  test("every later term is provisional, and takes each Monday to Friday for a working day", () => {
    expect(addWorkingDays(date("2026-12-04"), 20, chinaWorkingDays)).toEqual({
      on: "2027-01-01",
      horizon: "provisional",
    });
    for (let on = date("2026-12-04"); on < "2027-02-01"; on = addDays(on, 1)) {
      expect(addWorkingDays(on, 20, chinaWorkingDays).horizon).toBe("provisional");
    }
    expect(addWorkingDays(date("2027-01-01"), 0, chinaWorkingDays).horizon).toBe("provisional");
  });

  test("so is a term that begins before the first known day", () => {
    expect(addWorkingDays(date("2018-01-01"), 20, chinaWorkingDays).horizon).toBe("known");
    expect(addWorkingDays(date("2017-12-31"), 20, chinaWorkingDays).horizon).toBe("provisional");
  });

  test("a calendar passed in carries its own days and its own horizon", () => {
    const calendar: WorkingDayCalendar = {
      knownFrom: date("2027-01-01"),
      knownThrough: date("2027-01-31"),
      holidays: new Set([date("2027-01-01"), date("2027-01-04")]),
      makeupDays: new Set([date("2027-01-03")]),
    };
    expect(addWorkingDays(date("2027-01-01"), 1, calendar)).toEqual({ on: "2027-01-03", horizon: "known" });
    expect(addWorkingDays(date("2027-01-01"), 2, calendar)).toEqual({ on: "2027-01-05", horizon: "known" });
    expect(addWorkingDays(date("2027-01-29"), 1, calendar)).toEqual({
      on: "2027-02-01",
      horizon: "provisional",
    });
  });
});

test("a longer term never ends earlier, and ends on a working day: one less and then one is the same", () => {
  const day = fc.integer({ min: 0, max: 3600 }).map((count) => addDays(date("2017-06-01"), count));
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), (from, count) => {
      const shorter = addWorkingDays(from, count, chinaWorkingDays).on;
      const longer = addWorkingDays(from, count + 1, chinaWorkingDays).on;
      expect(longer > shorter).toBe(true);
      expect(addWorkingDays(shorter, 1, chinaWorkingDays).on).toBe(longer);
    }),
  );
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
  "a term of %d working days is refused",
  (count) => {
    expect(() => addWorkingDays(date("2018-01-01"), count, chinaWorkingDays)).toThrow(
      expect.objectContaining({ name: InputError.name, code: "options-invalid" }),
    );
  },
);

test("a term that would end after 9999 is refused", () => {
  expect(() => addWorkingDays(date("9999-12-30"), 20, chinaWorkingDays)).toThrow(
    expect.objectContaining({ code: "date-malformed" }),
  );
});
