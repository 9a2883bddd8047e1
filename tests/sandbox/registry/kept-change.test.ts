import { describe, expect, it } from "vitest";
import {
  concerns,
  firstListVersion,
  numberChanges,
  redactChange,
} from "../../../src/sandbox/registry/kept-change";
import { aDesk, company, verify } from "./desk";

describe("the sequence of changes, 五(三)", () => {
  const desk = aDesk();
  desk.must("list-red", { recordId: "R-1" });
  const { changes } = desk.must("list-black", { recordId: "B-1" });
  const kept = numberChanges(changes, firstListVersion);

  it("numbers each after the last one, without a gap", () => {
    expect(kept.map(({ change }) => change.sequence)).toEqual([2, 3]);
    expect(numberChanges([], 7)).toEqual([]);
  });

  it("knows of which record a change speaks, and for whose sake it came about", () => {
    const about = (recordId: string) => kept.map((one) => concerns(one, recordId));
    expect(about("B-1")).toEqual([true, true]);
    expect(about("R-1")).toEqual([false, true]);
    expect(about("B-2")).toEqual([false, false]);
  });

  it("leaves of a redacted change its number and its time, 六(三)", () => {
    expect(kept.map(redactChange)).toEqual(
      [2, 3].map((sequence) => ({
        change: { kind: "redacted", at: "2026-03-02T09:00:00+08:00", sequence },
      })),
    );
  });

  it("keeps an erasure, which names no record, whatever is redacted later, 六(三)", () => {
    verify(desk, "B-1");
    const [erased] = numberChanges(desk.must("uphold", { recordId: "B-1" }).changes, 3);
    expect(erased?.change).toMatchObject({ kind: "erased", sequence: 4 });
    expect(erased && concerns(erased, "B-1")).toBe(false);
    expect(desk.recordIds(company)).toEqual(["R-1"]);
  });
});
