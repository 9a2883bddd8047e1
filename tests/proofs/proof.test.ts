import { describe, expect, it } from "vitest";
import { type Figure, figureLine, isWithinBound } from "../../proofs/proof";

const figure = (measured: number, bound: Figure["bound"]): Figure => ({ what: "lost", measured, bound });

describe("a figure is held against its bound", () => {
  it.each([
    [figure(0, { atMost: 0 }), true],
    [figure(1, { atMost: 0 }), false],
    [figure(100, { atLeast: 100 }), true],
    [figure(99, { atLeast: 100 }), false],
    [figure(Number.NaN, { atMost: 0 }), false],
    [figure(Number.NaN, { atLeast: 0 }), false],
  ])("%j: %s", (given, holds) => {
    expect(isWithinBound(given)).toBe(holds);
    expect(figureLine(given).startsWith(holds ? "holds" : "FALLS SHORT")).toBe(true);
  });

  it("the line names what was measured, its unit and the bound", () => {
    const line = figureLine({ what: "heap", measured: 12.3456, unit: "MiB", bound: { atMost: 64 } });
    expect(line).toBe("holds        heap: 12.35 MiB (at most 64)");
  });
});
