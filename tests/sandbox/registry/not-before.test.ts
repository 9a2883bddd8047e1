import { describe, expect, it } from "vitest";
import { notBefore } from "../../../src/sandbox/registry/not-before";
import { parseCalendarDate } from "../../../src/time/calendar-date";

const moment = { at: "2026-03-02T00:30:00+08:00", date: parseCalendarDate("2026-03-02") };

describe("time", () => {
  it("goes on from the moment where nothing was changed yet, or earlier", () => {
    expect(notBefore(moment, undefined)).toBe(moment);
    expect(notBefore(moment, "2026-03-02T00:29:59+08:00")).toBe(moment);
  });

  it("is compared as instants, whatever the offset", () => {
    // 00:30 in Beijing.
    expect(notBefore(moment, "2026-03-01T16:30:00Z")).toBe(moment);
  });

  it("does not run back behind the last change, whose Beijing day it then is", () => {
    expect(notBefore(moment, "2026-03-02T16:00:00Z")).toEqual({
      at: "2026-03-02T16:00:00Z",
      date: "2026-03-03",
    });
  });
});
