import { describe, expect, it } from "vitest";
import type { Check } from "../../src/guard/check";
import { aRecord, aRedRecord, aStanding, company, person } from "../decision/fixtures";
import { guardBench } from "./guard-bench";

describe("confirm", () => {
  it("asks anew, within the bound on age too, and says that nothing changed, R1 五(三)", async () => {
    const { guard, put, asked } = guardBench();
    put(aStanding());
    const check = await guard.checkBeforeApprove(company.code, "administrative-license");
    const confirmed = await guard.confirm(check);
    expect(asked).toHaveLength(2);
    expect(confirmed.drift).toEqual({
      kind: "none",
      outcome: { from: "proceed", to: "proceed" },
      catalogueVersion: { from: 3, to: 3 },
      recordsAdded: [],
      recordsGone: [],
      recordsChanged: [],
      measuresAdded: [],
      measuresGone: [],
      measuresChanged: [],
    });
  });

  it("names what changed between the check and the act", async () => {
    const { guard, put } = guardBench();
    put(aStanding({ records: [aRedRecord()] }));
    const check = await guard.checkBeforeApprove(company.code, "administrative-license");
    put(aStanding({ records: [aRedRecord(), aRecord({ listedOn: "2026-11-24" })] }));
    const { outcome, drift } = await guard.confirm(check);
    expect(outcome).toBe("review");
    expect(drift).toMatchObject({
      kind: "changed",
      outcome: { from: "proceed", to: "review" },
      recordsAdded: ["b1"],
      recordsGone: [],
    });
    expect(drift.measuresAdded).toContain("strict-review");
    expect(drift.measuresGone).toContain("green-channel");
  });

  it("names a record that is suspended meanwhile, 五(六)", async () => {
    const { guard, put } = guardBench();
    put(aStanding({ records: [aRecord()] }));
    const check = await guard.checkBeforeApprove(company.code, "administrative-license");
    put(
      aStanding({
        records: [aRecord({ verification: { kind: "under-verification", grounds: { kind: "objection" } } })],
      }),
    );
    expect((await guard.confirm(check)).drift).toMatchObject({ kind: "changed", recordsChanged: ["b1"] });
  });

  it("takes stage, officer and materials as they are at the act, and all else from the check, R28 二(二)", async () => {
    const { guard, put } = guardBench();
    put(aStanding({ records: [aRedRecord()] }));
    const limit = { workingDaysCount: 5 };
    const check = await guard.checkBeforeApprove(company.code, "administrative-license", {
      caseId: "c-1",
      stage: "acceptance",
      officerId: "counter",
      materials: { missing: [{ name: "照片", demandedBy: "none" }], promise: "written", limit },
    });
    const kept = await guard.confirm(check);
    expect([kept.stage, kept.officerId, kept.asked]).toEqual(["acceptance", "counter", check.asked]);

    const materials = { missing: [], promise: "written", limit } as const;
    const confirmed = await guard.confirm(check, { stage: "decision", officerId: "decider", materials });
    expect(confirmed).toMatchObject({
      caseId: "c-1",
      stage: "decision",
      officerId: "decider",
      asked: { materials: { missing: [] } },
    });
    expect(JSON.stringify(check)).toContain("must-accept");
    expect(JSON.stringify(confirmed)).not.toContain("must-accept");
  });

  it.each(["maxAgeMs", "caseId", "evaluatedOn", "responsiblePersons"])(
    "refuses %s, which is that of the check it confirms",
    async (key) => {
      const { guard, put } = guardBench();
      put(aStanding());
      const check = await guard.checkBeforeApprove(company.code, "administrative-license");
      await expect(guard.confirm(check, { [key]: undefined })).rejects.toMatchObject({
        code: "options-invalid",
      });
    },
  );

  it("takes a check read back from JSON, with its person, name, materials and evaluation", async () => {
    const { guard, put, clock } = guardBench();
    put(aStanding({ name: "甲公司" }));
    const check = await guard.checkBeforeApprove({ ...company, name: "甲公司" }, "market-entry", {
      caseId: "c-1",
      stage: "acceptance",
      responsiblePersons: [{ role: "principal", subject: person }],
      evaluatedOn: "2026-11-20",
      materials: { missing: [], promise: "none", limit: { workingDaysCount: 5 } },
    });
    clock.advance(1_000);
    const restored: Check = JSON.parse(JSON.stringify(check));
    const confirmed = await guard.confirm(restored);
    expect(confirmed).toMatchObject({
      caseId: "c-1",
      stage: "acceptance",
      asked: check.asked,
      subject: check.subject,
    });
    expect(confirmed.drift.kind).toBe("none");
  });

  it("in procurement a listing after the evaluation given is shown and not applied backwards, 二(四)", async () => {
    const { guard, put, clock } = guardBench();
    put(aStanding());
    const evaluatedOn = "2026-11-24";
    const check = await guard.checkBeforeApprove(company.code, "government-procurement", { evaluatedOn });
    clock.advance(86_400_000);
    put(aStanding({ records: [aRecord({ listedOn: "2026-11-25", field: { id: "tax", title: "税收" } })] }));
    const confirmed = await guard.confirm(check);
    expect(confirmed.outcome).toBe("proceed");
    expect(confirmed.drift).toMatchObject({ kind: "changed", recordsAdded: ["b1"] });
    const anew = await guard.checkBeforeApprove(company.code, "government-procurement");
    expect(anew.outcome).toBe("stop");
  });

  it("without an evaluation given none is assumed: the later listing stops the award", async () => {
    const { guard, put, fail, clock } = guardBench();
    put(aStanding());
    const clean = await guard.checkBeforeApprove(company.code, "government-procurement");
    fail(company, { code: "platform-unreachable" });
    const open = await guard.checkBeforeApprove(company.code, "government-procurement", { maxAgeMs: 0 });
    clock.advance(86_400_000);
    put(aStanding({ records: [aRecord({ listedOn: "2026-11-25", field: { id: "tax", title: "税收" } })] }));
    const confirmed = [await guard.confirm(clean), await guard.confirm(open)];
    expect(confirmed.map(({ outcome }) => outcome)).toEqual(["stop", "stop"]);
  });

  it("gives a check that is frozen, its drift too", async () => {
    const { guard, put } = guardBench();
    put(aStanding({ records: [aRecord()] }));
    const confirmed = await guard.confirm(
      await guard.checkBeforeApprove(company.code, "administrative-license"),
    );
    expect(Object.isFrozen(confirmed) && Object.isFrozen(confirmed.drift)).toBe(true);
  });

  it("in other matters a later listing binds", async () => {
    const { guard, put, clock } = guardBench();
    put(aStanding());
    const check = await guard.checkBeforeApprove(company.code, "administrative-license");
    clock.advance(86_400_000);
    put(aStanding({ records: [aRecord({ listedOn: "2026-11-25" })] }));
    expect((await guard.confirm(check)).outcome).toBe("review");
  });

  it.each([
    undefined,
    null,
    "proceed",
    {},
    { outcome: "proceed" },
    {
      outcome: "clear",
      subject: {},
      asked: { matterType: "x" },
      stage: "decision",
      derivedFrom: { decidedOn: "2026-11-24" },
      evidence: [],
      measures: [],
    },
  ])("refuses what is no check: %j", async (value) => {
    const { guard, asked } = guardBench();
    await expect(guard.confirm(value as unknown as Check)).rejects.toMatchObject({ code: "check-foreign" });
    expect(asked).toEqual([]);
  });

  it.each([
    ["evidence that is nothing", { evidence: [null] }],
    ["evidence without a finding", { evidence: [{ subject: company }] }],
    ["a finding without a kind", { evidence: [{ subject: company, found: {} }] }],
    [
      "records that are no list",
      { evidence: [{ subject: company, found: { kind: "standing", records: null } }] },
    ],
    ["a measure that is nothing", { measures: [null] }],
  ])("refuses a tampered check before asking anything: %s", async (_, over) => {
    const { guard, put, asked } = guardBench();
    put(aStanding());
    const check = JSON.parse(JSON.stringify(await guard.checkBeforeApprove(company.code, "subsidy")));
    await expect(guard.confirm({ ...check, ...over })).rejects.toMatchObject({ code: "check-foreign" });
    expect(asked).toHaveLength(1);
  });

  it("the caller's signal ends the waiting", async () => {
    const { guard, put, stall } = guardBench();
    put(aStanding());
    const check = await guard.checkBeforeApprove(company.code, "subsidy");
    const release = stall(company);
    const controller = new AbortController();
    const confirming = guard.confirm(check, { signal: controller.signal });
    controller.abort(new Error("closed"));
    await expect(confirming).rejects.toThrow("closed");
    release();
  });
});
