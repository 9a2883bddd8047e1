import { describe, expect, it } from "vitest";
import { aDesk, anImport, authority, type Desk, otherDepartment, provider, toldBy, verify } from "./desk";

const onB1 = { recordId: "B-1" };

/** A black record whose provider is not its authority. */
function aListed(): Desk {
  const desk = aDesk();
  desk.must("list-black", { recordId: "B-1", severity: "serious", provider });
  return desk;
}

describe("raising", () => {
  it.each(["objection", "complaint"] as const)(
    "an %s puts the record under verification, whichever department takes it, 五(六)",
    (grounds) => {
      const desk = aListed();
      const result = desk.must("object", { ...onB1, grounds, by: otherDepartment });
      expect(toldBy(result)).toEqual(["objected B-1"]);
      expect(desk.record("B-1")?.verification).toEqual({
        kind: "under-verification",
        grounds: { kind: grounds },
      });
      expect(desk.said("object", { ...onB1, grounds })).toBe("verification-open");
      expect(desk.said("doubt", { ...onB1, officerId: "officer-1" })).toBe("verification-open");
    },
  );

  it("a doubt waits for a second officer, 五(六) (R3)", () => {
    const desk = aListed();
    expect(desk.said("confirm-doubt", { ...onB1, officerId: "officer-2" })).toBe("verification-absent");
    desk.must("doubt", { ...onB1, officerId: "officer-1" });
    expect(desk.said("confirm-doubt", { ...onB1, officerId: "officer-1" })).toBe("officer-repeated");
    expect(desk.record("B-1")?.verification).toMatchObject({
      grounds: { kind: "doubt", confirmation: "pending" },
    });
    expect(toldBy(desk.must("confirm-doubt", { ...onB1, officerId: "officer-2" }))).toEqual([
      "doubt-confirmed B-1",
    ]);
    expect(desk.record("B-1")?.verification).toMatchObject({
      grounds: { kind: "doubt", confirmation: "confirmed" },
    });
    expect(desk.said("confirm-doubt", { ...onB1, officerId: "officer-3" })).toBe("verification-absent");
    expect(desk.said("doubt", { ...onB1, officerId: "officer-3" })).toBe("verification-open");
  });

  it("a doubt that waits holds nobody's objection up, 五(六)", () => {
    const desk = aListed();
    desk.must("doubt", { ...onB1, officerId: "officer-1" });
    desk.must("object", { ...onB1, grounds: "objection" });
    expect(desk.record("B-1")?.verification).toMatchObject({ grounds: { kind: "objection" } });
    expect(desk.held("B-1")).not.toHaveProperty("doubtedBy");
    expect(desk.said("confirm-doubt", { ...onB1, officerId: "officer-2" })).toBe("verification-absent");
  });

  it("is open to the subject after its record has ended, 五(六)", () => {
    const desk = aListed();
    desk.sleepUntil("2027-06-01");
    desk.must("object", { ...onB1, grounds: "objection" });
    expect(desk.record("B-1")).toMatchObject({
      status: { way: "expired" },
      verification: { kind: "under-verification" },
    });
  });

  it("goes on when the calendar ends the record, and does not go over to the watch record, 五(六) 六(一)", () => {
    const desk = aListed();
    verify(desk, "B-1");
    desk.sleepUntil("2027-01-01");
    expect(desk.record("B-1")?.verification?.kind).toBe("under-verification");
    expect(desk.record("B-1:watch")).not.toHaveProperty("verification");
    desk.must("reject", { ...onB1, by: provider });
  });
});

describe("telling the provider", () => {
  it("starts the provider's term once, 五(六) (R4)", () => {
    const desk = aListed();
    expect(desk.said("tell-provider", onB1)).toBe("verification-absent");
    desk.must("object", { ...onB1, grounds: "objection" });
    desk.sleepUntil("2026-03-05");
    expect(toldBy(desk.must("tell-provider", { ...onB1, by: otherDepartment }))).toEqual([
      "provider-told B-1",
    ]);
    expect(desk.record("B-1")?.verification).toEqual({
      kind: "under-verification",
      grounds: { kind: "objection" },
      providerToldOn: "2026-03-05",
    });
    expect(desk.said("tell-provider", onB1)).toBe("provider-told");
  });

  it("is not for a doubt that one officer has alone, 五(六) (R3)", () => {
    const desk = aListed();
    desk.must("doubt", { ...onB1, officerId: "officer-1" });
    expect(desk.said("tell-provider", onB1)).toBe("doubt-unconfirmed");
    desk.must("confirm-doubt", { ...onB1, officerId: "officer-2" });
    desk.must("tell-provider", onB1);
  });
});

describe("the end of a verification", () => {
  const correct = { ...onB1, amendment: { severity: "minor" } };

  it("found wrong in part, the record is corrected and its measures resume, 五(六)", () => {
    const desk = aListed();
    verify(desk, "B-1");
    desk.sleepUntil("2026-03-20");
    expect(toldBy(desk.must("correct", { ...correct, by: provider }))).toEqual(["corrected B-1"]);
    expect(desk.record("B-1")).toMatchObject({
      severity: "minor",
      status: { kind: "listed" },
      verification: { kind: "corrected", closedOn: "2026-03-20" },
    });
  });

  it("found right, the record stands as it stood, 五(六)", () => {
    const desk = aListed();
    verify(desk, "B-1");
    const { verification: _, ...before } = desk.record("B-1") ?? {};
    expect(toldBy(desk.must("reject", onB1))).toEqual(["rejected B-1"]);
    expect(desk.record("B-1")).toEqual({
      ...before,
      verification: { kind: "rejected", closedOn: "2026-03-02" },
    });
  });

  it.each(["correct", "reject", "uphold"] as const)(
    "%s comes only after the provider was told of an open and confirmed one, 五(六)",
    (kind) => {
      const desk = aListed();
      expect(desk.said(kind, correct)).toBe("verification-absent");
      desk.must("object", { ...onB1, grounds: "objection" });
      expect(desk.said(kind, correct)).toBe("provider-untold");
      desk.must("tell-provider", onB1);
      expect(desk.said(kind, { ...correct, by: otherDepartment })).toBe("department-foreign");
    },
  );

  it("a doubt that nobody confirmed falls, but neither corrects nor erases, 五(六) (R3)", () => {
    const desk = aListed();
    desk.must("doubt", { ...onB1, officerId: "officer-1" });
    expect(desk.said("correct", correct)).toBe("doubt-unconfirmed");
    expect(desk.said("uphold", onB1)).toBe("doubt-unconfirmed");
    desk.must("reject", onB1);
    expect(desk.record("B-1")?.verification?.kind).toBe("rejected");
  });

  it("a correction says what it corrects, and makes a record, 五(六)", () => {
    const desk = aListed();
    verify(desk, "B-1");
    expect(desk.said("correct", { ...onB1, amendment: {} })).toBe("amendment-malformed");
    expect(desk.said("correct", { ...onB1, amendment: { scope: "city" } })).toBe("amendment-malformed");
    const early = { term: { kind: "until", lastOn: "2026-03-01" } };
    expect(desk.said("correct", { ...onB1, amendment: early })).toBe("term-malformed");
  });

  it("how long a record lasts, and who answers as what, is corrected by its authority and not by its provider, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", provider });
    verify(desk, "B-1");
    const by = (department: object, amendment: object) =>
      desk.said("correct", { ...onB1, by: department, amendment });
    for (const amendment of [{ term: { kind: "indefinite" } }, { listedAs: "principal", severity: "minor" }])
      expect(by(provider, amendment)).toBe("department-foreign");
    expect(by(authority, { term: { kind: "indefinite" } })).toBe("applied");
    verify(desk, "B-1");
    expect(by(provider, { severity: "minor" })).toBe("applied");
  });

  it("a record that the calendar has ended is not brought back by a correction of its term, 六(一) (R6)", () => {
    const desk = aListed();
    desk.must("object", { ...onB1, grounds: "objection" });
    desk.must("tell-provider", onB1);
    desk.sleepUntil("2027-01-01");
    const through = (lastOn: string) => ({ ...onB1, amendment: { term: { kind: "until", lastOn } } });
    expect(desk.said("correct", through("2027-06-30"))).toBe("amendment-malformed");
    // The very day of the exit: it would be in force and ended at once.
    expect(desk.said("correct", through("2027-01-01"))).toBe("amendment-malformed");
  });

  it("an import that the calendar has ended is not brought back either, beside a red record of the meantime, 六(二)", () => {
    const desk = aDesk([anImport({})]);
    const onImport = { recordId: "I-1" };
    desk.must("object", { ...onImport, grounds: "objection" });
    desk.must("tell-provider", onImport);
    desk.sleepUntil("2026-05-01");
    desk.must("list-red", { recordId: "R-1" });
    const amendment = { term: { kind: "until", lastOn: "2027-06-30" } };
    expect(desk.said("correct", { ...onImport, amendment })).toBe("amendment-malformed");
  });

  it("the subject is told how it ended, once for each, 五(六)", () => {
    const desk = aListed();
    expect(desk.said("tell-subject", onB1)).toBe("result-absent");
    verify(desk, "B-1");
    expect(desk.said("tell-subject", onB1)).toBe("result-absent");
    desk.must("reject", onB1);
    expect(toldBy(desk.must("tell-subject", { ...onB1, by: otherDepartment }))).toEqual(["subject-told B-1"]);
    expect(desk.said("tell-subject", onB1)).toBe("result-absent");
    verify(desk, "B-1");
    desk.must("correct", correct);
    desk.must("tell-subject", onB1);
  });

  it("the subject is told of every result, also of one that a later verification has overtaken, 五(六)", () => {
    const desk = aListed();
    for (const _ of [1, 2]) {
      verify(desk, "B-1");
      desk.must("reject", onB1);
    }
    desk.must("tell-subject", onB1);
    desk.must("tell-subject", onB1);
    expect(desk.said("tell-subject", onB1)).toBe("result-absent");
  });
});
