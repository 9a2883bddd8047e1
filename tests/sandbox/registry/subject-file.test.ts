import { describe, expect, it } from "vitest";
import { type ListRecordInput, listRecordSchema } from "../../../src/lists/list-record";
import { dueOn, isInForce } from "../../../src/sandbox/registry/subject-file";
import { parseCalendarDate } from "../../../src/time/calendar-date";
import { anImport, company } from "./desk";

const held = (overrides: Partial<ListRecordInput>) => ({
  record: listRecordSchema.parse(anImport(overrides)),
  enteredOn: parseCalendarDate("2026-01-02"),
});
const fileOf = (...records: readonly Partial<ListRecordInput>[]) => ({
  subject: company,
  subjectType: "legal-person" as const,
  name: "示例有限公司（虚构）",
  held: records.map(held),
});
const until = (lastOn: string) => ({ term: { kind: "until" as const, lastOn } });

describe("a record in force", () => {
  it("binds from its first day through its last, 六(一) (R6)", () => {
    const record = held({ listedOn: "2026-01-10", ...until("2026-01-20") });
    const days = ["2026-01-09", "2026-01-10", "2026-01-20", "2026-01-21"].map(parseCalendarDate);
    expect(days.map((date) => isInForce(record, date))).toEqual([false, true, true, false]);
  });
});

describe("the day on which the calendar changes a file", () => {
  it("is the one after the earliest last day of what is listed, 六(一) 六(二)", () => {
    const file = fileOf(
      { recordId: "I-1", ...until("2026-06-30") },
      { recordId: "I-2", ...until("2026-02-28") },
      { recordId: "I-3", term: { kind: "indefinite" } },
      {
        recordId: "I-4",
        ...until("2026-01-31"),
        status: { kind: "exited", way: "repaired", on: "2026-01-05" },
      },
    );
    expect(dueOn(file)).toBe("2026-03-01");
  });

  it("is for whoever may not see the watch list one of another list, 四(四) (R10)", () => {
    const file = fileOf(
      { recordId: "I-1", ...until("2026-06-30") },
      { recordId: "I-2", list: "watch", ...until("2026-02-28") },
    );
    expect(dueOn(file)).toBe("2026-03-01");
    expect(dueOn(file, { watchList: "withheld" })).toBe("2026-07-01");
    const watched = fileOf({ list: "watch", ...until("2026-02-28") });
    expect(dueOn(watched, { watchList: "withheld" })).toBeUndefined();
  });

  it("never comes for a record that was imported: it stays as it was told (R6)", () => {
    const { held: listed, ...file } = fileOf(until("2026-02-28"));
    expect(dueOn({ ...file, held: listed.map(({ record }) => ({ record })) })).toBeUndefined();
  });

  it("never comes where nothing will end", () => {
    expect(dueOn(fileOf())).toBeUndefined();
    expect(dueOn(fileOf({ term: { kind: "indefinite" } }))).toBeUndefined();
  });

  it("never comes after the last day of all, by which some write that a term has no end", () => {
    expect(dueOn(fileOf(until("9999-12-31")))).toBeUndefined();
    expect(dueOn(fileOf(until("9999-12-31"), { recordId: "I-2", ...until("2026-02-28") }))).toBe(
      "2026-03-01",
    );
  });
});
