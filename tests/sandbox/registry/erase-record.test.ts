import { describe, expect, it } from "vitest";
import { sha256Hex } from "../../../src/integrity/sha256";
import {
  aDesk,
  anImport,
  authority,
  company,
  type Desk,
  otherPerson,
  person,
  provider,
  toldBy,
  verify,
} from "./desk";

const persons = [
  { subject: person, role: "legal-representative", recordId: "B-1-A" },
  { subject: otherPerson, role: "directly-responsible", recordId: "B-1-B" },
];
const until = (lastOn: string) => ({ term: { kind: "until", lastOn } });

function uphold(desk: Desk, recordId: string) {
  verify(desk, recordId);
  return desk.must("uphold", { recordId });
}

describe("a mis-listing", () => {
  it("is erased: nothing of it is kept but a digest of its id, 六(三)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1" });
    const result = uphold(desk, "B-1");
    expect(result.erasedRecordIds).toEqual(["B-1"]);
    expect(result.changes.map(({ change }) => change)).toEqual([
      { kind: "erased", at: "2026-03-02T09:00:00+08:00", recordDigest: sha256Hex("B-1") },
    ]);
    expect(
      JSON.stringify([result, desk.file(company)]).replaceAll('"erasedRecordIds":["B-1"]', ""),
    ).not.toContain("B-1");
    expect(desk.said("uphold", { recordId: "B-1" })).toBe("record-unknown");
  });

  it("is the authority's to erase, not the provider's, 六(一)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", provider });
    verify(desk, "B-1");
    expect(desk.said("uphold", { recordId: "B-1", by: provider })).toBe("department-foreign");
    expect(desk.said("uphold", { recordId: "B-1", by: authority })).toBe("applied");
  });

  it("puts nobody on watch, and takes off who was, 六(一)", () => {
    const inForce = aDesk();
    inForce.must("list-black", { recordId: "B-1" });
    uphold(inForce, "B-1");
    expect(inForce.recordIds(company)).toEqual([]);

    const ended = aDesk();
    ended.must("list-black", { recordId: "B-1", ...until("2026-03-31") });
    ended.sleepUntil("2026-04-10");
    expect(ended.status("B-1:watch")).toBe("listed");
    expect(uphold(ended, "B-1").erasedRecordIds).toEqual(["B-1", "B-1:watch"]);
    expect(ended.recordIds(company)).toEqual([]);
  });

  it("takes an imported watch record with it that followed from it, whatever that one is called, 六(一) 六(三)", () => {
    const left = { status: { kind: "exited", way: "repaired", on: "2026-02-01" } } as const;
    const followsFrom = { recordId: "I-1", exitWay: "repaired" } as const;
    const watch = { recordId: "I-2", list: "watch", listedOn: "2026-02-01", followsFrom } as const;
    const desk = aDesk([anImport(left), anImport(watch)]);
    uphold(desk, "I-1");
    expect(desk.recordIds(company)).toEqual([]);
  });

  it("takes the records of responsible persons with it that rest on it, and what followed from them, 三(六) 六(三)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1", subject: person });
    desk.must("list-black", { recordId: "B-1", responsiblePersons: persons });
    desk.must("repair", { recordId: "B-1-B" });
    uphold(desk, "B-1");
    expect(desk.recordIds(company)).toEqual([]);
    expect(desk.recordIds(otherPerson)).toEqual([]);
    expect([desk.recordIds(person), desk.status("R-1")]).toEqual([["R-1"], "listed"]);
  });

  it("of a responsible person alone leaves the organization's record, which goes on without it, 三(六) 六(三)", () => {
    const desk = aDesk();
    desk.must("list-black", { recordId: "B-1", responsiblePersons: persons, ...until("2026-06-30") });
    uphold(desk, "B-1-A");
    expect(desk.recordIds(person)).toEqual([]);
    expect(JSON.stringify(desk.file(company))).not.toContain("B-1-A");
    desk.must("extend", { recordId: "B-1", ...until("2026-12-31") });
    desk.must("repair", { recordId: "B-1" });
    expect([desk.status("B-1-B"), desk.recordIds(person)]).toEqual(["repaired 2026-03-02", []]);
  });

  it("of a red record, or of a watch record that followed, is erased alone, 六(一) 六(二)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1", subject: person });
    uphold(desk, "R-1");
    expect(desk.recordIds(person)).toEqual([]);
    desk.must("list-black", { recordId: "B-1" });
    desk.must("repair", { recordId: "B-1" });
    uphold(desk, "B-1:watch");
    expect(desk.recordIds(company)).toEqual(["B-1"]);
  });
});

/** W-1 turned black as B-1, which was repaired; then R-1 was listed, and fell for B-2. */
function withRedAfterWatch() {
  const desk = aDesk();
  desk.must("list-watch", { recordId: "W-1", term: { kind: "indefinite" } });
  desk.must("turn-black", { recordId: "W-1", blackRecordId: "B-1", watchDays: 10 });
  desk.must("repair", { recordId: "B-1" });
  desk.sleepUntil("2026-03-12");
  desk.must("list-red", { recordId: "R-1" });
  desk.must("list-black", { recordId: "B-2" });
  return desk;
}

describe("what fell for a mis-listing", () => {
  it("stands again: the red record as it was, 六(三) (R2)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    const before = desk.record("R-1");
    desk.must("list-black", { recordId: "B-1" });
    expect(toldBy(uphold(desk, "B-1"))).toEqual(["erased", "resumed R-1"]);
    expect(desk.record("R-1")).toEqual(before);
    expect(JSON.stringify(desk.held("R-1"))).not.toContain("B-1");
  });

  it("stands again as the calendar has it, 六(二) (R6)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1", ...until("2026-04-30") });
    desk.must("list-black", { recordId: "B-1" });
    desk.sleepUntil("2026-06-01");
    uphold(desk, "B-1");
    desk.sleepUntil("2026-06-01");
    expect(desk.status("R-1")).toBe("expired 2026-05-01");
  });

  it("stands again: the watch record that had turned black, 四(四) 六(三)", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "W-1" });
    desk.must("turn-black", { recordId: "W-1", blackRecordId: "B-1" });
    uphold(desk, "B-1");
    expect([desk.recordIds(company), desk.status("W-1")]).toEqual([["W-1"], "listed"]);
    desk.must("repair", { recordId: "W-1" });
  });

  it("stays fallen while another adverse record stands, and stands again with the last one's erasure, 六(二) 六(三)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    desk.must("list-black", { recordId: "B-1" });
    desk.must("list-watch", { recordId: "W-1" });
    uphold(desk, "B-1");
    expect(desk.status("R-1")).toBe("adverse-listed 2026-03-02");
    expect(desk.held("R-1")?.endedBy).toBe("W-1");
    uphold(desk, "W-1");
    expect(desk.status("R-1")).toBe("listed");
  });

  it("stays fallen where another adverse record has spoken against it and ended since, 六(二) (R2)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    desk.must("list-black", { recordId: "B-1" });
    desk.must("list-watch", { recordId: "W-1" });
    desk.must("repair", { recordId: "W-1" });
    uphold(desk, "B-1");
    expect(desk.status("R-1")).toBe("adverse-listed 2026-03-02");
  });

  it("has fallen on the other one's day then, since the mis-listing's own is not kept, 六(三)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1" });
    desk.sleepUntil("2026-03-10");
    desk.must("list-black", { recordId: "B-1" });
    desk.sleepUntil("2026-03-20");
    desk.must("list-watch", { recordId: "W-1" });
    uphold(desk, "B-1");
    expect(desk.status("R-1")).toBe("adverse-listed 2026-03-20");
  });

  it("has expired then, where its term was over before the other one's day, 六(二) (R6)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1", ...until("2026-03-31") });
    desk.must("list-black", { recordId: "B-1" });
    desk.sleepUntil("2026-04-10");
    desk.must("list-watch", { recordId: "W-1" });
    uphold(desk, "B-1");
    desk.sleepUntil("2026-04-10");
    expect(desk.status("R-1")).toBe("expired 2026-04-01");
  });

  it("takes a red record of the meantime off where it is itself adverse, 六(二) 六(三)", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "W-1" });
    desk.must("turn-black", { recordId: "W-1", blackRecordId: "B-1", ...until("2026-03-31"), watchDays: 1 });
    desk.sleepUntil("2026-04-10");
    desk.must("list-red", { recordId: "R-1" });
    uphold(desk, "B-1");
    expect([desk.status("W-1"), desk.status("R-1")]).toEqual(["listed", "adverse-listed 2026-04-10"]);
  });

  it("stays fallen where a watch record from before it stands again, until that one is erased too, 六(二) (R2)", () => {
    const desk = withRedAfterWatch();
    uphold(desk, "B-1");
    expect(toldBy(uphold(desk, "B-2"))).toEqual(["erased", "exited R-1"]);
    expect([desk.status("W-1"), desk.status("R-1")]).toEqual(["listed", "adverse-listed 2026-03-12"]);
    uphold(desk, "W-1");
    expect(desk.status("R-1")).toBe("listed");
  });

  it("stays fallen beside an adverse record that came from elsewhere and is in force, 六(二) (R2)", () => {
    const desk = aDesk([anImport({}), anImport({ recordId: "R-1", list: "red" })]);
    desk.must("list-black", { recordId: "B-1" });
    uphold(desk, "B-1");
    expect([desk.status("I-1"), desk.status("R-1")]).toEqual(["listed", "adverse-listed 2026-03-02"]);
  });

  it("stays fallen where a watch record stood again meanwhile, though that one has ended since, 六(二) (R2)", () => {
    const desk = withRedAfterWatch();
    desk.sleepUntil("2026-03-20");
    uphold(desk, "B-1");
    desk.must("repair", { recordId: "W-1" });
    uphold(desk, "B-2");
    expect(desk.status("R-1")).toBe("adverse-listed 2026-03-20");
  });

  it("has fallen for a watch record of before, on that one's own day, though it turned black for a while, 六(二)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1", ...until("2026-03-04") });
    desk.must("list-black", { recordId: "B-0" });
    desk.sleepUntil("2026-03-03");
    desk.must("list-watch", { recordId: "W-1", term: { kind: "indefinite" } });
    desk.must("turn-black", { recordId: "W-1", blackRecordId: "B-1" });
    desk.sleepUntil("2026-03-06");
    uphold(desk, "B-1");
    uphold(desk, "B-0");
    expect(desk.status("R-1")).toBe("adverse-listed 2026-03-03");
  });

  it("stands again as another platform had dated its exit, 六(三)", () => {
    const status = { kind: "exited", way: "standard-changed", on: "2026-03-10" } as const;
    const desk = aDesk([anImport({ recordId: "R-1", list: "red", term: { kind: "indefinite" }, status })]);
    desk.must("list-black", { recordId: "B-1" });
    expect(desk.status("R-1")).toBe("adverse-listed 2026-03-02");
    uphold(desk, "B-1");
    expect(desk.status("R-1")).toBe("standard-changed 2026-03-10");
  });

  it("has ended by the calendar within the very act, where it stands again too late, 六(一) (R6)", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "W-1", ...until("2026-03-03") });
    desk.must("turn-black", { recordId: "W-1", blackRecordId: "B-1" });
    desk.sleepUntil("2026-03-10");
    expect(toldBy(uphold(desk, "B-1"))).toEqual(["erased", "resumed W-1", "exited W-1"]);
    expect(desk.status("W-1")).toBe("expired 2026-03-04");
  });

  it("stands again before the red record that it keeps off its list, whichever stands first on file, 六(二)", () => {
    const imported = (recordId: string, list: "red" | "watch") =>
      anImport({ recordId, list, term: { kind: "indefinite" } });
    const desk = aDesk([imported("I-red", "red"), imported("I-watch", "watch")]);
    desk.must("turn-black", { recordId: "I-watch", blackRecordId: "B-1" });
    verify(desk, "B-1");
    const result = desk.must("uphold", { recordId: "B-1" });
    expect(toldBy(result)).toEqual(["erased", "resumed I-watch", "exited I-red"]);
    expect(result.changes.map(({ withheld }) => withheld)).toEqual([
      undefined,
      "from-third-parties",
      "from-third-parties",
    ]);
  });

  it("stands again for no day where its term is over, and then keeps no red record off its list, 六(一) 六(二)", () => {
    const term = { kind: "until", lastOn: "2026-03-04" } as const;
    const desk = aDesk([
      anImport({ recordId: "I-red", list: "red", term: { kind: "indefinite" } }),
      anImport({ recordId: "I-watch", list: "watch", term }),
    ]);
    desk.must("turn-black", { recordId: "I-watch", blackRecordId: "B-1", watchDays: 1 });
    desk.sleepUntil("2026-03-10");
    verify(desk, "B-1");
    expect(toldBy(desk.must("uphold", { recordId: "B-1" }))).toEqual([
      "erased",
      "resumed I-watch",
      "resumed I-red",
    ]);
    expect(desk.status("I-red")).toBe("listed");
  });

  it("ends by the calendar without having stood again, a red record whose term is over, 六(二) 四(四) (R10)", () => {
    const desk = aDesk();
    desk.must("list-red", { recordId: "R-1", ...until("2026-03-04") });
    desk.must("list-watch", { recordId: "W-1", term: { kind: "indefinite" } });
    desk.sleepUntil("2026-03-10");
    verify(desk, "W-1");
    const { changes } = desk.must("uphold", { recordId: "W-1" });
    expect(changes.map(({ withheld }) => withheld)).toEqual(["from-third-parties", "from-third-parties"]);
    expect(changes[1]?.change).toMatchObject({ event: "exited", basis: "有效期至2026-03-04届满，六(二)" });
    expect(desk.status("R-1")).toBe("expired 2026-03-05");
    expect(desk.held("R-1")).not.toHaveProperty("endedBy");
  });

  it("is told of in the platform's words, since those of the act speak of what is erased, 六(三)", () => {
    const desk = aDesk();
    desk.must("list-watch", { recordId: "W-1" });
    desk.must("turn-black", { recordId: "W-1", blackRecordId: "B-1", ...until("2026-03-31"), watchDays: 1 });
    desk.sleepUntil("2026-04-10");
    desk.must("list-red", { recordId: "R-1" });
    const documentNumber = "泉环撤〔2026〕B-1号";
    verify(desk, "B-1");
    const result = desk.must("uphold", { recordId: "B-1", documentNumber, basis: "黑名单记录B-1认定有误" });
    expect(toldBy(result)).toEqual(["erased", "erased", "resumed W-1", "exited R-1"]);
    expect(JSON.stringify([result.changes, desk.file(company)])).not.toContain("B-1");
  });
});
