import { describe, expect, test } from "vitest";
import { verificationDue } from "../../../src/decision/rules/verification-due";
import { aRecord, aStanding, contextOf, decideOn, factsOf, ownConstraints, theCatalogue } from "../fixtures";
import { ruleContextOf } from "./rule-context";

const told = (providerToldOn: string) =>
  aRecord({ verification: { kind: "under-verification", grounds: { kind: "objection" }, providerToldOn } });
const dueOf = (record: ReturnType<typeof aRecord>, context = contextOf()) =>
  verificationDue(record, ruleContextOf(context));

describe("the term of verification, 五(六)", () => {
  test("R4: it is due 20 working days after the provider was told, that day not counted, 五(六)", () => {
    expect(dueOf(told("2026-11-02"))).toEqual({ on: "2026-11-30", horizon: "known", term: "running" });
  });

  test("R4: holidays do not count, made-up days do, 五(六)", () => {
    // 2018-04-28 was worked, 04-30 and 05-01 were off.
    const context = contextOf(theCatalogue(), "2018-05-24");
    expect(dueOf(told("2018-04-25"), context)).toMatchObject({ on: "2018-05-24", horizon: "known" });
  });

  test("R4: it runs through its last day and is overdue from the next, 五(六)", () => {
    const on = (date: string) => dueOf(told("2026-10-26"), contextOf(theCatalogue(), date))?.term;
    expect(on("2026-11-23")).toBe("running");
    expect(on("2026-11-24")).toBe("overdue");
  });

  test("R4: overdue it is still suspended, and flagged, 五(六)", () => {
    const decision = decideOn(factsOf(aStanding({ records: [told("2026-10-26")] })));
    expect(decision.outcome).toBe("proceed");
    expect(ownConstraints(decision)).toMatchObject([{ state: "suspended" }]);
    expect(decision.evidence[0]?.found).toMatchObject({
      records: [{ suspended: true, verificationDue: { on: "2026-11-23", term: "overdue" } }],
    });
  });

  test("R4: beyond the known holidays it is provisional and says so, 五(六)", () => {
    expect(dueOf(told("2026-12-21"))).toEqual({ on: "2027-01-18", horizon: "provisional", term: "running" });
  });

  test("R4: how many days is the catalogue's to say, 五(六)", () => {
    const catalogue = theCatalogue({ parameters: { verificationWorkingDaysCount: 5 } });
    expect(dueOf(told("2026-11-02"), contextOf(catalogue))?.on).toBe("2026-11-09");
  });

  test("R4: without a provider told, or once it is closed, there is no term, 五(六)", () => {
    const grounds = { kind: "objection" } as const;
    expect(dueOf(aRecord({ verification: { kind: "under-verification", grounds } }))).toBeUndefined();
    expect(dueOf(aRecord({ verification: { kind: "rejected", closedOn: "2026-11-20" } }))).toBeUndefined();
    expect(dueOf(aRecord())).toBeUndefined();
  });
});
