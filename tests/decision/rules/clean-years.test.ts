import { describe, expect, test } from "vitest";
import { cleanYears } from "../../../src/decision/rules/clean-years";
import type { ListRecord } from "../../../src/lists/list-record";
import { parseCalendarDate } from "../../../src/time/calendar-date";
import {
  anUnknownStanding,
  aRecord,
  aRedRecord,
  aStanding,
  aWatchRecord,
  contextOf,
  theCatalogue,
  today,
  underObjection,
} from "../fixtures";
import { listingsOf, ruleContextOf } from "./rule-context";

function yearsOf(
  cleanSinceOn: string | undefined,
  records: readonly ListRecord[] = [],
  date: string = today,
  evaluatedOn?: string,
): string {
  const context = {
    ...ruleContextOf(contextOf(theCatalogue(), date)),
    ...(evaluatedOn === undefined ? {} : { evaluatedOn: parseCalendarDate(evaluatedOn) }),
  };
  const standing = aStanding({ ...(cleanSinceOn === undefined ? {} : { cleanSinceOn }), records });
  return cleanYears(standing, listingsOf(records, context), context).kind;
}

const over = (lastOn: string) => aRecord({ listedOn: "2020-01-01", term: { kind: "until", lastOn } });
const left = (way: "repaired" | "standard-changed", on: string) =>
  aRecord({ listedOn: "2020-01-01", status: { kind: "exited", way, on } });

describe("three consecutive years without an adverse record, 二(二)", () => {
  test("R11: no hit is not enough, the standing must say since when it is clean", () => {
    expect(yearsOf(undefined)).toBe("not-full");
    expect(yearsOf(undefined, [aRedRecord()])).toBe("not-full");
    const unknown = anUnknownStanding();
    expect(cleanYears(unknown, [], ruleContextOf())).toEqual({ kind: "not-full" });
  });

  test("R11: the years are full on the day itself, not the day before", () => {
    expect(yearsOf("2023-11-24")).toBe("full");
    expect(yearsOf("2023-11-25")).toBe("not-full");
  });

  test("R11: clean since 29 February, the years are full on 28 February", () => {
    expect(yearsOf("2024-02-29", [], "2027-02-27")).toBe("not-full");
    expect(yearsOf("2024-02-29", [], "2027-02-28")).toBe("full");
  });

  test("R11: how many years is the catalogue's to say", () => {
    const catalogue = theCatalogue({ parameters: { cleanYearsCount: 1 } });
    const context = ruleContextOf(contextOf(catalogue));
    const standing = aStanding({ cleanSinceOn: "2025-11-24" });
    expect(cleanYears(standing, [], context)).toEqual({ kind: "full", sinceOn: "2025-11-24" });
  });

  test.each([
    ["black", aRecord()],
    ["watch", aWatchRecord()],
  ])("R11: a %s record in force breaks them, whatever the platform says of clean", (_, record) => {
    expect(yearsOf("2020-01-01", [record])).toBe("not-full");
  });

  test("R11: a red record breaks nothing", () => {
    expect(yearsOf("2020-01-01", [aRedRecord()])).toBe("full");
  });

  test("R11: one that expired breaks them until three years after its last day", () => {
    expect(yearsOf("2020-01-01", [over("2023-11-25")])).toBe("not-full");
    expect(yearsOf("2020-01-01", [over("2023-11-24")])).toBe("full");
  });

  test("R11: one that left otherwise than repaired breaks them until three years after the exit", () => {
    expect(yearsOf("2020-01-01", [left("standard-changed", "2023-11-25")])).toBe("not-full");
    expect(yearsOf("2020-01-01", [left("standard-changed", "2023-11-24")])).toBe("full");
  });

  test("R11: one that ended on 29 February breaks them through 27 February three years on", () => {
    expect(yearsOf("2020-01-01", [over("2024-02-29")], "2027-02-27")).toBe("not-full");
    expect(yearsOf("2020-01-01", [over("2024-02-29")], "2027-02-28")).toBe("full");
  });

  test("R11: a repaired one breaks nothing, nor does the watch record after it, 五(五)", () => {
    const following = (exitWay: "repaired" | "expired") =>
      aWatchRecord({ listedOn: "2026-11-01", followsFrom: { recordId: "b1", exitWay } });
    expect(yearsOf("2020-01-01", [left("repaired", "2026-11-01"), following("repaired")])).toBe("full");
    expect(yearsOf("2020-01-01", [following("expired")])).toBe("not-full");
  });

  test("R5: one listed by mistake breaks nothing", () => {
    const status = { kind: "exited", way: "mis-listed", on: "2026-11-01" } as const;
    expect(yearsOf("2020-01-01", [aRecord({ status })])).toBe("full");
  });

  test("R11: one under verification neither breaks nor fulfils them, 五(六)", () => {
    const disputed = aRecord({ verification: underObjection });
    expect(yearsOf("2020-01-01", [disputed])).toBe("held");
    expect(yearsOf("2020-01-01", [disputed, aWatchRecord()])).toBe("not-full");
    expect(yearsOf("2024-01-01", [disputed])).toBe("not-full");
  });

  test("R11: what counts is the evaluation: years that became full after it count for nothing, 二(四)", () => {
    expect(yearsOf("2023-11-20", [], today, "2026-11-20")).toBe("full");
    expect(yearsOf("2023-11-21", [], today, "2026-11-20")).toBe("not-full");
    expect(yearsOf("2020-01-01", [over("2023-11-20")], today, "2026-11-20")).toBe("full");
    expect(yearsOf("2020-01-01", [over("2023-11-21")], today, "2026-11-20")).toBe("not-full");
  });

  test("R11: an evaluation that is still to come fulfils none ahead of time", () => {
    expect(yearsOf("2023-11-25", [], today, "2026-11-30")).toBe("not-full");
    expect(yearsOf("2020-01-01", [over("2023-11-25")], today, "2026-11-30")).toBe("not-full");
  });

  test("R11: a day from which no years can be counted fulfils none and is no error", () => {
    expect(yearsOf("9999-12-31")).toBe("not-full");
    expect(yearsOf("9999-12-31", [aRecord({ verification: underObjection })])).toBe("not-full");
  });
});
