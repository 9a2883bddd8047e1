import { describe, expect, it } from "vitest";
import { aRecord, aStanding, aWatchRecord, company, parent, person } from "../decision/fixtures";
import { guardBench } from "./guard-bench";

const minuteMs = 60_000;

describe("the warm cache", () => {
  it("gives the very same check within the bound on age, and asks again past it, R1 五(三)", async () => {
    const { guard, put, clock, asked } = guardBench();
    put(aStanding());
    const first = await guard.checkBeforeApprove(company.code, "subsidy");
    clock.advance(minuteMs);
    expect(await guard.checkBeforeApprove(company.code, "subsidy")).toBe(first);
    clock.advance(1);
    put(aStanding({ records: [aRecord()] }));
    expect((await guard.checkBeforeApprove(company.code, "subsidy")).outcome).toBe("review");
    expect(asked).toHaveLength(2);
  });

  it("is found by any spelling of the code, after parsing", async () => {
    const { guard, put, asked } = guardBench();
    put(aStanding());
    const first = await guard.checkBeforeApprove(company.code, "subsidy");
    expect(await guard.checkBeforeApprove(` ${company.code.toLowerCase()} `, "subsidy")).toBe(first);
    expect(await guard.checkBeforeApprove({ kind: "uscc", code: company.code }, "subsidy")).toBe(first);
    expect(asked).toHaveLength(1);
  });

  it("R6: the turn of the Beijing day ends a record at once, and the lists are asked anew although their answer is young, 六(一)", async () => {
    const { guard, put, clock, asked } = guardBench({ startMs: Date.parse("2026-11-24T23:59:50+08:00") });
    put(aStanding({ records: [aRecord({ term: { kind: "until", lastOn: "2026-11-24" } })] }));
    expect((await guard.checkBeforeApprove(company.code, "administrative-license")).outcome).toBe("review");
    clock.advance(9_999);
    expect((await guard.checkBeforeApprove(company.code, "administrative-license")).outcome).toBe("review");
    clock.advance(1);
    const after = await guard.checkBeforeApprove(company.code, "administrative-license");
    expect(after.outcome).toBe("proceed");
    expect(after.derivedFrom.decidedOn).toBe("2026-11-25");
    expect(asked).toHaveLength(2);
    expect(guard.peek(company.code, "administrative-license")).toBe(after);
  });

  it("R8: maxAgeMs 0 sees an exit at once, 六(三)", async () => {
    const { guard, put } = guardBench();
    put(aStanding({ records: [aRecord()] }));
    await guard.checkBeforeApprove(company.code, "administrative-license");
    put(aStanding({ records: [aRecord({ status: { kind: "exited", way: "repaired", on: "2026-11-24" } })] }));
    const stale = await guard.checkBeforeApprove(company.code, "administrative-license");
    const fresh = await guard.checkBeforeApprove(company.code, "administrative-license", { maxAgeMs: 0 });
    expect([stale.outcome, fresh.outcome]).toEqual(["review", "proceed"]);
    expect(await guard.checkBeforeApprove(company.code, "administrative-license")).toBe(fresh);
  });

  it("with a bound of 0 nothing is remembered, not even within the same millisecond", async () => {
    const { guard, put, asked } = guardBench({ maxAgeMs: 0 });
    put(aStanding());
    await guard.checkBeforeApprove(company.code, "subsidy");
    await guard.checkBeforeApprove(company.code, "subsidy");
    expect(guard.peek(company.code, "subsidy")).toBeUndefined();
    expect(asked).toHaveLength(2);
  });

  it("a wall clock stepped back does not make an old answer young", async () => {
    const { guard, put, clock, asked } = guardBench();
    put(aStanding());
    await guard.checkBeforeApprove(company.code, "subsidy");
    clock.advance(50_000);
    clock.stepWall(-45_000);
    await guard.checkBeforeApprove(company.code, "subsidy");
    expect(asked).toHaveLength(2);
  });

  it("the oldest answer behind a check bounds its age, also a related subject's", async () => {
    const { guard, put, clock, asked } = guardBench();
    put(aStanding({ subject: parent }));
    put(aStanding({ subjectType: "branch", links: [{ kind: "parent", subject: parent, name: "总公司" }] }));
    await guard.checkBeforeApprove(parent.code, "subsidy");
    clock.advance(40_000);
    await guard.checkBeforeApprove(company.code, "subsidy");
    clock.advance(30_000);
    await guard.checkBeforeApprove(company.code, "subsidy");
    expect(asked.map((row) => row[0])).toEqual([
      `uscc:${parent.code}`,
      `uscc:${company.code}`,
      `uscc:${parent.code}`,
    ]);
  });

  it("a bare string never reaches the entry of a person", async () => {
    const { guard, put, asked } = guardBench();
    const document = { kind: "passport", code: "123456789" } as const;
    put(aStanding({ subject: document, subjectType: "natural-person" }));
    await guard.checkBeforeApprove(document, "public-service");
    expect(guard.peek({ ...document }, "public-service")?.outcome).toBe("proceed");
    await expect(guard.checkBeforeApprove("passport:123456789", "public-service")).rejects.toMatchObject({
      code: "code-malformed",
    });
    expect(() => guard.peek("123456789", "public-service")).toThrow("code");
    expect(asked).toEqual([["passport:123456789"]]);
  });
});

describe("peek", () => {
  it("looks into the warm cache and asks nobody", async () => {
    const { guard, put, clock, asked } = guardBench();
    put(aStanding());
    expect(guard.peek(company.code, "subsidy")).toBeUndefined();
    const check = await guard.checkBeforeApprove(company.code, "subsidy");
    expect(guard.peek(company.code, "subsidy")).toBe(check);
    expect(guard.peek({ ...company, name: "另一家" }, "subsidy")).toBeUndefined();
    expect(guard.peek(company.code, "honor")).toBeUndefined();
    clock.advance(minuteMs + 1);
    expect(guard.peek(company.code, "subsidy")).toBeUndefined();
    expect(asked).toHaveLength(1);
  });
});

describe("checkAll", () => {
  it("R29: one member's stop is the consortium's, and each member's measures stay its own, 二(四)", async () => {
    const { guard, put } = guardBench();
    put(aStanding());
    put(
      aStanding({
        subject: parent,
        records: [aRecord({ subject: parent, field: { id: "tax", title: "税收" } })],
      }),
    );
    const joint = await guard.checkAll([company.code, parent.code], "government-procurement");
    expect(joint.outcome).toBe("stop");
    expect(joint.checks.map((check) => check.outcome)).toEqual(["proceed", "stop"]);
    expect(joint.checks[0]?.measures).toEqual([]);
  });

  it("checking nobody is not a check", async () => {
    const { guard } = guardBench();
    await expect(guard.checkAll([], "subsidy")).rejects.toMatchObject({ code: "subjects-missing" });
  });

  it("a malformed member is an error before anything is asked", async () => {
    const { guard, asked } = guardBench();
    await expect(guard.checkAll([company.code, "???"], "subsidy")).rejects.toMatchObject({
      code: "code-malformed",
    });
    expect(asked).toEqual([]);
  });
});

describe("confirmAll", () => {
  const partner = { subject: parent, name: "乙公司" };

  it("asks anew of every member, and a member's stop is the consortium's, R29 二(四)", async () => {
    const { guard, put, asked } = guardBench();
    put(aStanding());
    put(aStanding(partner));
    const joint = await guard.checkAll([company.code, parent.code], "government-procurement", {
      stage: "review",
    });
    expect(joint.outcome).toBe("proceed");
    const askedCount = asked.length;
    const record = aRecord({ subject: parent, field: { id: "tax", title: "税收" } });
    put(aStanding({ ...partner, records: [record] }));
    const award = await guard.confirmAll(JSON.parse(JSON.stringify(joint)), {
      stage: "decision",
      officerId: "o-1",
    });
    expect(asked.slice(askedCount).flat()).toHaveLength(2);
    expect(award.outcome).toBe("stop");
    expect(
      award.checks.map(({ outcome, stage, officerId, drift }) => [outcome, stage, officerId, drift.kind]),
    ).toEqual([
      ["proceed", "decision", "o-1", "none"],
      ["stop", "decision", "o-1", "changed"],
    ]);
  });

  it("a member that cannot be established holds the award, unless another's stop is established, R29", async () => {
    const { guard, put, fail } = guardBench();
    put(aStanding());
    put(aStanding(partner));
    const joint = await guard.checkAll([company.code, parent.code], "government-procurement");
    fail(company, { code: "platform-unreachable" });
    expect((await guard.confirmAll(joint)).outcome).toBe("undetermined");
    put(
      aStanding({ ...partner, records: [aRecord({ subject: parent, field: { id: "tax", title: "税收" } })] }),
    );
    expect((await guard.confirmAll(joint)).outcome).toBe("stop");
  });

  it.each([null, 5, "x", Symbol("how")])(
    "an options argument of %s ends in a coded error or counts as none",
    async (given) => {
      const { guard, put } = guardBench();
      put(aStanding());
      const how: object = JSON.parse("null");
      const joint = await guard.checkAll([company.code], "government-procurement", how);
      expect((await guard.confirmAll(joint, how)).outcome).toBe("proceed");
      if (given === null) return;
      const odd = given as unknown as object;
      const refusal = { code: "options-invalid" };
      await expect(guard.checkAll([company.code], "government-procurement", odd)).rejects.toMatchObject(
        refusal,
      );
      await expect(guard.confirmAll(joint, odd)).rejects.toMatchObject(refusal);
      expect(() => guard.screen([company.code], "government-procurement", odd)).toThrow("options-invalid");
      await expect(guard.confirmAll(odd as never)).rejects.toMatchObject({ code: "subjects-missing" });
    },
  );

  it("confirming nobody is no confirmation, and materials are one organization's", async () => {
    const { guard } = guardBench();
    await expect(guard.confirmAll({ checks: [] })).rejects.toMatchObject({ code: "subjects-missing" });
    const joint = await guard.checkAll([company.code], "government-procurement");
    const how: object = { materials: { missing: [], promise: "none" } };
    await expect(guard.confirmAll(joint, how)).rejects.toMatchObject({ code: "options-invalid" });
  });
});

describe("events", () => {
  it("count what was checked, with masked codes and no finding, 四(三) 四(四)", async () => {
    const { guard, put, fail } = guardBench();
    const events: unknown[] = [];
    const stops = [
      guard.on("checked", (event) => events.push(event)),
      guard.on("not-established", (event) => events.push(event)),
    ];
    put(aStanding({ records: [aWatchRecord()] }));
    fail(person, { code: "platform-failed" });
    await guard.checkBeforeApprove(company.code, "subsidy");
    await guard.checkBeforeApprove(company.code, "subsidy");
    await guard.checkBeforeApprove(person, "public-service");
    for (const stop of stops) stop();
    await guard.checkBeforeApprove(company.code, "subsidy");
    expect(events).toEqual([
      {
        kind: "checked",
        subject: "91350500********XT",
        matterType: "subsidy",
        establishment: "established",
        from: "lists",
      },
      {
        kind: "checked",
        subject: "91350500********XT",
        matterType: "subsidy",
        establishment: "established",
        from: "memory",
      },
      {
        kind: "checked",
        subject: "11***************X",
        matterType: "public-service",
        establishment: "undetermined",
        from: "lists",
      },
      { kind: "not-established", code: "platform-failed", matterType: "public-service" },
    ]);
  });

  it("R10: with and without a watch record the events are the same, 四(四)", async () => {
    const seen = await Promise.all(
      [[], [aWatchRecord()]].map(async (records) => {
        const { guard, put } = guardBench();
        const events: unknown[] = [];
        guard.on("checked", (event) => events.push(event));
        put(aStanding({ records }));
        await guard.checkBeforeApprove(company.code, "subsidy");
        return JSON.stringify(events);
      }),
    );
    expect(seen[0]).toBe(seen[1]);
  });

  it("a look for a list page is no check, and not counted as one", async () => {
    const { guard, put } = guardBench();
    put(aStanding());
    await guard.checkBeforeApprove(company.code, "subsidy");
    const events: unknown[] = [];
    guard.on("checked", (event) => events.push(event));
    guard.peek(company.code, "subsidy");
    expect(events).toEqual([]);
  });

  it("a listener that rejects later leaves nothing unhandled, and one that listens again is not called without end", async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", note);
    const { guard, put } = guardBench();
    put(aStanding());
    let calls = 0;
    const listen = () => {
      const stop = guard.on("checked", async () => {
        calls += 1;
        stop();
        listen();
        throw new Error("the meter is far away");
      });
    };
    listen();
    guard.on("checked", () => undefined);
    await guard.checkBeforeApprove(company.code, "subsidy");
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", note);
    expect([calls, unhandled]).toEqual([1, []]);
  });

  it("a listener that throws does not hold up a check", async () => {
    const { guard, put } = guardBench();
    put(aStanding());
    guard.on("checked", () => {
      throw new Error("the meter is broken");
    });
    expect((await guard.checkBeforeApprove(company.code, "subsidy")).outcome).toBe("proceed");
  });
});

describe("a closed guard", () => {
  it("answers nothing any more, since its clock has stopped, not even from the warm cache", async () => {
    const { guard, put, clock } = guardBench();
    put(aStanding());
    await guard.checkBeforeApprove(company.code, "subsidy");
    await guard.close();
    const closed = { code: "guard-closed" };
    await expect(guard.checkBeforeApprove(company.code, "subsidy")).rejects.toMatchObject(closed);
    await expect(guard.checkAll([company.code], "subsidy")).rejects.toMatchObject(closed);
    expect(() => guard.peek(company.code, "subsidy")).toThrow("guard-closed");
    await expect(guard.screen([company.code], "subsidy").next()).rejects.toMatchObject(closed);
    expect(clock.timerCount).toBe(0);
  });
});
