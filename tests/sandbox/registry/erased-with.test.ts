import { describe, expect, it } from "vitest";
import { erasedWith } from "../../../src/sandbox/registry/erased-with";
import type { SubjectRef } from "../../../src/subject/subject";
import { aDesk, anImport, company, otherPerson, person, verify } from "./desk";

const persons = [
  { subject: person, role: "legal-representative", recordId: "B-1-A" },
  { subject: otherPerson, role: "directly-responsible", recordId: "B-1-B" },
];

describe("what is erased with a mis-listing", () => {
  it("is known before: the very records that upholding it erases, 三(六) 六(一) 六(三)", () => {
    const desk = aDesk();
    const term = { kind: "until", lastOn: "2026-03-31" };
    desk.must("list-black", { recordId: "B-1", responsiblePersons: persons, term });
    desk.must("list-watch", { recordId: "W-1" });
    desk.sleepUntil("2026-04-10");
    const fileOf = (subject: SubjectRef) => desk.file(subject);
    const before = erasedWith({ subject: company, recordId: "B-1" }, fileOf);
    expect(before).toHaveLength(6);
    verify(desk, "B-1");
    const { erasedRecordIds } = desk.must("uphold", { recordId: "B-1" });
    expect([...before].sort()).toEqual([...erasedRecordIds].sort());
  });

  it("is nothing where the record is not there, and a person's own where he alone was mis-listed", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", responsiblePersons: persons });
    const fileOf = (subject: SubjectRef) => desk.file(subject);
    expect(erasedWith({ subject: company, recordId: "B-9" }, fileOf)).toEqual([]);
    expect(erasedWith({ subject: company, recordId: "B-1" }, () => undefined)).toEqual([]);
    expect(erasedWith({ subject: person, recordId: "B-1-A" }, fileOf)).toEqual(["B-1-A"]);
  });

  it("is each record once where imported ones name each other", () => {
    const watch = (recordId: string, followed: string) =>
      anImport({ list: "watch", recordId, followsFrom: { recordId: followed, exitWay: "repaired" } });
    const desk = aDesk([watch("W-1", "W-2"), watch("W-2", "W-1")]);
    const fileOf = (subject: SubjectRef) => desk.file(subject);
    expect(erasedWith({ subject: company, recordId: "W-1" }, fileOf)).toEqual(["W-1", "W-2"]);
  });
});
