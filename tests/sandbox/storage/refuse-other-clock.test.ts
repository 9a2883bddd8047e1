import { describe, expect, it } from "vitest";
import { refuseOtherClock } from "../../../src/sandbox/storage/refuse-other-clock";

describe("a clock beside that of the database's server", () => {
  it.each([
    ["the same", 100_000, [100_000, 100_000]],
    ["10 s behind", 110_000, [100_000, 100_000]],
    ["10 s ahead", 90_000, [100_000, 100_000]],
    ["asked for long, the answer between", 130_000, [100_000, 160_000]],
    ["asked for long, and 10 s behind at most", 170_000, [100_000, 160_000]],
  ])("is taken: %s", (_, serverMs, [askedMs = 0, answeredMs = 0]) => {
    expect(() => refuseOtherClock([{ ms: serverMs }], { askedMs, answeredMs })).not.toThrow();
  });

  it.each([
    ["more than 10 s behind, by which terms end late", [{ ms: 110_001 }], [100_000, 100_000], "10001 ms"],
    ["more than 10 s ahead, by which they end early", [{ ms: 89_999 }], [100_000, 160_000], "-10001 ms"],
    ["of which the server says nothing", [], [100_000, 100_000], "NaN ms"],
  ])("is refused: %s, 六(一) (R6)", (_, rows, [askedMs = 0, answeredMs = 0], said) => {
    const refusal = { code: "clock-diverged", message: expect.stringContaining(said) };
    expect(() => refuseOtherClock(rows, { askedMs, answeredMs })).toThrow(expect.objectContaining(refusal));
  });
});
