import { describe, expect, test } from "vitest";
import { redStandings } from "../../../src/decision/rules/red-standings";
import type { ListRecord } from "../../../src/lists/list-record";
import { aRecord, aRedRecord, aWatchRecord, underObjection } from "../fixtures";
import { listingsOf } from "./rule-context";

const kindsOf = (...records: readonly ListRecord[]) =>
  redStandings(listingsOf(records)).map(({ red, kind }) => `${red.recordId} ${kind}`);

const over = { term: { kind: "until", lastOn: "2026-11-23" } } as const;

describe("what a red record is worth, 六(二)", () => {
  test("alone it entitles; no longer once it has expired or left", () => {
    expect(kindsOf(aRedRecord())).toEqual(["r1 entitles"]);
    expect(kindsOf(aRedRecord(over))).toEqual([]);
    const status = { kind: "exited", way: "incentive-misused", on: "2026-11-24" } as const;
    expect(kindsOf(aRedRecord({ status }))).toEqual([]);
  });

  test("R2: a black or watch record in force voids it, even one that is older", () => {
    for (const listedOn of ["2024-01-01", "2026-01-05"]) {
      expect(kindsOf(aRedRecord(), aRecord({ listedOn }))).toEqual(["r1 void"]);
      expect(kindsOf(aRedRecord(), aWatchRecord({ listedOn }))).toEqual(["r1 void"]);
    }
  });

  test("R2: one that has ended since it was listed voids it too, one that ended before or that day does not", () => {
    expect(kindsOf(aRedRecord(), aRecord({ ...over, listedOn: "2025-01-02" }))).toEqual(["r1 void"]);
    expect(kindsOf(aRedRecord(), aRecord({ ...over, listedOn: "2025-01-01" }))).toEqual(["r1 entitles"]);
    expect(kindsOf(aRedRecord(), aRecord({ ...over, listedOn: "2024-12-31" }))).toEqual(["r1 entitles"]);
  });

  test("R2: a mis-listing voids nothing, nor does what is not yet listed", () => {
    const status = { kind: "exited", way: "mis-listed", on: "2026-11-24" } as const;
    expect(kindsOf(aRedRecord(), aRecord({ status }))).toEqual(["r1 entitles"]);
    expect(kindsOf(aRedRecord(), aRecord({ listedOn: "2026-11-25" }))).toEqual(["r1 entitles"]);
  });

  test("R20: beside records under verification only it is held", () => {
    const disputed = aRecord({ verification: underObjection });
    expect(kindsOf(aRedRecord(), disputed)).toEqual(["r1 held"]);
    expect(kindsOf(aRedRecord(), disputed, aWatchRecord())).toEqual(["r1 void"]);
  });

  test("R2: each red record is judged by itself", () => {
    const ended = aRecord({ ...over, listedOn: "2025-06-01" });
    expect(kindsOf(aRedRecord(), aRedRecord({ recordId: "r2", listedOn: "2026-02-01" }), ended)).toEqual([
      "r1 void",
      "r2 entitles",
    ]);
  });
});
