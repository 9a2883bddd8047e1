import { setImmediate as tick } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { aRecord, aStanding, company, parent } from "../decision/fixtures";
import { guardBench } from "./guard-bench";

const lastSecond = Date.parse("2026-11-24T23:59:59+08:00");
const midnight = "2026-11-24T16:00:00.000Z";
const licence = "administrative-license";
const untilToday = { kind: "until", lastOn: "2026-11-24" } as const;
const branch = {
  subjectType: "branch",
  links: [{ kind: "parent", subject: parent, name: "总公司" }],
} as const;

describe("at midnight, R1 六(一),", () => {
  it("a check is decided on the day on which its facts were asked for", async () => {
    const { guard, put, stall, clock, asked } = guardBench({ startMs: lastSecond });
    put(aStanding({ records: [aRecord({ term: untilToday })] }));
    const release = stall(company);
    const checking = guard.checkBeforeApprove(company.code, licence);
    await tick();
    clock.advance(1_000);
    release();
    const { derivedFrom, freshness } = await checking;
    expect(derivedFrom.decidedOn).toBe("2026-11-25");
    expect(freshness.requestedAt).toBe(midnight);
    expect(asked).toHaveLength(2);
  });

  it("the last millisecond of a day is of that day, and nothing is asked twice", async () => {
    const { guard, put, stall, clock, asked } = guardBench({ startMs: lastSecond });
    put(aStanding({ records: [aRecord({ term: untilToday })] }));
    const release = stall(company);
    const checking = guard.checkBeforeApprove(company.code, licence);
    await tick();
    clock.advance(999);
    release();
    const { outcome, derivedFrom } = await checking;
    expect([outcome, derivedFrom.decidedOn]).toEqual(["review", "2026-11-24"]);
    expect(asked).toHaveLength(1);
  });

  it.each([60_000, 0])(
    "the branch is asked for anew when the request about its parent passes it, with a bound of %i ms",
    async (maxAgeMs) => {
      const { guard, put, stall, clock, asked } = guardBench({ startMs: lastSecond });
      put(aStanding(branch));
      put(aStanding({ subject: parent }));
      const release = stall(parent);
      const checking = guard.checkBeforeApprove(company.code, licence, { maxAgeMs });
      await tick();
      clock.advance(1_000);
      release();
      const { freshness, derivedFrom } = await checking;
      expect(derivedFrom.decidedOn).toBe("2026-11-25");
      expect(freshness.requestedAt).toBe(midnight);
      expect(asked.flat().filter((key) => key === `uscc:${company.code}`)).toHaveLength(2);
    },
  );

  it("a platform whose clock is behind is not asked without end: the days are those of the guard's own", async () => {
    const { guard, put, clock, asked } = guardBench({ startMs: lastSecond });
    put({ ...aStanding(), asOf: "2026-11-24T23:58:00+08:00" });
    await guard.checkBeforeApprove(company.code, licence);
    clock.advance(1_000);
    const check = await guard.checkBeforeApprove(company.code, licence);
    expect([check.outcome, check.derivedFrom.decidedOn]).toEqual(["proceed", "2026-11-25"]);
    expect(await guard.checkBeforeApprove(company.code, licence)).toBe(check);
    expect(asked).toHaveLength(2);
  });

  it("a failure establishes nothing, on whichever day it was met", async () => {
    const { guard, put, fail, clock } = guardBench({ startMs: lastSecond });
    put(aStanding());
    await guard.checkBeforeApprove(company.code, licence);
    clock.advance(1_000);
    fail(company, { code: "platform-unreachable" });
    const check = await guard.checkBeforeApprove(company.code, licence);
    expect(check.outcome === "undetermined" && check.reason).toEqual({ code: "platform-unreachable" });
  });

  it("what cannot be asked anew within the deadline is undetermined, and nothing of the day before is shown by the new one", async () => {
    const { guard, put, stall, clock } = guardBench({ startMs: lastSecond, deadlineMs: 60 });
    put(aStanding({ ...branch, records: [aRecord({ term: untilToday })] }));
    const release = stall(parent);
    const checking = guard.checkBeforeApprove(company.code, licence);
    await tick();
    clock.advance(1_000);
    const check = await checking;
    release();
    expect(check.outcome === "undetermined" && check.reason).toEqual({ code: "deadline-exceeded" });
    expect(check.evidence.map(({ found }) => found.kind)).not.toContain("standing");
    expect(check.inconsistencies).toEqual([]);
    expect(check.freshness).toEqual({ source: "platform" });
  });
});
