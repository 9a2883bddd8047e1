import { describe, expect, it } from "vitest";
import { type ListRecordInput, listRecordSchema } from "../../../src/lists/list-record";
import { enterSubjects } from "../../../src/sandbox/registry/enter-subjects";
import { parseCalendarDate } from "../../../src/time/calendar-date";
import { anImport, company } from "./desk";

const moment = { at: "2026-03-02T09:00:00+08:00", date: parseCalendarDate("2026-03-02") };
const exited = { status: { kind: "exited", way: "repaired", on: "2026-02-01" } } as const;
const follower = {
  recordId: "I-1:watch",
  list: "watch",
  followsFrom: { recordId: "I-1", exitWay: "repaired" },
} as const;

function entering(...records: readonly Partial<ListRecordInput>[]) {
  const entry = {
    subject: company,
    subjectType: "legal-person",
    name: "示例（虚构）",
    records: records.map((record) => listRecordSchema.parse(anImport(record))),
  } as const;
  return () => enterSubjects([entry], { files: new Map(), ownerOf: () => undefined, moment });
}

describe("an id that names the watch record after a black one, 六(一)", () => {
  it("comes with that black record, once it has ended", () => {
    const { files } = entering(exited, follower)();
    expect(files[0]?.held.map(({ record }) => record.recordId)).toEqual(["I-1", "I-1:watch"]);
    expect(entering(follower, { ...exited, term: { kind: "indefinite" } })).not.toThrow();
  });

  it.each([
    ["by itself", [follower]],
    ["beside a black record in force, which will need it", [{}, follower]],
    [
      "beside a record that is not black",
      [{ list: "red", status: { ...exited.status, way: "standard-changed" } }, follower],
    ],
    ["for a record that is not of the watch list", [exited, { recordId: "I-1:watch", list: "red" }]],
    ["without a word of what it follows", [exited, { recordId: "I-1:watch", list: "watch" }]],
    ["after another's black record", [{ ...exited, recordId: "I-2" }, follower]],
  ] as const)("is refused %s", (_, records) => {
    expect(entering(...records)).toThrow(/ends with :watch is the platform's to give/);
  });

  it("must have room: no black record comes whose own id leaves none", () => {
    expect(entering({ recordId: "I".repeat(122) })).not.toThrow();
    expect(entering({ recordId: "I".repeat(123) })).toThrow(/too long to name a watch record after/);
    expect(entering({ recordId: "I".repeat(128), list: "red" })).not.toThrow();
  });
});
