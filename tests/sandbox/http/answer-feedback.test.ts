import { describe, expect, it } from "vitest";
import { problemSchema } from "../../../src/contract/problem";
import { blackListing, feedback, openDesk } from "./desk";

describe("POST v1/feedback", () => {
  it("keeps what a department did, and its case is found by the record, 四(三) 五(三)", async () => {
    const { send, store } = await openDesk();
    await send("POST", "v1/transitions", blackListing());
    const told = await send("POST", "v1/feedback", feedback());
    expect([told.status, told.isSigned, told.body]).toEqual([200, true, { feedbackId: "F-1" }]);
    const { feedbackId, caseId, department } = feedback();
    expect((await store.casesTouched("B-1")).cases).toMatchObject([{ feedbackId, caseId, department }]);
  });

  it("keeps the same feedback once, and answers it alike", async () => {
    const { send, store } = await openDesk();
    const first = await send("POST", "v1/feedback", feedback());
    const again = await send("POST", "v1/feedback", feedback());
    expect([again.status, again.isSigned, again.text]).toEqual([200, true, first.text]);
    expect((await store.casesTouched("B-1")).cases).toHaveLength(1);
  });

  it("is of a case concluded in the year of the plan or later, and of several measures, 四(三) 五(三)", async () => {
    const { send } = await openDesk();
    const executions = ["a", "b"].map((measureId) => ({ kind: "executed" as const, measureId }));
    const first = feedback({ concludedAt: "2018-01-01T00:00:00+08:00", executions });
    expect((await send("POST", "v1/feedback", first)).status).toBe(200);
  });

  it("refuses another feedback under the same id, and keeps the first", async () => {
    const { send, store } = await openDesk();
    await send("POST", "v1/feedback", feedback());
    const other = await send("POST", "v1/feedback", feedback({ caseId: "case-2" }));
    expect([other.status, other.isSigned]).toEqual([409, true]);
    expect(problemSchema.parse(other.body)).toEqual({
      type: "urn:yingcha:problem:feedback-conflicting",
      title: "反馈编号已用于另一份反馈",
      status: 409,
      code: "feedback-conflicting",
    });
    expect((await store.casesTouched("B-1")).cases).toMatchObject([{ caseId: "case-1" }]);
  });

  it("changes no list, so the version stays", async () => {
    const { send } = await openDesk();
    await send("POST", "v1/feedback", feedback());
    expect((await send("GET", "v1/changes")).body).toMatchObject({ listVersion: 2 });
  });

  it.each([
    ["is no JSON", "no"],
    [
      "skips a measure without a reason, 四(三)",
      { ...feedback(), executions: [{ kind: "skipped", measureId: "a" }] },
    ],
    ["concludes what is no conclusion", { ...feedback(), conclusion: "unknown" }],
    ["was concluded at no instant", { ...feedback(), concludedAt: "2026-11-24" }],
    ["was concluded before there was a plan, 四(三)", { ...feedback(), concludedAt: "2017-12-31T15:59:59Z" }],
    [
      "names a measure twice, 五(三)",
      {
        ...feedback(),
        executions: [
          { kind: "executed", measureId: "a" },
          { kind: "skipped", measureId: "a", reason: "示例理由" },
        ],
      },
    ],
    ["is of no department", { ...feedback(), department: {} }],
  ])("a message that %s is malformed", async (_, message) => {
    const { send } = await openDesk();
    const told = await send("POST", "v1/feedback", message);
    expect([told.status, told.isSigned]).toEqual([400, true]);
    expect(problemSchema.parse(told.body)).toMatchObject({ code: "request-malformed" });
  });
});
