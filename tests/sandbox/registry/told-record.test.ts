import { describe, expect, it } from "vitest";
import { toldRecord } from "../../../src/sandbox/registry/told-record";
import { aRecord, aRedRecord, aWatchRecord, underObjection } from "../../decision/fixtures";

describe("what is told of a record without the watch list, 四(四) (R10)", () => {
  it("is a black record as it stands, also under verification and after its exit, 五(六)", () => {
    const disputed = aRecord({ verification: underObjection });
    const repaired = aRecord({ status: { kind: "exited", way: "repaired", on: "2026-11-20" } });
    expect([toldRecord(disputed), toldRecord(repaired)]).toEqual([disputed, repaired]);
  });

  it("is nothing of a watch record, nor of a red one that has left its list, whichever way", () => {
    for (const way of ["mis-listed", "standard-changed", "adverse-listed", "incentive-misused"] as const)
      expect(toldRecord(aRedRecord({ status: { kind: "exited", way, on: "2026-11-20" } }))).toBeUndefined();
    expect(toldRecord(aWatchRecord())).toBeUndefined();
  });

  it("is the same of a red record whether or not it is under verification, since then it could go one way alone", () => {
    expect(toldRecord(aRedRecord({ verification: underObjection }))).toEqual(aRedRecord());
  });
});
