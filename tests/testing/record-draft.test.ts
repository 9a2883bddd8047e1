import { describe, expect, it } from "vitest";
import { InputError } from "../../src/errors/yingcha-error";
import { listRecordSchema } from "../../src/lists/list-record";
import { recordStatus } from "../../src/lists/record-status";
import { bindRecord, blackRecord, redRecord, watchRecord } from "../../src/testing/index";
import { addDays, parseCalendarDate } from "../../src/time/calendar-date";

const today = parseCalendarDate("2018-05-02");
const subject = { kind: "uscc", code: "91350500PDY00001XT" } as const;
const to = { subject, today, recordId: "X-1" };

describe("a drafted record", () => {
  it.each([
    ["red", redRecord()],
    ["black", blackRecord()],
    ["watch", watchRecord()],
  ] as const)("on the %s list is whole, in force on the day, and about the subject", (list, draft) => {
    const record = bindRecord(draft, to);
    expect(record).toMatchObject({ list, subject, recordId: "X-1" });
    expect(listRecordSchema.parse(record)).toEqual(record);
    expect(recordStatus(record, today)).toEqual({ kind: "in-force" });
  });

  it("says what it is told to say, and the rest by default", () => {
    const record = bindRecord(
      watchRecord({
        recordId: "W-7",
        field: { id: "own-field", title: "自有领域" },
        severity: "serious",
        listedOn: "2018-05-01",
        term: { kind: "indefinite" },
      }),
      to,
    );
    expect(record).toMatchObject({
      recordId: "W-7",
      list: "watch",
      field: { id: "own-field", title: "自有领域" },
      severity: "serious",
      listedOn: "2018-05-01",
      term: { kind: "indefinite" },
      scope: "city",
    });
    expect(bindRecord(blackRecord({ field: "tax" }), to).field.id).toBe("tax");
  });

  it.each([
    [
      "a term that ends before the listing",
      blackRecord({ term: { kind: "until", lastOn: "2017-01-01" } }),
      /term.*ends before the listing/,
    ],
    [
      "an exit before the listing",
      blackRecord({ status: { kind: "exited", way: "repaired", on: "2017-01-01" } }),
      /status.*before the listing/,
    ],
    ["a property that no record has", blackRecord(JSON.parse('{ "feild": "tax" }')), /does not know feild/],
    [
      "a repaired red record",
      redRecord({ status: { kind: "exited", way: "repaired", on: "2018-05-01" } }),
      /status.*no way off this list/,
    ],
    [
      "an expiry before the term is over",
      blackRecord({ status: { kind: "exited", way: "expired", on: "2018-05-01" } }),
      /status.*before its term is over/,
    ],
    [
      "a black record that follows from another",
      blackRecord({ followsFrom: { recordId: "B-1", exitWay: "repaired" } }),
      /followsFrom.*only a watch record/,
    ],
    ["a day that does not exist", blackRecord({ listedOn: "2018-02-30" }), /listedOn.*no such day/],
    ["an id with blanks", blackRecord({ recordId: "B 1" }), /recordId must be made of letters/],
    ["no basis", blackRecord({ bases: [] }), /bases must be at least 1/],
  ])("is refused with a sentence that names the fault: %s", (_, draft, sentence) => {
    expect(() => bindRecord(draft, to)).toThrow(InputError);
    expect(() => bindRecord(draft, to)).toThrow(sentence);
    expect(() => bindRecord(draft, to)).toThrow(expect.objectContaining({ code: "options-invalid" }));
  });

  it("moves with the day it is bound to", () => {
    const later = bindRecord(blackRecord(), { ...to, today: addDays(today, 10) });
    expect(later.listedOn).toBe(addDays(bindRecord(blackRecord(), to).listedOn, 10));
  });
});
