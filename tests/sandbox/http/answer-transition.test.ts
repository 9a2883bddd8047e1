import { describe, expect, it, test, vi } from "vitest";
import { lookupAnswerSchema } from "../../../src/contract/lookup";
import { problemSchema } from "../../../src/contract/problem";
import { refusalCodeSchema } from "../../../src/contract/transition";
import { transitionAnswerSchema } from "../../../src/contract/transition-answer";
import type { Application } from "../../../src/sandbox/access/application";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { act, authority, blackListing, openDesk, send, subject } from "./desk";

describe("POST v1/transitions", () => {
  it("puts a company on the black list, and the next lookup shows it, 三(二)", async () => {
    const { send, clock } = await openDesk();
    const told = await send("POST", "v1/transitions", blackListing());
    expect([told.status, told.isSigned]).toEqual([200, true]);
    expect(told.headers.get("cache-control")).toBe("no-store");
    const answer = transitionAnswerSchema.parse(told.body);
    expect(answer).toEqual({
      listVersion: 3,
      changes: [
        {
          kind: "changed",
          sequence: 3,
          at: new Date(clock.wallMs()).toISOString(),
          event: "listed",
          subject,
          recordId: "B-1",
          by: authority,
          documentNumber: "示例〔2026〕1号",
          basis: "三(二)",
        },
      ],
    });
    const looked = await send("POST", "v1/lookups", { subjects: [subject] });
    const { listVersion, standings } = lookupAnswerSchema.parse(looked.body);
    expect(listVersion).toBe(answer.listVersion);
    expect(standings[0]).toMatchObject({ kind: "known", records: [{ recordId: "B-1", list: "black" }] });
  });

  it("takes the day of the act from the platform's clock, in Beijing, whatever the hour, 六(一)", async () => {
    const { send, clock } = await openDesk();
    clock.advance({ hours: 15, minutes: 30 });
    await send("POST", "v1/transitions", blackListing());
    const { body } = await send("POST", "v1/lookups", { subjects: [subject] });
    expect(lookupAnswerSchema.parse(body).standings[0]).toMatchObject({
      records: [{ listedOn: "2026-11-25" }],
    });
  });

  it("answers the same transition alike and does it once", async () => {
    const { send, clock } = await openDesk();
    const first = await send("POST", "v1/transitions", blackListing());
    clock.advance({ days: 1 });
    const again = await send("POST", "v1/transitions", blackListing());
    expect([again.status, again.isSigned, again.text]).toEqual([200, true, first.text]);
    const { body } = await send("GET", "v1/changes?since=2");
    expect(body).toMatchObject(first.body as object);
  });

  it("refuses another transition under the same id, and leaves the lists as they were", async () => {
    const { send } = await openDesk();
    const first = await send("POST", "v1/transitions", blackListing());
    const other = await send("POST", "v1/transitions", blackListing({ recordId: "B-2" }));
    expect([other.status, other.isSigned]).toEqual([409, true]);
    expect(problemSchema.parse(other.body)).toEqual({
      type: "urn:yingcha:problem:transition-refused",
      title: "名单变更不予办理",
      status: 409,
      code: "transition-refused",
      refusal: "transition-conflicting",
    });
    expect((await send("GET", "v1/changes?since=2")).body).toMatchObject(first.body as object);
  });

  it.each([
    [
      "a company that is not on file",
      blackListing({ subject: { kind: "uscc", code: "X" } }),
      "subject-unknown",
    ],
    [
      "an end before the day, 六(一)",
      blackListing({ term: { kind: "until", lastOn: "2026-11-23" as never } }),
      "term-malformed",
    ],
    ["a listing of tomorrow", blackListing({ listedOn: "2026-11-25" as never }), "date-malformed"],
    ["a record that is nowhere", act("repair"), "record-unknown"],
  ])("refuses %s, and says why", async (_, transition, refusal) => {
    const { send } = await openDesk();
    const told = await send("POST", "v1/transitions", transition);
    expect([told.status, told.isSigned]).toEqual([409, true]);
    expect(problemSchema.parse(told.body)).toMatchObject({ code: "transition-refused", refusal });
    expect(told.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  });

  it.each([
    [
      "another authority repairs, 六(一)",
      act("repair", { by: { name: "另一部门", code: "350500-X" } }),
      "department-foreign",
    ],
    ["the id of a record is used again", blackListing({ transitionId: "T-2" }), "record-duplicate"],
    ["a black record is removed as a misused red one, 六(二)", act("remove-misused"), "list-foreign"],
    ["a verification is closed that was never opened, 五(六)", act("reject"), "verification-absent"],
    [
      "a red listing meets the black one, 二(一)",
      { ...blackListing({ transitionId: "T-3", recordId: "R-1" }), kind: "list-red" },
      "list-conflicting",
    ],
  ])("refuses, after a listing, when %s", async (_, transition, refusal) => {
    const { send } = await openDesk();
    await send("POST", "v1/transitions", blackListing());
    const told = await send("POST", "v1/transitions", transition);
    expect(told.status).toBe(409);
    expect(problemSchema.parse(told.body)).toMatchObject({ code: "transition-refused", refusal });
  });

  test.each(refusalCodeSchema.options)("tells a refusal by its own word: %s", async (code) => {
    const store = createMemoryStore();
    const { send } = await openDesk({ lists: { ...store, apply: async () => ({ kind: "refused", code }) } });
    const told = await send("POST", "v1/transitions", blackListing());
    expect([told.status, told.isSigned]).toEqual([409, true]);
    expect(problemSchema.parse(told.body)).toMatchObject({ refusal: code });
  });

  it.each([
    ["is no JSON", "{"],
    ["is empty", undefined],
    ["is of no known kind", { ...blackListing(), kind: "delete" }],
    ["has no id of its own", { ...blackListing(), transitionId: undefined }],
    ["has no document", { ...blackListing(), documentNumber: "" }],
    ["names a watch record that follows another", blackListing({ recordId: "B-1:watch" })],
    ["ends on a day that is none", { ...blackListing(), term: { kind: "until", lastOn: "2026-02-30" } }],
  ])("a message that %s is malformed, and changes nothing", async (_, message) => {
    const { send } = await openDesk();
    const told = await send("POST", "v1/transitions", message);
    expect([told.status, told.isSigned]).toEqual([400, true]);
    expect(problemSchema.parse(told.body)).toMatchObject({ code: "request-malformed" });
    expect((await send("GET", "v1/changes")).body).toMatchObject({ listVersion: 2 });
  });

  it("is nothing to read, and takes no query", async () => {
    const { send } = await openDesk();
    for (const told of [
      await send("GET", "v1/transitions"),
      await send("POST", "v1/transitions?all=1", blackListing()),
    ])
      expect([told.status, told.isSigned, problemSchema.parse(told.body).code]).toEqual([
        404,
        true,
        "path-unknown",
      ]);
  });
});

describe("where departments of several places have one name, each acts on its own records alone, 六(一):", () => {
  const name = "示例市场监督管理局";
  const officeOf = (code: string): Application => ({
    appKey: `office-${code}`,
    secret: `a-secret-of-${code}`,
    scopes: ["lookup", "watch-list", "authority"],
    actsFor: [{ name, code }],
  });
  const [ours, theirs] = [officeOf("350502-SC"), officeOf("350503-SC")];

  async function places() {
    const { clock, fetch } = await openDesk({ applications: [ours, theirs] });
    const as = (application: Application) => (message: unknown) =>
      send({ baseUrl: "http://127.0.0.1/", application, clock, fetch }, "POST", "v1/transitions", message);
    return { asOurs: as(ours), asTheirs: as(theirs) };
  }

  it.each(["repair", "change-standard", "extend", "reject"] as const)(
    "another's record is foreign to it, though it leaves out its code: %s",
    async (kind) => {
      const { asOurs, asTheirs } = await places();
      expect((await asOurs(blackListing({ by: { name } }))).status).toBe(200);
      const told = await asTheirs(act(kind, { by: { name }, term: { kind: "until", lastOn: "2029-11-23" } }));
      expect(told.status).toBe(409);
      expect(problemSchema.parse(told.body)).toMatchObject({ refusal: "department-foreign" });
    },
  );

  it("its own record it repairs with its code and without, and is kept with it, 五(一)", async () => {
    const { asOurs } = await places();
    const own = { name, code: "350502-SC" };
    const listed = await asOurs(blackListing({ by: { name } }));
    const repaired = await asOurs(act("repair", { by: own }));
    const acts = [listed, repaired].map(({ body }) => transitionAnswerSchema.parse(body).changes[0]);
    expect(acts).toMatchObject([
      { event: "listed", by: own },
      { event: "exited", by: own },
    ]);
    // Under one id it is one act, in either form.
    const again = await asOurs(act("repair", { by: { name } }));
    expect([again.status, again.text]).toEqual([200, repaired.text]);
  });
});

test("what fails behind an authenticated message is answered as failed, signed, and says nothing more", async () => {
  const store = createMemoryStore();
  const { send } = await openDesk({
    lists: { ...store, apply: () => Promise.reject(new Error("disk full: 91350500PDY00001XT")) },
  });
  const warned = vi.spyOn(process, "emitWarning").mockReturnValue();
  const told = await send("POST", "v1/transitions", blackListing());
  expect(warned.mock.calls).toEqual([
    ["A request was answered with 500 (unknown).", { code: "YINGCHA_PLATFORM_FAILED" }],
  ]);
  warned.mockRestore();
  expect([told.status, told.isSigned]).toEqual([500, true]);
  expect(told.body).toEqual({
    type: "urn:yingcha:problem:platform-failed",
    title: "平台内部故障",
    status: 500,
    code: "platform-failed",
  });
});
