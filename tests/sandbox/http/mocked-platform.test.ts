import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createGuard, type Guard } from "../../../src/index";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { createPlatformApp } from "../../../src/sandbox/http/platform-app";
import { createRegistry } from "../../../src/sandbox/registry";
import { registryLists } from "../../../src/sandbox/registry-lists";
import { scenariosOn } from "../../../src/sandbox/scenarios";
import { syntheticUscc } from "../../../src/sandbox/synthetic";
import { beijingDateOf } from "../../../src/time/calendar-date";
import { systemClock } from "../../../src/time/clock";

const baseUrl = "https://credit.example.gov.cn/";
const application = { appKey: "mocked", secret: "a-secret-for-mocked-lists" };

const registry = createRegistry();
const { subjects, scenarios } = scenariosOn(beijingDateOf(Date.now()));
for (const subject of subjects) registry.register(subject);
const app = createPlatformApp({
  lists: registryLists(registry),
  catalogue: demonstrationCatalogue,
  applications: [{ ...application, ...allAccess }],
  clock: systemClock,
});
const server = setupServer(http.all(`${baseUrl}*`, ({ request }) => app.fetch(request)));
let guard: Guard;

beforeAll(() => {
  server.listen({ onUnhandledRequest: "error" });
  guard = createGuard({ platform: { baseUrl, ...application } });
});
afterEach(() => server.resetHandlers());
afterAll(async () => {
  await guard.close();
  server.close();
});

describe("the platform is a function from request to answer, so that a team can mock it with msw", () => {
  it("every scenario comes to the same as over real HTTP", async () => {
    for (const { name, subject, matterType, how, outcome } of scenarios) {
      const check = await guard.checkBeforeApprove(subject, matterType, how);
      expect([name, check.outcome]).toEqual([name, outcome]);
    }
  });

  it("an unsigned answer that says no record is not believed (R21)", async () => {
    const sources = [{ id: "all", title: "全部", lists: ["red", "black", "watch"], state: "answered" }];
    const clean = {
      kind: "known",
      subject: { kind: "uscc", code: syntheticUscc(5) },
      subjectType: "legal-person",
    };
    server.use(
      http.post(`${baseUrl}v1/lookups`, () =>
        HttpResponse.json({
          listVersion: 9_999,
          asOf: new Date().toISOString(),
          catalogueVersion: 1,
          standings: [
            { ...clean, name: "x", formerNames: [], links: [], records: [], recognitions: [], sources },
          ],
        }),
      ),
    );
    const check = await guard.checkBeforeApprove(syntheticUscc(5), "administrative-license", { maxAgeMs: 0 });
    expect(check.outcome === "undetermined" && check.reason.code).toBe("signature-mismatched");
  });
});
