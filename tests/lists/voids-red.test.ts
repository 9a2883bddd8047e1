import { describe, expect, it } from "vitest";
import type { ListRecord } from "../../src/lists/list-record";
import { recordStatus } from "../../src/lists/record-status";
import { voidsRed } from "../../src/lists/voids-red";
import { aRecord, aRedRecord, aWatchRecord, today, underObjection } from "../decision/fixtures";

const red = aRedRecord({ listedOn: "2025-01-01" });
const voids = (record: ListRecord) => voidsRed(record, recordStatus(record, today), red);
const over = { term: { kind: "until", lastOn: "2026-11-23" } } as const;

describe("what voids a red record, 六(二) (R2)", () => {
  it("is a black or a watch record in force, disputed or not, and no red one", () => {
    expect(voids(aRecord({ listedOn: "2024-01-01" }))).toBe(true);
    expect(voids(aWatchRecord({ verification: underObjection }))).toBe(true);
    expect(voids(aRedRecord({ recordId: "r2" }))).toBe(false);
    expect(voids(aRecord({ listedOn: "2026-11-25" }))).toBe(false);
  });

  it("is one that has ended since the red one was listed, unless it was a mis-listing, 六(三)", () => {
    expect(voids(aRecord({ ...over, listedOn: "2025-01-02" }))).toBe(true);
    expect(voids(aRecord({ ...over, listedOn: "2025-01-01" }))).toBe(false);
    expect(voids(aRecord({ status: { kind: "exited", way: "mis-listed", on: "2026-11-23" } }))).toBe(false);
  });
});
