import { describe, expect, it } from "vitest";
import { platformStandingSchema } from "../../../src/lists/standing";
import { standingOf } from "../../../src/sandbox/registry/standing-of";
import { parseCalendarDate } from "../../../src/time/calendar-date";
import { aDesk, company, firstOn, person, verify } from "./desk";

const day = parseCalendarDate(firstOn);

describe("what is answered of a subject, 五(三)", () => {
  it("is its records as they stand, without what the back office keeps with them, 六(三)", () => {
    const desk = aDesk();
    const responsiblePersons = [{ subject: person, role: "principal", recordId: "B-1-A" }];
    desk.must("list-black", { recordId: "B-1", documentNumber: "泉环认〔2026〕7号", responsiblePersons });
    desk.must("doubt", { recordId: "B-1", officerId: "officer-1" });
    const standing = standingOf(company, desk.file(company), day);
    expect(standing).toMatchObject({ kind: "known", records: [desk.record("B-1")] });
    expect(JSON.stringify(standing)).not.toMatch(/watchDays|B-1-A|officer-1|泉环认/);
  });

  it("shows an ended record with its end, and the watch record that followed, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    verify(desk, "B-1");
    desk.must("reject", { recordId: "B-1" });
    desk.must("repair", { recordId: "B-1" });
    const standing = standingOf(company, desk.file(company), day);
    expect(standing).toMatchObject({
      records: [{ status: { way: "repaired" } }, { list: "watch", status: { kind: "listed" } }],
    });
  });

  it("is unknown, with every source's word, of a subject that is not on file (R21)", () => {
    expect(standingOf(company, undefined, day)).toMatchObject({
      kind: "unknown",
      subject: company,
      sources: [{ state: "answered" }, { state: "answered" }, { state: "answered" }],
    });
  });

  it("says which source did not answer (R21)", () => {
    const file = { ...aDesk().file(company), missingSource: "fujian-lists" } as const;
    expect(standingOf(company, file, day).sources.map(({ id, state }) => [id, state])).toEqual([
      ["quanzhou-lists", "answered"],
      ["fujian-lists", "missing"],
      ["national-lists", "answered"],
    ]);
  });

  it("holds to the contract, 五(三)", () => {
    for (const file of [undefined, aDesk().file(company)])
      expect(platformStandingSchema.safeParse(standingOf(company, file, day)).success).toBe(true);
  });
});
