import { describe, expect, test } from "vitest";
import { isFresh, isOfDay } from "../../src/freshness/is-fresh";

const at = (time: string) => Date.parse(`2026-11-24T${time}+08:00`);
const asked = { startedMs: at("23:59:30"), epoch: 3 };
const fresh = (now: Partial<Parameters<typeof isFresh>[1]>) =>
  isFresh(asked, { epoch: 3, nowMs: at("23:59:40"), maxAgeMs: 10_000, ...now });

describe("an answer may be decided by", () => {
  test("within its bound on age, its last millisecond included, 五(三) (R1)", () => {
    expect(fresh({})).toBe(true);
    expect(fresh({ nowMs: at("23:59:40.001") })).toBe(false);
  });

  test("at any age where it is one's own request's, on its Beijing day alone, 六(一) (R6)", () => {
    const own = { maxAgeMs: Number.POSITIVE_INFINITY };
    expect(fresh({ ...own, nowMs: at("23:59:59.999") })).toBe(true);
    expect(fresh({ ...own, nowMs: at("23:59:59.999") + 1 })).toBe(false);
    expect(isOfDay(asked, at("23:59:59.999"))).toBe(true);
    expect(isOfDay(asked, at("23:59:59.999") + 1)).toBe(false);
  });

  test("in the epoch of the clock in which it was asked for, 六(三) (R8)", () => {
    expect(fresh({ epoch: 4 })).toBe(false);
  });
});
