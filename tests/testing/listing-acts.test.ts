import { afterAll, describe, expect, it } from "vitest";
import { createGuard } from "../../src/create-guard";
import {
  blackRecord,
  createManualClock,
  createTestPlatform,
  expectOutcome,
  redRecord,
  serveTestPlatform,
  type TestPlatform,
  watchRecord,
} from "../../src/testing/index";

const start = "2026-03-02T09:00:00+08:00";
const procurement = "government-procurement";

/** A platform, and the outcome of a check by a guard that remembers nothing. */
function office(platform: TestPlatform, over: { readonly fetch?: typeof fetch } = { fetch: platform.fetch }) {
  const { connection, clock } = platform;
  const guard = createGuard({ platform: { ...connection, ...over }, clock });
  const outcome = async (code: string, matterType = procurement) =>
    (await guard.checkBeforeApprove(code, matterType, { maxAgeMs: 0 })).outcome;
  return { guard, outcome };
}

const atDesk = () => {
  const platform = createTestPlatform({ clock: createManualClock(start) });
  return { platform, ...office(platform) };
};

const recordsOf = (platform: TestPlatform, code: string) => {
  const [standing] = platform.registry.lookUp([{ kind: "uscc", code }]).standings;
  return standing?.kind === "known" ? standing.records : [];
};

describe("the life of a listing in a test", () => {
  it("is suspended by an objection, and resumes when it is rejected, 五(六)", async () => {
    const { platform, outcome } = atDesk();
    const code = platform.register();
    const recordId = platform.list(code, blackRecord({ field: "tax" }));
    expect(await outcome(code)).toBe("stop");
    platform.object(recordId);
    expect(await outcome(code)).toBe("proceed");
    platform.advance({ days: 20 });
    expect(await outcome(code)).toBe("proceed");
    platform.reject(recordId);
    expect(await outcome(code)).toBe("stop");
  });

  it("leaves nothing when it is upheld, and gives the red record back, 六(三)", async () => {
    const { platform, outcome } = atDesk();
    const code = platform.register();
    const red = platform.list(code, redRecord());
    const black = platform.list(code, blackRecord({ field: "tax" }));
    expect(recordsOf(platform, code).map(({ status }) => status.kind)).toEqual(["exited", "listed"]);
    platform.object(black, { grounds: "complaint" });
    platform.uphold(black);
    expect(recordsOf(platform, code)).toMatchObject([{ recordId: red, status: { kind: "listed" } }]);
    expect(await outcome(code)).toBe("proceed");
  });

  it("ends early by repair and is watched for as long as was said, 六(一)", () => {
    const { platform } = atDesk();
    const code = platform.register();
    const recordId = platform.list(code, blackRecord({ field: "tax" }));
    platform.repair(recordId, { watchDays: 30 });
    const lists = () => recordsOf(platform, code).map(({ list, status }) => `${list} ${status.kind}`);
    expect(lists()).toEqual(["black exited", "watch listed"]);
    platform.advance({ days: 30 });
    expect(lists()).toEqual(["black exited", "watch exited"]);
  });

  it("turns black in the term of a watch record, 四(四), and is extended and corrected", async () => {
    const { platform, outcome } = atDesk();
    const code = platform.register();
    const watch = platform.list(code, watchRecord());
    expect(await outcome(code)).toBe("review");
    const black = platform.turnBlack(watch, { field: "tax" });
    expect(await outcome(code)).toBe("stop");
    platform.extend(black, "2031-12-31");
    platform.doubt(black);
    expect(await outcome(code)).toBe("proceed");
    platform.correct(black, { field: { id: "environment", title: "生态环境" } });
    expect(await outcome(code)).toBe("review");
    platform.amend(black, { severity: "minor" });
    platform.exit(black, "standard-changed");
    expect(recordsOf(platform, code).at(-1)).toMatchObject({ list: "watch" });
  });

  it("waits for a second officer, who alone suspends it (R3)", async () => {
    const { platform, outcome } = atDesk();
    const code = platform.register();
    const recordId = platform.list(code, blackRecord({ field: "tax" }));
    platform.doubt(recordId, { confirmation: "pending" });
    expect(await outcome(code)).toBe("stop");
  });

  it("ends for the misuse of its incentives, 六(二)", () => {
    const { platform } = atDesk();
    const code = platform.register();
    const recordId = platform.list(code, redRecord());
    platform.exit(recordId, "incentive-misused");
    expect(recordsOf(platform, code)).toMatchObject([{ status: { way: "incentive-misused" } }]);
  });

  it("is refused with the code of the refusal where it is unlawful", () => {
    const { platform } = atDesk();
    const code = platform.register();
    const recordId = platform.list(code, blackRecord());
    expect(() => platform.list(code, redRecord())).toThrow(/list-conflicting/);
    expect(() => platform.uphold(recordId)).toThrow(/verification-absent/);
    platform.object(recordId, { provider: "untold" });
    expect(() => platform.reject(recordId)).toThrow(/provider-untold/);
    platform.tellProvider(recordId);
    expect(() => platform.repair(recordId)).toThrow(/verification-open/);
    expect(() => platform.repair("B-0")).toThrow(/No record B-0/);
  });

  it("takes time from a manual clock only", () => {
    expect(() => createTestPlatform().advance({ days: 1 })).toThrow(/createManualClock/);
  });
});

describe("a served test platform", () => {
  const clock = createManualClock(start);
  const serving = serveTestPlatform({ clock });
  afterAll(async () => (await serving).close());

  it("comes to the same decisions over HTTP as within the process", async () => {
    const served = await serving;
    const within = atDesk();
    const over = office(served, {});
    for (const { subject, matterType, how = {} } of served.scenarios.slice(0, 20)) {
      const [a, b] = await Promise.all(
        [over.guard, within.guard].map((guard) =>
          guard.checkBeforeApprove(subject, matterType, { ...how, maxAgeMs: 0 }),
        ),
      );
      expect([a?.outcome, a?.measures]).toEqual([b?.outcome, b?.measures]);
    }
    await over.guard.close();
  });

  it("drops every connection while it is down, and answers again", async () => {
    const served = await serving;
    const { guard, outcome } = office(served, {});
    const code = served.register();
    served.goDown();
    expect(await outcome(code)).toBe("undetermined");
    served.recover();
    expect(await outcome(code)).toBe("proceed");
    served.expectAskedAbout(code);
    await guard.close();
  });
});

describe("feedback in a test", () => {
  const feedback = (caseId: string, code: string, feedbackId = "F-1") => ({
    feedbackId,
    department: { name: "示例审批部门" },
    caseId,
    matterType: procurement,
    subject: { kind: "uscc" as const, code },
    conclusion: "approved" as const,
    recordIds: [],
    executions: [],
    concludedAt: "2026-03-02T10:00:00+08:00",
  });

  it("shows that a case was checked before it was concluded, 五(三)", async () => {
    const { platform, guard } = atDesk();
    const code = platform.register();
    expectOutcome(await guard.checkBeforeApprove(code, procurement), "proceed");
    platform.registry.accept(feedback("2026-0001", code));
    platform.expectChecked("2026-0001");
    expect(platform.expectFedBack("2026-0001").conclusion).toBe("approved");
  });

  it("fails for a case that was not checked, or only after it was concluded", async () => {
    const { platform, guard } = atDesk();
    const code = platform.register();
    expect(() => platform.expectChecked("2026-0001")).toThrow(/Nothing was fed back/);
    platform.registry.accept(feedback("2026-0001", code));
    expect(() => platform.expectChecked("2026-0001")).toThrow(/had not answered about 9/);
    platform.advance({ hours: 2 });
    await guard.checkBeforeApprove(code, procurement);
    expect(() => platform.expectChecked("2026-0001")).toThrow(/had not answered/);
    platform.registry.accept(feedback("2026-0001", code, "F-2"));
    expect(() => platform.expectFedBack("2026-0001")).toThrow(/More than one feedback/);
  });
});
