import { describe, expect, it } from "vitest";
import { createGuard } from "../../src/create-guard";
import { type ApplicationState, permitSystemConformance, serveTestPlatform } from "../../src/testing/index";
import { type PermitFault, startPermitSystem } from "./broken-permit-system";
import { failingTitles } from "./failing-titles";

function clausesFor(fault: PermitFault) {
  return permitSystemConformance(
    async () => {
      const platform = await serveTestPlatform();
      const guard = createGuard({ platform: { ...platform.connection, deadlineMs: 2_000 } });
      const system = await startPermitSystem(guard, fault);
      return {
        platform,
        async apply(code) {
          const answer = await fetch(system.address, { method: "POST", body: JSON.stringify({ code }) });
          return answer.text();
        },
        async stateOf(applicationId) {
          const answer = await fetch(new URL(applicationId, system.address));
          return (await answer.text()) as ApplicationState;
        },
        async close() {
          await system.close();
          await guard.close();
          await platform.close();
        },
      };
    },
    { watchMs: 200 },
  );
}

describe("a permit system that checks before it approves", () => {
  for (const { title, prove } of clausesFor("none")) it(title, prove, 30_000);
});

describe("the conformance of permit systems finds out", () => {
  it("who never checks", async () => {
    const failing = await failingTitles(clausesFor("never-checks"));
    expect(failing).toContain("approves nobody before the platform has answered about that very company");
    expect(failing).toContain("approves nobody whom the black list forbids it, 三(二)");
    expect(failing).not.toContain("approves a clean company, so that what follows says something");
  });

  it("who takes undetermined for clean", async () => {
    const failing = await failingTitles(clausesFor("ignores-undetermined"));
    expect(failing).toContain("approves nobody while the platform cannot be reached (R23)");
    expect(failing).toContain("approves nobody on an answer that the platform did not sign (R21)");
    expect(failing).toContain("approves nobody while a list source is missing (R21)");
    expect(failing).not.toContain("approves nobody whom the black list forbids it, 三(二)");
  });

  it("who checks after the act", async () => {
    const failing = await failingTitles(clausesFor("checks-after-act"));
    expect(failing).toContain("approves nobody before the platform has answered about that very company");
    expect(failing).toContain("approves nobody whom the black list forbids it, 三(二)");
  });

  it("who checks the first company and waves the others through", async () => {
    const failing = await failingTitles(clausesFor("checks-once"));
    expect(failing).toContain("asks about each company, also when another one was clean just before");
  });
}, 120_000);
