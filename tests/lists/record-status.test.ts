import { describe, expect, test } from "vitest";
import type { ExitWay } from "../../src/lists/list-record";
import { isMisListed, recordStatus, runsThrough } from "../../src/lists/record-status";
import { parseCalendarDate } from "../../src/time/calendar-date";
import { aRecord } from "../decision/fixtures";

const date = parseCalendarDate;
const statusOn = (on: string, over: Parameters<typeof aRecord>[0] = {}) =>
  recordStatus(aRecord({ listedOn: "2024-02-29", ...over }), date(on));
const until = (lastOn: string) => ({ term: { kind: "until", lastOn } }) as const;
const left = (way: ExitWay, on: string) => ({ status: { kind: "exited", way, on } }) as const;

describe("a record on one day, 六(一) 六(二)", () => {
  test("R6: binds from the day of listing", () => {
    expect(statusOn("2024-02-28")).toEqual({ kind: "not-yet" });
    expect(statusOn("2024-02-29")).toEqual({ kind: "in-force" });
  });

  test("R6: binds through its last day, 24:00, and expires by the calendar without a message", () => {
    expect(statusOn("2026-11-24", until("2026-11-24"))).toEqual({ kind: "in-force" });
    expect(statusOn("2026-11-25", until("2026-11-24"))).toEqual({
      kind: "ended",
      way: "expired",
      endedOn: "2026-11-24",
    });
  });

  test("R6: an indefinite one does not expire", () => {
    expect(statusOn("9999-12-31", { term: { kind: "indefinite" } })).toEqual({ kind: "in-force" });
  });

  test("R8: an exit counts from its own day", () => {
    const exit = left("repaired", "2026-11-24");
    expect(statusOn("2026-11-23", exit)).toEqual({ kind: "in-force" });
    expect(statusOn("2026-11-24", exit)).toEqual({ kind: "ended", way: "repaired", endedOn: "2026-11-24" });
  });

  test("R6: an exit on the last day is an exit, one dated later changes nothing", () => {
    const lastOn = until("2026-11-20");
    expect(statusOn("2026-11-24", { ...lastOn, ...left("repaired", "2026-11-20") })).toMatchObject({
      way: "repaired",
      endedOn: "2026-11-20",
    });
    expect(statusOn("2026-11-24", { ...lastOn, ...left("repaired", "2026-11-21") })).toMatchObject({
      way: "expired",
      endedOn: "2026-11-20",
    });
  });

  test("R6: an exit by expiry is the calendar's to say, whatever its message says, 六(一)", () => {
    const record = aRecord({
      term: { kind: "until", lastOn: date("2026-06-30") },
      ...left("expired", "2026-06-30"),
    });
    expect(recordStatus(record, date("2026-06-30")).kind).toBe("in-force");
    expect(recordStatus(record, date("2026-07-01"))).toEqual({
      kind: "ended",
      way: "expired",
      endedOn: "2026-06-30",
    });
  });

  test("R5: found to be a mis-listing after its expiry, it is one, 六(三)", () => {
    expect(statusOn("2026-11-24", { ...until("2026-11-20"), ...left("mis-listed", "2026-11-24") })).toEqual({
      kind: "ended",
      way: "mis-listed",
      endedOn: "2026-11-24",
    });
    expect(
      statusOn("2026-11-23", { ...until("2026-11-20"), ...left("mis-listed", "2026-11-24") }),
    ).toMatchObject({ way: "expired" });
  });

  test.each([
    ["one that is not yet", "2024-02-28", {}, false],
    ["one in force", "2026-11-24", {}, false],
    ["one that ended lawfully", "2026-11-24", left("repaired", "2026-11-20"), false],
    ["a mis-listing before it was found to be one", "2026-11-19", left("mis-listed", "2026-11-20"), false],
    ["a mis-listing", "2026-11-20", left("mis-listed", "2026-11-20"), true],
  ] as const)("R5: whether %s is one of which nothing remains, 六(三)", (_, on, over, is) => {
    expect(isMisListed(statusOn(on, over))).toBe(is);
  });

  test("left on the day of listing, it never bound", () => {
    expect(statusOn("2024-02-29", left("standard-changed", "2024-02-29"))).toMatchObject({ kind: "ended" });
  });
});

test("R6: a term covers its last day, and an indefinite one every day", () => {
  expect(runsThrough({ kind: "until", lastOn: date("2026-11-24") }, date("2026-11-24"))).toBe(true);
  expect(runsThrough({ kind: "until", lastOn: date("2026-11-24") }, date("2026-11-25"))).toBe(false);
  expect(runsThrough({ kind: "indefinite" }, date("9999-12-31"))).toBe(true);
});
