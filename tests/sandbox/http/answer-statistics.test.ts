import { describe, expect, it } from "vitest";
import { accessScopes } from "../../../src/contract/access-scope";
import { problemSchema } from "../../../src/contract/problem";
import { statisticsSchema } from "../../../src/contract/statistics";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { createRegistry } from "../../../src/sandbox/registry";
import { registryLists } from "../../../src/sandbox/registry-lists";
import { createTestPlatform } from "../../../src/testing/index";
import { csvRows } from "../statistics/csv-rows";
import { blackListing, feedback, openDesk, send as sendAs } from "./desk";

const path = "v1/statistics?month=2026-11";
const watchListing = { ...blackListing(), kind: "list-watch" };
const watched = feedback({
  executions: [
    { kind: "executed", measureId: "watch-attention" },
    { kind: "executed", measureId: "strict-review" },
    { kind: "executed", measureId: "green-channel" },
  ],
});

function withScopes(scopes: readonly (typeof accessScopes)[number][]) {
  return [{ ...allAccess, appKey: "desk", secret: "a-secret-of-the-desk", scopes }];
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
    const scopes = accessScopes.filter((scope) => scope !== "watch-list");
    const without = await openDesk({ applications: withScopes(scopes) });
    await without.send("POST", "v1/transitions", watchListing);
    await without.send("POST", "v1/feedback", watched);
    for (const format of ["json", "csv"])
      expect((await without.send("GET", `${path}&format=${format}`)).text).not.toMatch(/watch|strict-review/);
    const statistics = statisticsSchema.parse((await without.send("GET", path)).body);
    expect(statistics.totals.lists).toEqual([
      { list: "red", caseCount: 0, executedCount: 0, skippedCount: 0 },
      { list: "black", caseCount: 0, executedCount: 0, skippedCount: 0 },
      { list: "none", caseCount: 1, executedCount: 1, skippedCount: 0 },
    ]);

    // The control: one that is told of it sees all three measures.
    const told = await openDesk();
    await told.send("POST", "v1/transitions", watchListing);
    await told.send("POST", "v1/feedback", watched);
    const { totals } = statisticsSchema.parse((await told.send("GET", path)).body);
    expect(totals.lists[2]).toEqual({ list: "watch", caseCount: 1, executedCount: 3, skippedCount: 0 });
  });

  it("is for applications with the scope alone", async () => {
    const scopes = accessScopes.filter((scope) => scope !== "statistics");
    const { send } = await openDesk({ applications: withScopes(scopes) });
    const told = await send("GET", path);
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
