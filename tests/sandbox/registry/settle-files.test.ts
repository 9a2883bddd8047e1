import { describe, expect, it } from "vitest";
import { settleFiles } from "../../../src/sandbox/registry/settle-files";
import { parseCalendarDate } from "../../../src/time/calendar-date";
import { aDesk, company, otherCompany, person } from "./desk";

const moment = { at: "2027-02-01T08:00:00+08:00", date: parseCalendarDate("2027-02-01") };

describe("what the calendar did by now, 六(一) 六(二)", () => {
  it("is done to each file by itself, in the order given, and told of in that order", () => {
    const desk = aDesk();
    const responsiblePersons = [{ subject: person, role: "principal", recordId: "B-1-A" }];
    desk.must("list-black", { recordId: "B-1", responsiblePersons });
    desk.must("list-red", { recordId: "R-1", subject: otherCompany });
    const due = [person, company, otherCompany].map((subject) => desk.file(subject));
    const { files, changes } = settleFiles(due, moment);
    expect(files.map(({ subject }) => subject)).toEqual([person, company, otherCompany]);
    expect(
      changes.map(({ change }) => change.kind === "changed" && `${change.event} ${change.recordId}`),
    ).toEqual([
      ...["exited B-1-A", "listed B-1-A:watch", "exited B-1-A:watch"],
      ...["exited B-1", "listed B-1:watch", "exited B-1:watch"],
      "exited R-1",
    ]);
  });

  it("is nothing where nothing is over, and no file is given back", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", term: { kind: "indefinite" } });
    expect(settleFiles([desk.file(company)], moment)).toEqual({ files: [], changes: [] });
  });
});
