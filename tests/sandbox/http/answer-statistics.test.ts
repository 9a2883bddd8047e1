import { describe, expect, it } from "vitest";
import { accessScopes } from "../../../src/contract/access-scope";
import { problemSchema } from "../../../src/contract/problem";
import { statisticsSchema } from "../../../src/contract/statistics";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { catalogueService } from "../../../src/sandbox/catalogue-service";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { momentAt } from "../../../src/sandbox/moment-at";
import { createRegistry } from "../../../src/sandbox/registry";
import { registryLists } from "../../../src/sandbox/registry-lists";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { createTestPlatform } from "../../../src/testing/index";
import { csvRows } from "../statistics/csv-rows";
import { blackListing, feedback, openDesk, send as sendAs, subject } from "./desk";

const path = "v1/statistics?month=2026-11";
const watchListing = { ...blackListing(), kind: "list-watch" };
const watched = feedback({
  executions: [
    { kind: "executed", measureId: "watch-attention" },
    { kind: "executed", measureId: "strict-review" },
    { kind: "executed", measureId: "green-channel" },
  ],
});

type Change = NonNullable<Parameters<typeof openDesk>[0]>;

/** A desk, and beside it one who asks without one of the scopes. */
async function openDeskWithout(missing: (typeof accessScopes)[number], change: Change = {}) {
  const own = { ...allAccess, secret: "a-secret-of-the-desk" };
  const scopes = accessScopes.filter((scope) => scope !== missing);
  const application = { ...own, appKey: "other-desk", scopes };
  const desk = await openDesk({ ...change, applications: [{ ...own, appKey: "desk" }, application] });
  const sent = { baseUrl: "http://127.0.0.1/", application, clock: desk.clock, fetch: desk.fetch };
  return { ...desk, ask: (path: string) => sendAs(sent, "GET", path) };
}

describe("GET v1/statistics", () => {
  it("counts what departments did in a Beijing month, by list and measure, 四(三)", async () => {
    const { send, clock } = await openDesk();
    await send("POST", "v1/transitions", blackListing());
    await send("POST", "v1/feedback", feedback());
    await send("POST", "v1/feedback", feedback({ feedbackId: "F-2", concludedAt: "2026-11-30T16:00:00Z" }));
    const told = await send("GET", path);
    expect([told.status, told.isSigned]).toEqual([200, true]);
    const { department, matterType } = feedback();
    const statistics = statisticsSchema.parse(told.body);
    expect(statistics).toMatchObject({
      month: "2026-11",
      asOf: new Date(clock.wallMs()).toISOString(),
      lists: ["red", "black", "watch", "none"],
      totals: { feedbackCount: 1, caseCount: 1, conclusions: { approved: 1, refused: 0 } },
      matters: [{ department, matterType, coverage: { kind: "not-reported", caseCount: 1 } }],
      measures: [
        { list: "black", measureId: "strict-review", execution: "skipped", caseCount: 1, measureCount: 1 },
      ],
    });
    const december = await send("GET", "v1/statistics?month=2026-12");
    expect(december.body).toMatchObject({ totals: { feedbackCount: 1 } });
  });

  it("counts one department alone where its code is asked for", async () => {
    const { send } = await openDesk();
    await send("POST", "v1/feedback", feedback());
    await send("POST", "v1/feedback", feedback({ department: { name: "另一部门", code: "350500-X" } }));
    const { body } = await send("GET", `${path}&department=350500-X`);
    expect(statisticsSchema.parse(body).matters.map(({ department }) => department.code)).toEqual([
      "350500-X",
    ]);
  });

  it("gives an application without the watch list no figure that tells of it, 四(四) R10", async () => {
    const { send, ask } = await openDeskWithout("watch-list");
    await send("POST", "v1/transitions", watchListing);
    await send("POST", "v1/feedback", watched);
    for (const format of ["json", "csv"])
      expect((await ask(`${path}&format=${format}`)).text).not.toMatch(/watch|strict-review/);
    const statistics = statisticsSchema.parse((await ask(path)).body);
    expect(statistics.totals.lists).toEqual([
      { list: "red", caseCount: 0, executedCount: 0, skippedCount: 0 },
      { list: "black", caseCount: 0, executedCount: 0, skippedCount: 0 },
      { list: "none", caseCount: 1, executedCount: 1, skippedCount: 0 },
    ]);

    // The control: one that is told of it sees all three measures.
    const { totals } = statisticsSchema.parse((await send("GET", path)).body);
    expect(totals.lists[2]).toEqual({ list: "watch", caseCount: 1, executedCount: 3, skippedCount: 0 });
  });

  it("tells beside a list nothing that the catalogue that is active now does not bring on it, whatever the one it was started with, R10", async () => {
    const [entry] = demonstrationCatalogue.entries;
    if (entry === undefined) throw new Error("The demonstration has entries.");
    const withAttention = [{ ...entry, measureId: "watch-attention", lists: ["black" as const] }];
    const catalogue = { ...demonstrationCatalogue, entries: withAttention };
    const store = createMemoryStore();
    const service = await catalogueService(store, { catalogue });
    const { send, ask, clock } = await openDeskWithout("watch-list", { lists: store, catalogue, service });
    await store.register([{ subject, subjectType: "legal-person", name: "示例" }], momentAt(clock.wallMs()));
    await send("POST", "v1/transitions", blackListing());
    const executions = [{ kind: "executed", measureId: "watch-attention" } as const];
    await send("POST", "v1/feedback", feedback({ executions }));
    const told = async () => statisticsSchema.parse((await ask(path)).body).measures;
    expect(await told()).toMatchObject([{ list: "black", measureId: "watch-attention" }]);

    const text = JSON.stringify({ ...demonstrationCatalogue, version: 2 });
    await store.catalogues.seed({ version: 2, text }, momentAt(clock.wallMs()));
    expect(await told()).toEqual([]);
  });

  it("is for applications with the scope alone", async () => {
    const { ask } = await openDeskWithout("statistics");
    const told = await ask(path);
    expect([told.status, told.isSigned, problemSchema.parse(told.body).code]).toEqual([
      403,
      true,
      "request-forbidden",
    ]);
  });

  it("writes a table that no spreadsheet takes for formulas, signed with its byte order mark", async () => {
    const { send } = await openDesk();
    const department = { name: '=HYPERLINK("http://x"),', code: "350500-ZJ" };
    await send("POST", "v1/feedback", feedback({ department }));
    const told = await send("GET", `${path}&format=csv`);
    expect([told.status, told.isSigned]).toEqual([200, true]);
    expect(told.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const [header = [], ...rows] = csvRows(told.text);
    const names = rows.map((row) => row[header.indexOf("departmentName")]);
    expect(new Set(names)).toEqual(new Set([`'${department.name}`]));
  });

  it.each([
    "v1/statistics",
    "v1/statistics?month=2026-13",
    "v1/statistics?month=2026-1",
    "v1/statistics?month=2026-11&month=2026-11",
    "v1/statistics?month=2026-11&format=xlsx",
    "v1/statistics?month=2026-11&list=watch",
    "v1/statistics?month=2026-11&department=",
  ])("refuses what it does not know: %s", async (asked) => {
    const { send } = await openDesk();
    const told = await send("GET", asked);
    expect([told.status, told.isSigned]).toEqual([400, true]);
  });

  it("counts in the registry of a sandbox, and in a test platform, too", async () => {
    const lists = registryLists(createRegistry());
    const desk = await openDesk({ lists });
    const platform = createTestPlatform({ clock: desk.clock });
    const { baseUrl, ...keys } = platform.connection;
    const sent = { baseUrl, application: { ...keys, ...allAccess }, ...platform };
    const sends = [desk.send, (...what: Parameters<typeof desk.send>) => sendAs(sent, ...what)];
    const { department, matterType } = feedback();
    for (const send of sends) {
      await send("POST", "v1/feedback", feedback());
      const report = { department, month: "2026-11", matterType, concludedCount: 1 };
      await send("POST", "v1/matter-counts", report);
      const { body } = await send("GET", path);
      expect(statisticsSchema.parse(body).matters).toMatchObject([{ coverage: { ratio: 1 } }]);
    }
  });
});
