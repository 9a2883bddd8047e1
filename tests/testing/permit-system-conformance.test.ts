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
    { watchMs: 200, patienceMs: 1_500 },
  );
}

const clean = "approves a clean company, so that what follows says something";

describe("a permit system that checks before it approves", () => {
  for (const { title, prove } of clausesFor("none")) it(title, prove);
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

  it.each<readonly [string, PermitFault, string]>([
    [
      "who remembers a clean company for ever",
      "remembers-clean-for-ever",
      "approves nobody who was clean in an earlier case and is black-listed since (R1, R8)",
    ],
    [
      "who gives up waiting and goes on",
      "gives-up-waiting",
      "approves nobody while an answer does not come (R21)",
    ],
    [
      "who gives up waiting for the catalogue and goes on",
      "gives-up-waiting",
      "approves nobody without a catalogue, while it does not come, 五(四)",
    ],
    [
      "who keeps one outcome for all applications under way",
      "shares-last-outcome",
      "keeps apart whoever applies at once: approves the clean and nobody else (R1)",
    ],
    [
      "who lets go unchecked of what was held",
      "releases-queue-unchecked",
      "approves nobody, once the platform is back, who was black-listed while it was away (R23)",
    ],
  ])("%s", async (_, fault, title) => {
    const clauses = clausesFor(fault).filter((each) => each.title === title || each.title === clean);
    expect(await failingTitles(clauses)).toEqual([title]);
  });

  it.each<readonly [string, PermitFault, RegExp]>([
    [
      "who is strict on the catalogue and takes every failed lookup for no record",
      "catalogue-strict-lookup-open",
      /^approves nobody (?!without a catalogue)(?:when|on an? |on what|because)/,
    ],
    [
      "who is strict on lookups and takes no catalogue for no measure",
      "lookup-strict-catalogue-open",
      /^approves nobody without a catalogue, (?!while)/,
    ],
  ])("%s", async (_, fault, open) => {
    const titles = clausesFor(fault).map(({ title }) => title);
    const failing = await failingTitles(clausesFor(fault).filter(({ title }) => open.test(title)));
    expect(failing.length).toBeGreaterThanOrEqual(9);
    expect(failing).toEqual(titles.filter((title) => open.test(title)));
  });

  it("who checks the first company and waves the others through", async () => {
    const failing = await failingTitles(clausesFor("checks-once"));
    expect(failing).toContain("asks about each company, also when another one was clean just before");
  });

  it("who breaks before it asks for a catalogue, in every clause on the catalogue, 五(四)", async () => {
    const clauses = permitSystemConformance(
      async () => {
        const platform = await serveTestPlatform();
        const broken = () => Promise.reject(new Error("The permit system broke."));
        return { platform, apply: broken, stateOf: broken, close: platform.close };
      },
      { watchMs: 20, patienceMs: 100 },
    ).filter(({ title }) => title.startsWith("approves nobody without a catalogue"));
    expect(clauses.length).toBeGreaterThanOrEqual(10);
    expect(await failingTitles(clauses)).toEqual(clauses.map(({ title }) => title));
  });

  it("nothing about the catalogue in who has one of its own and approves by it", async () => {
    const clauses = permitSystemConformance(
      async () => {
        const platform = await serveTestPlatform();
        const state: ApplicationState = "approved";
        return { platform, apply: async () => "1", stateOf: async () => state, close: platform.close };
      },
      { watchMs: 20, patienceMs: 100 },
    ).filter(({ title }) => title.startsWith("approves nobody without a catalogue"));
    expect(await failingTitles(clauses)).toEqual([]);
  });
}, 120_000);
