import { describe, expect, it } from "vitest";
import {
  aDesk,
  anImport,
  authority,
  company,
  firstOn,
  otherPerson,
  person,
  provider,
  toldBy,
  unknownCompany,
} from "./desk";

const persons = [
  { subject: person, role: "legal-representative", recordId: "B-1-A" },
  { subject: otherPerson, role: "directly-responsible", recordId: "B-1-B" },
];

describe("a listing", () => {
  it("puts a subject on the list with its authority, provider, bases and term, 四(一)", () => {
    const desk = aDesk();
    expect(toldBy(desk.must("list-watch", { recordId: "W-1", severity: "minor" }))).toEqual(["listed W-1"]);
    expect(desk.record("W-1")).toEqual({
      recordId: "W-1",
      subject: company,
      list: "watch",
      field: { id: "environment", title: "环境保护" },
      scope: "city",
      severity: "minor",
      listedAs: "self",
      traits: [],
      authority,
      provider: authority,
      bases: [{ title: "行政处罚决定书", documentNumber: "泉环罚〔2026〕1号" }],
      listedOn: firstOn,
      term: { kind: "until", lastOn: "2026-12-31" },
      status: { kind: "listed" },
    });
  });

  it("names the provider and the traits that it was told, 五(六)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", provider, traits: ["judgment-defaulter"] });
    expect(desk.record("B-1")).toMatchObject({ list: "black", provider, traits: ["judgment-defaulter"] });
  });

  it("may be dated back, never ahead, 六(一)", () => {
    const desk = aDesk();
    expect(desk.said("list-red", { recordId: "R-1", listedOn: "2026-03-03" })).toBe("date-malformed");
    desk.must("list-red", { recordId: "R-1", listedOn: "2026-01-01" });
    expect(desk.record("R-1")?.listedOn).toBe("2026-01-01");
  });

  it("has a term that is not over on the day of the act, and may be of that one day, 六(一)", () => {
    const desk = aDesk();
    const until = (lastOn: string) => ({ recordId: "B-1", term: { kind: "until", lastOn } });
    expect(desk.said("list-black", until("2026-03-01"))).toBe("term-malformed");
    desk.must("list-black", until(firstOn));
    expect(desk.status("B-1")).toBe("listed");
  });

  it("is of a subject that is on file, or refused, as is one of a person who is not, 三(六)", () => {
    const desk = aDesk();
    expect(desk.said("list-red", { recordId: "R-1", subject: unknownCompany })).toBe("subject-unknown");
    const stranger = [{ subject: unknownCompany, role: "shareholder", recordId: "B-1-A" }];
    expect(desk.said("list-black", { recordId: "B-1", responsiblePersons: stranger })).toBe(
      "subject-unknown",
    );
    expect(desk.recordIds(company)).toEqual([]);
  });

  it("has an id that no other record has, none of its own persons' either", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "B-1" });
    expect(desk.said("list-black", { recordId: "B-1" })).toBe("record-duplicate");
    const twin = [{ subject: person, role: "principal", recordId: "B-2" }];
    expect(desk.said("list-black", { recordId: "B-2", responsiblePersons: twin })).toBe("record-duplicate");
    const taken = [{ subject: person, role: "principal", recordId: "B-1" }];
    expect(desk.said("list-black", { recordId: "B-2", responsiblePersons: taken })).toBe("record-duplicate");
  });

  it("makes nobody his own responsible person, 三(六)", () => {
    const self = [{ subject: company, role: "shareholder", recordId: "B-1-A" }];
    expect(aDesk().said("list-black", { recordId: "B-1", responsiblePersons: self })).toBe(
      "record-duplicate",
    );
  });
});

describe("red and adverse", () => {
  it.each(["list-black", "list-watch"] as const)(
    "%s takes the subject off the red list the same day, 六(二)",
    (kind) => {
      const desk = aDesk();
      desk.must("list-red", { recordId: "R-1" });
      desk.must("list-red", { recordId: "R-2", field: { id: "tax", title: "税收" } });
      desk.sleepUntil("2026-03-09");
      const result = desk.must(kind, { recordId: "A-1" });
      expect(toldBy(result)).toEqual(["listed A-1", "exited R-1", "exited R-2"]);
      expect([desk.status("R-1"), desk.status("R-2")]).toEqual([
        "adverse-listed 2026-03-09",
        "adverse-listed 2026-03-09",
      ]);
      // Should the adverse one be erased, what was told of the red ones for its sake goes with it.
      expect(result.changes.map(({ causedBy }) => causedBy)).toEqual([undefined, "A-1", "A-1"]);
    },
  );

  it("leaves a red record alone that has ended before, 六(二)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1", term: { kind: "until", lastOn: "2026-03-08" } });
    desk.sleepUntil("2026-03-09");
    desk.must("list-black", { recordId: "B-1" });
    expect(desk.status("R-1")).toBe("expired 2026-03-09");
  });

  it.each(["list-black", "list-watch"] as const)(
    "nobody goes on the red list beside a record of %s in force, 六(二)",
    (kind) => {
      const desk = aDesk();
      desk.must(kind, { recordId: "A-1", term: { kind: "until", lastOn: "2026-03-10" }, watchDays: 1 });
      desk.sleepUntil("2026-03-10");
      expect(desk.said("list-red", { recordId: "R-1" })).toBe("list-conflicting");
      // The one day of watching after a black record is over as well by then.
      desk.sleepUntil("2026-03-12");
      expect(desk.said("list-red", { recordId: "R-1" })).toBe("applied");
    },
  );

  it("nobody goes on the red list as of a day before an adverse listing, though that one is over, 六(二) (R2)", () => {
    const mistake = { kind: "exited", way: "mis-listed", on: "2026-03-01" } as const;
    const desk = aDesk([anImport({ recordId: "I-1", subject: person, status: mistake })]);
    desk.must("list-watch", { recordId: "W-1", term: { kind: "until", lastOn: "2026-03-10" } });
    desk.sleepUntil("2026-03-12");
    expect(desk.said("list-red", { recordId: "R-1", listedOn: "2026-03-01" })).toBe("list-conflicting");
    expect(desk.said("list-red", { recordId: "R-1", listedOn: "2026-03-02" })).toBe("applied");
    expect(desk.said("list-red", { recordId: "R-2", subject: person, listedOn: "2020-01-01" })).toBe(
      "applied",
    );
  });
});

describe("responsible persons", () => {
  it("are listed with the organization, each in his capacity, and come off the red list, 三(六)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1", subject: person });
    const result = desk.must("list-black", { recordId: "B-1", responsiblePersons: persons });
    expect(toldBy(result)).toEqual(["listed B-1", "listed B-1-A", "exited R-1", "listed B-1-B"]);
    expect(desk.record("B-1-A")).toMatchObject({
      subject: person,
      list: "black",
      listedAs: "legal-representative",
      term: { lastOn: "2026-12-31" },
    });
    expect(desk.record("B-1-B")).toMatchObject({ subject: otherPerson, listedAs: "directly-responsible" });
    expect(desk.status("R-1")).toBe(`adverse-listed ${firstOn}`);
  });

  it("stay listed where only the organization's watch record turned black, 四(四) 三(六)", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "W-1" });
    desk.must("turn-black", { recordId: "W-1", blackRecordId: "B-1", responsiblePersons: persons });
    expect(desk.record("B-1-A")?.listedAs).toBe("legal-representative");
    expect(desk.held("B-1-B")?.restsOn).toEqual({ subject: company, recordId: "B-1" });
  });
});
