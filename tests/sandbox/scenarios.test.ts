import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGuard, type Guard } from "../../src/index";
import { platformStandingSchema } from "../../src/lists/standing";
import { createRegistry } from "../../src/sandbox/registry";
import { scenariosOn } from "../../src/sandbox/scenarios";
import { type Sandbox, startSandbox } from "../../src/sandbox/start-sandbox";
import {
  syntheticOrganizationCode,
  syntheticRegistrationNumber,
  syntheticUscc,
} from "../../src/sandbox/synthetic";
import { parseCalendarDate } from "../../src/time/calendar-date";

const { subjects, scenarios } = scenariosOn(parseCalendarDate("2026-11-24"));

let sandbox: Sandbox;
let guard: Guard;

beforeAll(async () => {
  sandbox = await startSandbox();
  const { baseUrl, appKey, secret } = sandbox;
  guard = createGuard({ platform: { baseUrl, appKey, secret } });
});

afterAll(async () => {
  await guard.close();
  await sandbox.close();
});

describe("over real HTTP, each scenario comes to the outcome and clause written down for it", () => {
  it.each(scenarios.map(({ name, title, clause }) => [name, title, clause] as const))(
    "%s: %s, %s",
    async (name) => {
      const scenario = sandbox.scenarios.find((one) => one.name === name);
      if (scenario === undefined) throw new Error("The sandbox does not serve this scenario.");
      const { subject, matterType, how, outcome, clause } = scenario;
      const check = await guard.checkBeforeApprove(subject, matterType, how);
      expect(check.outcome).toBe(outcome);
      expect(check.explanation.map((sentence) => sentence.clause)).toContain(clause);
    },
  );

  it("two strings do for every organization: only a person's document is passed by its kind", () => {
    const others = scenarios.flatMap(({ subject }) => (typeof subject === "string" ? [] : [subject.kind]));
    expect(new Set(others)).toEqual(new Set(["resident-id", "passport"]));
    expect(scenarios.length - others.length).toBeGreaterThan(30);
  });

  it.each([
    [
      "an organization code",
      { kind: "organization-code", code: syntheticOrganizationCode(35) },
      "review",
      "三(二)",
    ],
    [
      "a registration number",
      { kind: "registration-number", code: syntheticRegistrationNumber(36) },
      "proceed",
      "二(二)",
    ],
    [
      "a former name",
      { kind: "uscc", code: syntheticUscc(34), name: "示例旧名有限公司（虚构）" },
      "proceed",
      "五(三)",
    ],
    [
      "another's name",
      { kind: "uscc", code: syntheticUscc(34), name: "示例别家有限公司（虚构）" },
      "review",
      "三(三)",
    ],
  ] as const)("asked by %s the seeded subject is found too", async (_, subject, outcome, clause) => {
    const check = await guard.checkBeforeApprove(subject, "administrative-license");
    expect(check.outcome).toBe(outcome);
    expect(check.explanation.map((sentence) => sentence.clause)).toContain(clause);
  });
});

describe("the seeded data", () => {
  it("name no real company or person: codes of the private range of GB 11714, persons born in 1880", () => {
    for (const { subject } of subjects)
      switch (subject.kind) {
        case "uscc":
          expect(subject.code.slice(8, 16)).toMatch(/^PDY\d{5}$/);
          break;
        case "organization-code":
          expect(subject.code).toMatch(/^PDY\d{5}/);
          break;
        case "resident-id":
          expect(subject.code.slice(6, 14)).toBe("18800101");
          break;
        case "registration-number":
          expect(subject.code).toMatch(/^3505000000/);
          break;
        default:
          expect(subject).toEqual({ kind: "passport", code: "X00000001" });
      }
  });

  it("hold to the wire's own schema", () => {
    const registry = createRegistry();
    for (const subject of subjects) registry.register(subject);
    const { standings } = registry.lookUp(subjects.map(({ subject }) => subject));
    for (const standing of standings)
      expect(platformStandingSchema.safeParse(standing).error).toBeUndefined();
  });

  it("have unique names and record ids", () => {
    const ids = subjects.flatMap(({ records = [] }) => records.map(({ recordId }) => recordId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
  });

  it("show every outcome", () => {
    expect(new Set(scenarios.map(({ outcome }) => outcome))).toEqual(
      new Set(["proceed", "review", "stop", "undetermined"]),
    );
  });
});

describe("on any day of the year the scenarios come to the same", () => {
  it.each(["2024-02-29", "2025-01-01", "2026-12-31", "2027-02-28"])("%s", async (day) => {
    const wallMs = Date.parse(`${day}T10:00:00+08:00`);
    const startedMs = performance.now();
    const clock = {
      wallMs: () => wallMs + (performance.now() - startedMs),
      monotonicMs: () => performance.now(),
    };
    const thatDay = await startSandbox({ clock });
    const { baseUrl, appKey, secret } = thatDay;
    const thatGuard = createGuard({ platform: { baseUrl, appKey, secret }, clock });
    const outcomes = await Promise.all(
      thatDay.scenarios.map(async ({ name, subject, matterType, how }) => {
        const check = await thatGuard.checkBeforeApprove(subject, matterType, how);
        return [name, check.outcome];
      }),
    );
    await thatGuard.close();
    await thatDay.close();
    expect(outcomes).toEqual(thatDay.scenarios.map(({ name, outcome }) => [name, outcome]));
  });
});
