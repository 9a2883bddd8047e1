import { describe, it } from "vitest";
import { createGuard } from "yingcha";
import { blackRecord, permitSystemConformance, serveTestPlatform } from "yingcha/testing";
import { createOfficers } from "../office/officers";
import { createVersionedStore } from "../office/versioned-store";
import { documentOf, officerToken, sendTo } from "../story-platform/send";
import { createPermitApp } from "./create-permit-app";
import type { PermitCase } from "./permit-case";
import type { OfficerPage } from "./stories/permit-world";

const stateOf = {
  submitted: "open",
  "correction-asked": "open",
  accepted: "open",
  reviewed: "held",
  approved: "approved",
  refused: "refused",
} as const;

/** The office as an officer uses it who approves whatever he can: what keeps him from it must be the office. */
async function createBench() {
  const platform = await serveTestPlatform();
  const guard = createGuard({
    platform: { ...platform.connection, deadlineMs: 1_500 },
    department: { code: "350500-SP", name: "泉州市行政审批窗口（示例）" },
  });
  const app = createPermitApp({
    guard,
    cases: createVersionedStore<PermitCase>(),
    officerOf: createOfficers({ "officer-1": officerToken }),
    now: () => new Date(),
    newId: () => crypto.randomUUID(),
  });
  const send = sendTo(await app.listen({ host: "127.0.0.1", port: 0 }));
  return {
    platform,
    async apply(code: string) {
      const applicant = { code, name: nameOf(code) };
      const body = { permit: "food-trade-entry", applicant, materials: ["准入申请表"] };
      const submitted = await send("POST", "/applications", { body });
      const { applicationId } = documentOf<{ readonly applicationId: string }>(submitted);
      for (const [step, body] of Object.entries({
        acceptance: {},
        review: { opinion: "材料属实" },
        approval: {},
      }))
        await send("POST", `/cases/${applicationId}/${step}`, { body, as: "officer" });
      return applicationId;
    },
    async stateOf(applicationId: string) {
      const page = documentOf<OfficerPage>(await send("GET", `/cases/${applicationId}`, { as: "officer" }));
      return stateOf[page.state];
    },
    async close() {
      await app.close();
      await guard.close();
      await platform.close();
    },
  };

  function nameOf(code: string): string {
    const [standing] = platform.registry.lookUp([{ kind: "uscc", code }]).standings;
    return standing?.kind === "known" ? standing.name : "未登记单位";
  }
}

const stopping = blackRecord({ field: "food-drug", traits: ["market-ban-decision"] });

describe("the permit office approves nobody unchecked, 五(三)", () => {
  const clauses = permitSystemConformance(createBench, { stopping, watchMs: 200, patienceMs: 3_500 });
  for (const { title, prove } of clauses) it(title, prove, 30_000);
});
