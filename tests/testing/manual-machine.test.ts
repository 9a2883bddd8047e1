import { describe, expect, it } from "vitest";
import { createManualMachine } from "../../src/testing/manual-machine";

describe("a manual machine", () => {
  it("knows the time that truly passed, whatever its wall clock was set to", () => {
    const machine = createManualMachine();
    machine.advance(5);
    machine.suspend({ hours: 8 });
    machine.stepWall({ hours: -1 });
    expect(machine.trueMs()).toBe(8 * 3_600_000 + 5);
  });

  it("fires no timer while the loop is blocked, and knows how late it was", () => {
    const machine = createManualMachine();
    const firedMs: number[] = [];
    const stop = machine.schedule(() => firedMs.push(machine.trueMs()), 1_000);
    machine.advance(2_500);
    expect(firedMs).toEqual([1_000, 2_000]);
    machine.block(3_000);
    expect(firedMs).toHaveLength(2);
    expect(machine.lateMs()).toBe(2_500);
    machine.advance(0);
    expect(firedMs).toEqual([1_000, 2_000, 5_500]);
    expect(machine.timerCount).toBe(1);
    stop();
    machine.advance(10_000);
    expect([firedMs.length, machine.timerCount]).toEqual([3, 0]);
    expect(() => machine.block(-1)).toThrow("forward only");
  });
});
