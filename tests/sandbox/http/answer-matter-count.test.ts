import { describe, expect, it } from "vitest";
import type { MatterCount } from "../../../src/contract/matter-count";
import { problemSchema } from "../../../src/contract/problem";
import { statisticsSchema } from "../../../src/contract/statistics";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { feedback, openDesk } from "./desk";

const { department, matterType } = feedback();
const report: MatterCount = {
  reportId: "N-1",
  department,
  month: "2026-11",
  matterType,
  concludedCount: 4,
};

describe("POST v1/matter-counts", () => {
  it("keeps how many matters a department concluded, and its feedback is held against it, 五(三)", async () => {
    const { send } = await openDesk();
    await send("POST", "v1/feedback", feedback());
    const told = await send("POST", "v1/matter-counts", report);
    expect([told.status, told.isSigned]).toEqual([200, true]);
    expect(told.body).toEqual({ reportId: "N-1", month: "2026-11", matterType });
    const { body } = await send("GET", "v1/statistics?month=2026-11");
    expect(statisticsSchema.parse(body).matters).toMatchObject([
      { coverage: { kind: "reported", caseCount: 1, concludedCount: 4, ratio: 0.25 } },
    ]);
  });

  it("answers the same report alike, refuses another under its id, and takes one without an id", async () => {
    const { send } = await openDesk();
    const first = await send("POST", "v1/matter-counts", report);
    expect((await send("POST", "v1/matter-counts", report)).text).toBe(first.text);
    const other = await send("POST", "v1/matter-counts", { ...report, concludedCount: 5 });
    expect([other.status, other.isSigned]).toEqual([409, true]);
    expect(problemSchema.parse(other.body)).toMatchObject({ code: "report-conflicting" });
    const { reportId: _, ...unnamed } = report;
    const last = await send("POST", "v1/matter-counts", { ...unnamed, concludedCount: 6 });
    expect(last.body).toEqual({ month: "2026-11", matterType });
    const { body } = await send("GET", "v1/statistics?month=2026-11");
    expect(statisticsSchema.parse(body).matters).toMatchObject([{ coverage: { concludedCount: 6 } }]);
  });

  it("is taken of an application's own departments alone, 五(一)", async () => {
    const application = { ...allAccess, appKey: "desk", secret: "a-secret-of-the-desk" };
    const foreign = { ...application, actsFor: [{ name: "另一部门", code: "350500-X" }] };
    const { send } = await openDesk({ applications: [foreign] });
    const told = await send("POST", "v1/matter-counts", report);
    expect([told.status, told.isSigned]).toEqual([403, true]);
    const { body } = await send("GET", "v1/statistics?month=2026-11");
    expect(statisticsSchema.parse(body).matters).toEqual([]);
  });

  it.each([
    ["is of no month", { ...report, month: "2026-13" }],
    ["counts less than nothing", { ...report, concludedCount: -1 }],
    ["counts a half", { ...report, concludedCount: 0.5 }],
    ["is of no department", { ...report, department: {} }],
    ["is no JSON", "no"],
  ])("a message that %s is malformed", async (_, message) => {
    const { send } = await openDesk();
    const told = await send("POST", "v1/matter-counts", message);
    expect([told.status, told.isSigned]).toEqual([400, true]);
  });
});
