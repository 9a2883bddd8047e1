import { describe, expect, it } from "vitest";
import { breaksCleanYears } from "../../src/lists/breaks-clean-years";
import type { ListRecord } from "../../src/lists/list-record";
import { recordStatus } from "../../src/lists/record-status";
import { aRecord, aRedRecord, aWatchRecord, today } from "../decision/fixtures";

const breaks = (record: ListRecord) => breaksCleanYears(record, recordStatus(record, today));
const left = (way: "repaired" | "standard-changed" | "mis-listed") =>
  aRecord({ listedOn: "2020-01-01", status: { kind: "exited", way, on: "2026-01-05" } });

describe("what breaks the years without an adverse record, 二(二) (R11)", () => {
  it("is a black or a watch record in force, and no red one", () => {
    expect(breaks(aRecord())).toBe(true);
    expect(breaks(aWatchRecord())).toBe(true);
    expect(breaks(aRedRecord())).toBe(false);
  });

  it("is one that ended lawfully, and neither one that is announced nor a mis-listing, 六(三)", () => {
    expect(breaks(aRecord({ listedOn: "2020-01-01", term: { kind: "until", lastOn: "2026-01-05" } }))).toBe(
      true,
    );
    expect(breaks(left("standard-changed"))).toBe(true);
    expect(breaks(left("mis-listed"))).toBe(false);
    expect(breaks(aRecord({ listedOn: "2026-11-25" }))).toBe(false);
  });

  it("is no repaired record, nor the watch record after it, 五(五)", () => {
    expect(breaks(left("repaired"))).toBe(false);
    expect(breaks(aWatchRecord({ followsFrom: { recordId: "B-1", exitWay: "repaired" } }))).toBe(false);
    expect(breaks(aWatchRecord({ followsFrom: { recordId: "B-1", exitWay: "expired" } }))).toBe(true);
  });
});
