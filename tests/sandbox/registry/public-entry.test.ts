import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listRecordSchema } from "../../../src/lists/list-record";
import { recordStatus } from "../../../src/lists/record-status";
import { isPublicOn, publicEntryOf } from "../../../src/sandbox/registry/public-entry";
import { addDays, parseCalendarDate } from "../../../src/time/calendar-date";
import { recordInput } from "../../decision/fixtures";

const start = parseCalendarDate("2026-03-02");
const day = fc.nat({ max: 12 }).map((count) => addDays(start, count));
const way = fc.constantFrom("mis-listed" as const, "repaired" as const, "expired" as const);

describe("what is public of a record", () => {
  it("is public on each day on which it is in force, and on no other, 六(一) 六(三)", () => {
    fc.assert(
      fc.property(
        day,
        fc.option(day),
        fc.option(fc.record({ way, on: day })),
        day,
        (listedOn, last, exit, date) => {
          const { data: record } = listRecordSchema.safeParse({
            ...recordInput,
            listedOn,
            term: last === null ? { kind: "indefinite" } : { kind: "until", lastOn: last },
            status: exit === null ? { kind: "listed" } : { kind: "exited", ...exit },
          });
          if (record === undefined) return;
          const file = { subject: record.subject, subjectType: "legal-person", name: "某某公司" } as const;
          const entry = publicEntryOf(file, record);
          const isShown = entry !== undefined && isPublicOn(entry, date);
          expect(isShown).toBe(recordStatus(record, date).kind === "in-force");
        },
      ),
    );
  });
});
