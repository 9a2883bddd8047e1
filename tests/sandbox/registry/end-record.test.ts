import { describe, expect, it } from "vitest";
import type { Department } from "../../../src/lists/list-record";
import {
  aDesk,
  anImport,
  authority,
  company,
  firstOn,
  otherDepartment,
  otherPerson,
  person,
  toldBy,
  verify,
} from "./desk";

const persons = [
  { subject: person, role: "legal-representative", recordId: "B-1-A" },
  { subject: otherPerson, role: "directly-responsible", recordId: "B-1-B" },
];

describe("repair", () => {
  it("ends a black record early, and its subject is watched from that day, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", severity: "serious" });
    desk.sleepUntil("2026-04-01");
    expect(toldBy(desk.must("repair", { recordId: "B-1", watchDays: undefined }))).toEqual([
      "exited B-1",
      "listed B-1:watch",
    ]);
    expect(desk.status("B-1")).toBe("repaired 2026-04-01");
    expect(desk.record("B-1:watch")).toMatchObject({
      subject: company,
      list: "watch",
      severity: "serious",
      listedOn: "2026-04-01",
      term: { kind: "until", lastOn: "2026-04-30" },
      status: { kind: "listed" },
      followsFrom: { recordId: "B-1", exitWay: "repaired" },
    });
  });

  it("takes the consent of the authority that listed, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    expect(desk.said("repair", { recordId: "B-1", by: otherDepartment })).toBe("department-foreign");
    expect(desk.status("B-1")).toBe("listed");
  });

  it("knows the authority by the record's code under another name, and by the name only where the record has no code, 六(一)", () => {
    const renamed = { name: "泉州市环境保护局", code: "350500-HB" };
    const uncoded = { name: "泉州市生态环境局" };
    const recoded = { name: "泉州市生态环境局", code: "350500-XX" };
    const said = (by: Department, authority: Department) =>
      aDesk([anImport({ authority })]).said("repair", { recordId: "I-1", by });
    for (const [by, ofCoded, ofUncoded] of [
      [authority, "applied", "applied"],
      [renamed, "applied", "department-foreign"],
      [uncoded, "department-foreign", "applied"],
      [recoded, "department-foreign", "applied"],
    ] as const)
      expect([said(by, authority), said(by, uncoded)]).toEqual([ofCoded, ofUncoded]);
  });

  it("ends a watch record, after which nothing follows, 五(五)", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "W-1" });
    expect(toldBy(desk.must("repair", { recordId: "W-1" }))).toEqual(["exited W-1"]);
    expect(desk.recordIds(company)).toEqual(["W-1"]);
  });

  it("is no way off the red list, off a list already left, or past an open verification, 六(一) 五(六)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    expect(desk.said("repair", { recordId: "R-1" })).toBe("list-foreign");
    desk.must("list-black", { recordId: "B-1" });
    verify(desk, "B-1");
    expect(desk.said("repair", { recordId: "B-1" })).toBe("verification-open");
    desk.must("reject", { recordId: "B-1" });
    desk.must("repair", { recordId: "B-1" });
    expect(desk.said("repair", { recordId: "B-1" })).toBe("record-ended");
    expect(desk.said("repair", { recordId: "B-9" })).toBe("record-unknown");
  });

  it("ends the records that rest on it too, and their subjects are watched, 三(六) 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", responsiblePersons: persons });
    desk.must("repair", { recordId: "B-1-A" });
    desk.sleepUntil("2026-05-01");
    desk.must("repair", { recordId: "B-1", watchDays: 10 });
    expect(desk.status("B-1-A")).toBe("repaired 2026-03-02");
    expect(desk.status("B-1-B")).toBe("repaired 2026-05-01");
    expect(desk.record("B-1-B:watch")).toMatchObject({
      subject: otherPerson,
      listedAs: "directly-responsible",
      listedOn: "2026-05-01",
      term: { lastOn: "2026-05-10" },
    });
  });
});

describe("a responsible person's objection", () => {
  const rested = { recordId: "B-1", responsiblePersons: persons };
  const acts = {
    repair: {},
    "change-standard": {},
    extend: { term: { kind: "indefinite" } },
    amend: { amendment: { severity: "minor" } },
  };

  it("is answered before the record that its own rests on is ended or rewritten, 三(六) 五(六) (R3)", () => {
    for (const [kind, draft] of Object.entries(acts) as readonly [keyof typeof acts, object][]) {
      const desk = aDesk();
      desk.must("list-black", rested);
      verify(desk, "B-1-A");
      expect(desk.said(kind, { recordId: "B-1", ...draft })).toBe("verification-open");
      desk.must("reject", { recordId: "B-1-A" });
      expect(desk.said(kind, { recordId: "B-1", ...draft })).toBe("applied");
    }
  });

  it("holds nothing up once its record has ended, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", rested);
    desk.must("repair", { recordId: "B-1-A" });
    verify(desk, "B-1-A");
    desk.must("repair", { recordId: "B-1" });
    expect(desk.status("B-1-A")).toBe(`repaired ${firstOn}`);
  });
});

describe("the watch record after a black one", () => {
  it("takes a red record off that came from elsewhere beside the black one, 六(二) (R2)", () => {
    const desk = aDesk([anImport({}), anImport({ recordId: "R-1", list: "red" })]);
    expect(toldBy(desk.must("repair", { recordId: "I-1", watchDays: 30 }))).toEqual([
      "exited I-1",
      "listed I-1:watch",
      "exited R-1",
    ]);
    expect(desk.status("R-1")).toBe(`adverse-listed ${firstOn}`);
  });
});

describe("days of watching", () => {
  it("are said only of who leaves the black list, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    expect(desk.said("change-standard", { recordId: "R-1", watchDays: 5 })).toBe("list-foreign");
    desk.must("list-watch", { recordId: "W-1" });
    for (const kind of ["repair", "change-standard"] as const)
      expect(desk.said(kind, { recordId: "W-1", watchDays: 5 })).toBe("list-foreign");
  });
});

describe("a changed standard", () => {
  it("ends a black record with a watch record after it, for the days that the authority says then, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    desk.must("change-standard", { recordId: "B-1", watchDays: 5 });
    expect(desk.status("B-1")).toBe("standard-changed 2026-03-02");
    expect(desk.record("B-1:watch")).toMatchObject({
      term: { lastOn: "2026-03-06" },
      followsFrom: { exitWay: "standard-changed" },
    });
  });

  it("ends a red record, and nobody is watched for it, 六(二)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    desk.must("change-standard", { recordId: "R-1" });
    expect(desk.status("R-1")).toBe("standard-changed 2026-03-02");
    expect(desk.recordIds(company)).toEqual(["R-1"]);
  });

  it("is the authority's to say, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    expect(desk.said("change-standard", { recordId: "B-1", by: otherDepartment })).toBe("department-foreign");
  });
});

describe("an imported black record without days of watching", () => {
  it("stays as it was told after its term, and no watch record is invented, 六(一) (R6, R7)", () => {
    const desk = aDesk([anImport({})]);
    desk.sleepUntil("2026-04-01");
    expect(desk.status("I-1")).toBe("listed");
    expect(desk.recordIds(company)).toEqual(["I-1"]);
  });

  it("is followed by a watch record only if the repair says for how long, 六(一) (R7)", () => {
    const silent = aDesk([anImport({})]);
    silent.must("repair", { recordId: "I-1", watchDays: undefined });
    expect(silent.recordIds(company)).toEqual(["I-1"]);
    const said = aDesk([anImport({})]);
    said.must("repair", { recordId: "I-1", watchDays: 7 });
    expect(said.record("I-1:watch")).toMatchObject({
      listedOn: "2026-03-02",
      term: { lastOn: "2026-03-08" },
    });
  });
});

describe("misuse of incentives", () => {
  it("is reported by any department, and ends the red record at its authority's word, 六(二)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    expect(desk.said("remove-misused", { recordId: "R-1" })).toBe("misuse-unreported");
    expect(toldBy(desk.must("report-misuse", { recordId: "R-1", by: otherDepartment }))).toEqual([
      "misuse-reported R-1",
    ]);
    expect(desk.status("R-1")).toBe("listed");
    expect(desk.said("remove-misused", { recordId: "R-1", by: otherDepartment })).toBe("department-foreign");
    desk.must("remove-misused", { recordId: "R-1" });
    expect(desk.status("R-1")).toBe("incentive-misused 2026-03-02");
    expect(desk.said("report-misuse", { recordId: "R-1" })).toBe("record-ended");
  });

  it("is of red records alone, 六(二)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    expect(desk.said("report-misuse", { recordId: "B-1" })).toBe("list-foreign");
    expect(desk.said("remove-misused", { recordId: "B-1" })).toBe("list-foreign");
  });
});

describe("a watch record", () => {
  it("turns black for a serious breach in its term, 四(四)", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "W-1" });
    desk.sleepUntil("2026-03-20");
    desk.must("turn-black", { recordId: "W-1", blackRecordId: "B-1", severity: "serious" });
    expect(desk.status("W-1")).toBe("turned-black 2026-03-20");
    expect(desk.record("B-1")).toMatchObject({
      subject: company,
      list: "black",
      severity: "serious",
      listedOn: "2026-03-20",
    });
    expect(desk.recordIds(company)).toEqual(["W-1", "B-1"]);
  });

  it("turns black also where it followed a black one, 四(四) 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    desk.must("repair", { recordId: "B-1" });
    desk.must("turn-black", { recordId: "B-1:watch", blackRecordId: "B-2" });
    expect(desk.status("B-1:watch")).toBe("turned-black 2026-03-02");
  });

  it("turns black at its own authority's word, once, in its term, and no other record does, 四(四)", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "W-1", term: { kind: "until", lastOn: "2026-03-20" } });
    const black = { recordId: "W-1", blackRecordId: "B-1" };
    expect(desk.said("turn-black", { ...black, by: otherDepartment })).toBe("department-foreign");
    desk.must("list-black", { recordId: "B-0" });
    expect(desk.said("turn-black", { ...black, recordId: "B-0" })).toBe("list-foreign");
    const self = [{ subject: company, role: "principal", recordId: "B-1-A" }];
    expect(desk.said("turn-black", { ...black, responsiblePersons: self })).toBe("record-duplicate");
    verify(desk, "W-1");
    expect(desk.said("turn-black", black)).toBe("verification-open");
    desk.must("reject", { recordId: "W-1" });
    desk.sleepUntil("2026-03-21");
    expect(desk.said("turn-black", black)).toBe("record-ended");
  });
});
