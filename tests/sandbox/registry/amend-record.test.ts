import { describe, expect, it } from "vitest";
import { aDesk, company, firstOn, otherDepartment, person, toldBy, verify } from "./desk";

const until = (lastOn: string) => ({ term: { kind: "until", lastOn } });
const principal = [{ subject: person, role: "principal", recordId: "B-1-A" }];

describe("extending", () => {
  it("sets a later end, or none, and never an earlier or the same one, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", ...until("2026-06-30") });
    expect(desk.said("extend", { recordId: "B-1", ...until("2026-06-29") })).toBe("term-malformed");
    expect(desk.said("extend", { recordId: "B-1", ...until("2026-06-30") })).toBe("term-malformed");
    expect(toldBy(desk.must("extend", { recordId: "B-1", ...until("2026-07-01") }))).toEqual([
      "extended B-1",
    ]);
    desk.must("extend", { recordId: "B-1", term: { kind: "indefinite" } });
    expect(desk.record("B-1")?.term).toEqual({ kind: "indefinite" });
    expect(desk.said("extend", { recordId: "B-1", term: { kind: "indefinite" } })).toBe("term-malformed");
    expect(desk.said("extend", { recordId: "B-1", ...until("2099-12-31") })).toBe("term-malformed");
  });

  it("is the authority's, of a record in force that nobody disputes, 六(一) 五(六)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1", ...until("2026-06-30") });
    const later = { recordId: "R-1", ...until("2026-12-31") };
    expect(desk.said("extend", { ...later, by: otherDepartment })).toBe("department-foreign");
    desk.must("object", { recordId: "R-1", grounds: "complaint" });
    expect(desk.said("extend", later)).toBe("verification-open");
    desk.sleepUntil("2026-07-01");
    expect(desk.said("extend", later)).toBe("record-ended");
  });

  it("goes for the records that rest on it too, where they are in force, 三(六)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", responsiblePersons: principal, ...until("2026-06-30") });
    expect(toldBy(desk.must("extend", { recordId: "B-1", ...until("2026-12-31") }))).toEqual([
      "extended B-1",
      "extended B-1-A",
    ]);
    desk.must("repair", { recordId: "B-1-A" });
    expect(toldBy(desk.must("extend", { recordId: "B-1", ...until("2027-12-31") }))).toEqual([
      "extended B-1",
    ]);
    expect(desk.record("B-1-A")?.term).toEqual({ kind: "until", lastOn: "2026-12-31" });
  });

  it("sets no earlier end for a responsible person whose own is later, 三(六) 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", responsiblePersons: principal, ...until("2026-06-30") });
    desk.must("extend", { recordId: "B-1-A", ...until("2028-06-30") });
    desk.must("extend", { recordId: "B-1", ...until("2027-06-30") });
    expect(desk.record("B-1-A")?.term).toEqual({ kind: "until", lastOn: "2028-06-30" });
  });
});

describe("amending", () => {
  it("says one thing or more otherwise, and leaves the rest, 五(六)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", severity: "serious" });
    const before = desk.record("B-1");
    desk.must("amend", { recordId: "B-1", amendment: { severity: "minor", traits: ["judgment-defaulter"] } });
    expect(desk.record("B-1")).toEqual({ ...before, severity: "minor", traits: ["judgment-defaulter"] });
  });

  it("is refused when it says nothing, nothing else, or makes no record, 五(六)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", severity: "serious", listedOn: "2026-02-27" });
    for (const amendment of [{}, { severity: "serious" }, until("2026-12-31")])
      expect(desk.said("amend", { recordId: "B-1", amendment })).toBe("amendment-malformed");
  });

  it("is no way off the list, nor a longer stay on it: its term ends from today on and no later, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", watchDays: 3 });
    desk.sleepUntil("2026-04-01");
    const amend = (term: object) => desk.said("amend", { recordId: "B-1", amendment: term });
    expect(amend(until("2026-03-31"))).toBe("term-malformed");
    expect(amend(until("2027-01-01"))).toBe("term-malformed");
    expect(amend({ term: { kind: "indefinite" } })).toBe("term-malformed");
    expect(amend(until("2026-04-01"))).toBe("applied");
    desk.sleepUntil("2026-04-02");
    expect([desk.status("B-1"), desk.status("B-1:watch")]).toEqual(["expired 2026-04-02", "listed"]);
  });

  it("is the authority's, of a record in force that nobody disputes, 五(六)", () => {
    const desk = aDesk();
    const amend = { recordId: "B-1", amendment: { severity: "minor" } };
    expect(desk.said("amend", amend)).toBe("record-unknown");
    desk.must("list-black", { recordId: "B-1" });
    expect(desk.said("amend", { ...amend, by: otherDepartment })).toBe("department-foreign");
    verify(desk, "B-1");
    expect(desk.said("amend", amend)).toBe("verification-open");
    desk.must("reject", { recordId: "B-1" });
    desk.must("repair", { recordId: "B-1" });
    expect(desk.said("amend", amend)).toBe("record-ended");
    expect(desk.status("B-1")).toBe(`repaired ${firstOn}`);
    expect(desk.recordIds(company)).toEqual(["B-1", "B-1:watch"]);
  });
});
