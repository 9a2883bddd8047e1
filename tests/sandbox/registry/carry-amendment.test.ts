import { describe, expect, it } from "vitest";
import { aDesk, anImport, otherPerson, person, toldBy, verify } from "./desk";

const until = (lastOn: string) => ({ term: { kind: "until", lastOn } });
const persons = [
  { subject: person, role: "principal", recordId: "B-1-A" },
  { subject: otherPerson, role: "directly-responsible", recordId: "B-1-B" },
];

function aListed() {
  const desk = aDesk();
  desk.must("list-black", { recordId: "B-1", severity: "serious", responsiblePersons: persons });
  return desk;
}

describe("what is found wrong of an organization's record", () => {
  it("is corrected in the records that rest on it, 三(六) 五(六)", () => {
    const desk = aListed();
    verify(desk, "B-1");
    const amendment = { severity: "minor", ...until("2026-04-30") };
    expect(toldBy(desk.must("correct", { recordId: "B-1", amendment }))).toEqual([
      "corrected B-1",
      "amended B-1-A",
      "amended B-1-B",
    ]);
    for (const recordId of ["B-1-A", "B-1-B"]) expect(desk.record(recordId)).toMatchObject(amendment);
    // Whose verification was closed is the organization's alone.
    expect(desk.record("B-1-A")?.verification).toBeUndefined();
    expect(desk.said("tell-subject", { recordId: "B-1-A" })).toBe("result-absent");
  });

  it("is amended in them too, 三(六)", () => {
    const desk = aListed();
    const amend = { recordId: "B-1", amendment: { traits: ["judgment-defaulter"], ...until("2026-04-30") } };
    expect(toldBy(desk.must("amend", amend))).toEqual(["amended B-1", "amended B-1-A", "amended B-1-B"]);
    expect(desk.record("B-1-A")).toMatchObject(amend.amendment);
  });

  it("leaves what a person's record says by itself, and in what capacity the person answers, 三(六)", () => {
    const desk = aListed();
    desk.must("amend", { recordId: "B-1-A", amendment: { severity: "considerable" } });
    desk.must("extend", { recordId: "B-1-A", ...until("2027-06-30") });
    verify(desk, "B-1");
    desk.must("correct", {
      recordId: "B-1",
      amendment: { severity: "minor", listedAs: "principal", ...until("2026-04-30") },
    });
    expect(desk.record("B-1-A")).toMatchObject({ severity: "considerable", ...until("2027-06-30") });
    expect(desk.record("B-1-B")).toMatchObject({
      ...{ severity: "minor", listedAs: "directly-responsible" },
      ...until("2026-04-30"),
    });
  });

  it("lets nobody answer longer than the organization, where the end was not set for him alone, 三(六)", () => {
    const desk = aListed();
    desk.must("amend", { recordId: "B-1-A", amendment: until("2026-06-30") });
    const correctTo = (lastOn: string) => {
      verify(desk, "B-1");
      desk.must("correct", { recordId: "B-1", amendment: until(lastOn) });
      return ["B-1-A", "B-1-B"].map((recordId) => desk.record(recordId)?.term);
    };
    expect(correctTo("2026-09-30")).toMatchObject([{ lastOn: "2026-06-30" }, { lastOn: "2026-09-30" }]);
    expect(correctTo("2026-04-30")).toMatchObject([{ lastOn: "2026-04-30" }, { lastOn: "2026-04-30" }]);
    expect(correctTo("2026-10-31")).toMatchObject([{ lastOn: "2026-10-31" }, { lastOn: "2026-10-31" }]);
  });

  it("brings nobody back to an end that was found wrong for him, 五(六)", () => {
    const desk = aListed();
    verify(desk, "B-1-A");
    desk.must("correct", { recordId: "B-1-A", amendment: until("2026-07-01") });
    expect(toldBy(desk.must("extend", { recordId: "B-1", ...until("2027-06-30") }))).toEqual([
      "extended B-1",
      "extended B-1-B",
    ]);
    expect(desk.record("B-1-A")).toMatchObject(until("2026-07-01"));
  });

  it("reaches a record that another platform said was over on its last day, 六(一)", () => {
    const over = { kind: "exited", way: "expired", on: "2026-02-20" } as const;
    const term = { kind: "until", lastOn: "2026-02-20" } as const;
    const follower = {
      recordId: "I-1:watch",
      list: "watch",
      listedOn: "2026-02-01",
      status: over,
      term,
    } as const;
    const desk = aDesk([
      anImport({ severity: "serious", status: { kind: "exited", way: "repaired", on: "2026-02-01" } }),
      anImport({ ...follower, severity: "serious", followsFrom: { recordId: "I-1", exitWay: "repaired" } }),
    ]);
    verify(desk, "I-1");
    desk.must("correct", { recordId: "I-1", amendment: { severity: "minor" } });
    expect([desk.record("I-1")?.severity, desk.record("I-1:watch")?.severity]).toEqual(["minor", "minor"]);
  });

  it("reaches the watch records that followed, but not their terms, 六(一)", () => {
    const desk = aListed();
    desk.must("repair", { recordId: "B-1" });
    const { term } = desk.record("B-1:watch") ?? {};
    verify(desk, "B-1");
    const amendment = { severity: "minor", ...until("2026-10-31") };
    expect(toldBy(desk.must("correct", { recordId: "B-1", amendment }))).toEqual([
      "corrected B-1",
      "amended B-1-A",
      "amended B-1-A:watch",
      "amended B-1-B",
      "amended B-1-B:watch",
      "amended B-1:watch",
    ]);
    for (const recordId of ["B-1:watch", "B-1-A:watch"])
      expect(desk.record(recordId)).toMatchObject({ severity: "minor", term });
  });
});
