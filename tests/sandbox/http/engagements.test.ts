import { describe, expect, test, vi } from "vitest";
import type { CatalogueDocumentInput } from "../../../src/catalogue/catalogue-document";
import type { ListRecord } from "../../../src/lists/list-record";
import { allAccess } from "../../../src/sandbox/access/all-access";
import type { Application } from "../../../src/sandbox/access/application";
import { catalogueService } from "../../../src/sandbox/catalogue-service";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { momentAt } from "../../../src/sandbox/moment-at";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { syntheticUscc } from "../../../src/sandbox/synthetic";
import { aRecord, aRedRecord } from "../../decision/fixtures";
import { act, authority, blackListing, feedback, openDesk, send, subject } from "./desk";

const review = { name: "示例审批部门", code: "350500-ZJ" };
const office: Application = { appKey: "office", secret: "a-secret-of-the-office", ...allAccess };
/** It acts for the approving department, and is not told of the watch list. */
const permits: Application = {
  appKey: "permits",
  secret: "a-secret-of-permits",
  scopes: ["feedback"],
  actsFor: [review],
};
const declared = {
  ...{ by: review, role: "implements", documentNumber: "示例〔2026〕10号" },
  measureIds: ["strict-review", "watch-attention", "priority-investment-incentive"],
};
const accepted = { responseId: "R-1", by: review, recordId: "B-1", kind: "accepted" };
const listing = (kind: "list-red" | "list-watch", recordId: string) => {
  const { watchDays: _, ...contents } = blackListing();
  return { ...contents, kind, recordId, transitionId: `list-${recordId}` };
};

async function open(change: Partial<CatalogueDocumentInput> = {}, own = permits) {
  const store = createMemoryStore();
  const catalogue = { ...demonstrationCatalogue, ...change };
  const desk = await openDesk({
    lists: store,
    applications: [office, own],
    catalogue,
    service: await catalogueService(store, { catalogue }),
  });
  const now = () => momentAt(desk.clock.wallMs());
  await store.register([{ subject, subjectType: "legal-person", name: "示例有限公司（虚构）" }], now());
  const from = { baseUrl: "http://127.0.0.1/", clock: desk.clock, fetch: desk.fetch };
  const as =
    (application: Application) =>
    (...[method, path, message]: ["GET" | "POST", string, unknown?]) =>
      send({ ...from, application }, method, path, message);
  const asOffice = as(office);
  const asPermits = as(own);
  async function done(...transitions: readonly object[]): Promise<void> {
    for (const transition of transitions)
      expect((await asOffice("POST", "v1/transitions", transition)).body).toHaveProperty("listVersion");
  }
  async function declare(message: object = declared): Promise<void> {
    expect((await asOffice("POST", "v1/engagements", message)).status).toBe(200);
  }
  const owed = async (ask = asOffice) => {
    const { body } = await ask("GET", "v1/initiations?department=350500-ZJ");
    return (body as { initiations: { recordId: string }[] }).initiations.map(({ recordId }) => recordId);
  };
  return { store, now, asOffice, asPermits, done, declare, owed };
}

const taxEntry = {
  entryId: "strict-review-tax",
  measureId: "strict-review",
  lists: ["black"],
  fields: ["tax"],
  traits: [],
  matterTypes: ["administrative-license"],
  binding: "mandatory",
  effect: "review",
  bases: [{ rank: "law", title: "示例法", reading: "unverified" }],
} as const;

/** From the objection to the end of a record that proves a mis-listing. */
const erasing = (recordId: string) =>
  ["object", "tell-provider", "uphold"].map((kind) =>
    act(kind as "object", { recordId, transitionId: `${kind}-${recordId}`, grounds: "objection" }),
  );

describe("a response to a listing, 五(一),", () => {
  test("tells nobody who may not see the watch list whether a red record fell for it, 四(四) R10", async () => {
    const told = async (...transitions: readonly object[]) => {
      const { asPermits, done, declare } = await open();
      await declare();
      await done(...transitions);
      const answer = await asPermits("POST", "v1/responses", { ...accepted, recordId: "R-1" });
      return [answer.status, answer.text];
    };
    const never = await told();
    expect(never).toEqual([409, expect.stringContaining("record-unknown")]);
    expect(await told(listing("list-red", "R-1"), listing("list-watch", "W-1"))).toEqual(never);
    expect(await told(listing("list-red", "R-1"), ...erasing("R-1"))).toEqual(never);
  });

  test("is of an unknown record to one who may not see the watch list that it stands on, 四(四) R10", async () => {
    const { asPermits, asOffice, done, declare, owed } = await open();
    await declare();
    await done(listing("list-watch", "W-1"));
    const message = { ...accepted, recordId: "W-1" };
    const untold = await asPermits("POST", "v1/responses", message);
    const unknown = await asPermits("POST", "v1/responses", { ...message, recordId: "W-2" });
    expect([untold.status, untold.text]).toEqual([unknown.status, unknown.text]);
    expect(await owed(asPermits)).toEqual([]);
    expect(await owed()).toEqual(["W-1"]);
    expect((await asOffice("POST", "v1/responses", message)).status).toBe(200);
    expect((await asPermits("POST", "v1/responses", message)).text).toBe(unknown.text);
  });

  test("is kept once, and told so again after the record ended", async () => {
    const { asPermits, done, declare } = await open();
    await declare();
    await done(blackListing());
    const first = await asPermits("POST", "v1/responses", accepted);
    expect(first.status).toBe(200);
    await done(act("repair"));
    expect((await asPermits("POST", "v1/responses", accepted)).text).toBe(first.text);
    const other = { ...accepted, kind: "declined" };
    expect((await asPermits("POST", "v1/responses", other)).body).toMatchObject({
      refusal: "response-conflicting",
    });
    expect((await asPermits("POST", "v1/responses", { ...accepted, responseId: "R-2" })).body).toMatchObject({
      refusal: "response-unowed",
    });
  });

  test("says why a mandatory measure is not carried out, 五(四)", async () => {
    const { asPermits, done, declare } = await open({ entries: [taxEntry] });
    await declare();
    await done(blackListing());
    const declined = { ...accepted, kind: "declined" };
    expect((await asPermits("POST", "v1/responses", declined)).body).toMatchObject({
      refusal: "reason-missing",
    });
    expect((await asPermits("POST", "v1/responses", { ...declined, reason: "不属本部门" })).status).toBe(200);
  });

  test("is owed anew where what it declined without a reason became mandatory, R13 五(四)", async () => {
    const { asOffice, asPermits, done, declare } = await open({ entries: [taxEntry] });
    await declare();
    await done(blackListing({ field: { id: "construction", title: "工程质量" } }));
    const declined = { ...accepted, kind: "declined" };
    expect((await asPermits("POST", "v1/responses", declined)).status).toBe(200);
    await done(act("amend", { amendment: { field: { id: "tax", title: "重大税收违法" } } }));
    const owing = async () => (await asPermits("GET", "v1/initiations?department=350500-ZJ&open=true")).body;
    expect(await owing()).toMatchObject({ initiations: [{ recordId: "B-1" }] });
    const answers = (await asOffice("GET", "v1/initiation-answers?recordId=B-1")).body;
    expect(answers).toMatchObject({ departments: [{ department: review, feedbackCount: 0 }] });
    expect(JSON.stringify(answers)).not.toContain("declined");
    const anew = { ...declined, responseId: "R-2" };
    expect((await asPermits("POST", "v1/responses", anew)).body).toMatchObject({ refusal: "reason-missing" });
    expect((await asPermits("POST", "v1/responses", { ...anew, reason: "不属本部门" })).status).toBe(200);
    expect(await owing()).toEqual({ initiations: [] });
  });
});

describe("what calls on a department, 五(一),", () => {
  test("is nothing after a repair, unless the catalogue lets the watch that follows constrain, R9 五(五)", async () => {
    for (const [watchAfterExit, expected] of [
      ["unconstrained", []],
      ["constrained", ["B-1:watch"]],
    ] as const) {
      const { done, declare, owed } = await open({ parameters: { watchAfterExit } });
      await declare();
      await done(blackListing(), act("repair"));
      expect(await owed()).toEqual(expected);
    }
  });

  test("still is what one officer doubts, and is not what a second officer doubts too, R3 五(六)", async () => {
    const { done, declare, owed } = await open();
    await declare();
    await done(blackListing(), act("doubt", { officerId: "O-1" }));
    expect(await owed()).toEqual(["B-1"]);
    await done(act("confirm-doubt", { officerId: "O-2" }));
    expect(await owed()).toEqual([]);
  });

  test.each(["black", "watch"] as const)(
    "is no incentive beside a %s record, of which nothing is told to whoever may not see it, 六(二) R2 四(四) R10",
    async (list) => {
      const asked = async (...records: readonly ListRecord[]) => {
        const { store, now, asOffice, asPermits, declare, owed } = await open();
        const own = { subject, subjectType: "legal-person", name: "示例有限公司（虚构）" } as const;
        await store.register([{ ...own, records }], now());
        await declare();
        const message = { ...accepted, recordId: "R-1" };
        const toPermits = [await owed(asPermits), (await asPermits("POST", "v1/responses", message)).text];
        const response = { ...message, responseId: "R-2" };
        return {
          owed: await owed(),
          toPermits,
          toOffice: (await asOffice("POST", "v1/responses", response)).body,
        };
      };
      const red = aRedRecord({ subject, recordId: "R-1", authority });
      const alone = await asked(red);
      expect(alone.owed).toEqual(["R-1"]);
      const beside = await asked(red, aRecord({ subject, recordId: "X-1", list }));
      expect(beside.owed).toEqual(["X-1"]);
      expect(beside.toOffice).toMatchObject({ refusal: "response-unowed" });
      if (list === "watch") expect(beside.toPermits).toEqual(alone.toPermits);
      else expect(beside.toPermits).toEqual([["X-1"], expect.stringContaining("response-unowed")]);
    },
  );

  test("is told in pages, each record once", async () => {
    const { store, now, asOffice, done, declare } = await open();
    await declare();
    const subjects = Array.from({ length: 201 }, (_, serial) => ({
      kind: "uscc" as const,
      code: syntheticUscc(5_000 + serial),
    }));
    await store.register(
      subjects.map((one) => ({ subject: one, subjectType: "legal-person", name: "示例有限公司（虚构）" })),
      now(),
    );
    await done(
      ...subjects.map((one, serial) =>
        blackListing({ subject: one, recordId: `B-${serial}`, transitionId: `T-${serial}` }),
      ),
    );
    const first = (await asOffice("GET", "v1/initiations?department=350500-ZJ")).body as {
      initiations: { recordId: string }[];
      next: string;
    };
    expect(first.initiations).toHaveLength(200);
    const path = `v1/initiations?department=350500-ZJ&after=${first.next}`;
    const second = (await asOffice("GET", path)).body as typeof first;
    expect(second).not.toHaveProperty("next");
    const ids = [...first.initiations, ...second.initiations].map(({ recordId }) => recordId);
    expect(new Set(ids).size).toBe(201);
  });

  test("is told without looking at any record where the department declared nothing", async () => {
    const { store, owed } = await open();
    const initiations = vi.spyOn(store.engagements, "initiations");
    expect(await owed()).toEqual([]);
    expect(initiations).not.toHaveBeenCalled();
  });

  test("counts by the records looked through towards what an application may ask a minute", async () => {
    const limited = { ...permits, requestsPerMinute: 5 };
    const { store, asPermits, declare } = await open({}, limited);
    await declare();
    vi.spyOn(store.engagements, "initiations").mockResolvedValue({
      ...{ initiations: [], next: "B-1", lookedThroughCount: 2_000 },
    });
    const first = await asPermits("GET", "v1/initiations?department=350500-ZJ");
    expect([first.status, first.body]).toEqual([200, { initiations: [], next: "B-1" }]);
    expect((await asPermits("GET", "v1/initiations?department=350500-ZJ")).status).toBe(429);
  });
});

describe("what came of a listing, 五(一),", () => {
  /** Of the department that lists. */
  const lister: Application = { ...permits, appKey: "lister", actsFor: [authority] };
  const path = "v1/initiation-answers?recordId=";

  test("is told to the department that made it: who is called on, answered and fed back, 五(三)", async () => {
    const { asOffice, asPermits, done, declare } = await open({}, lister);
    await done(blackListing());
    const told = async () => (await asPermits("GET", `${path}B-1`)).body;
    expect(await told()).toEqual({ recordId: "B-1", departments: [] });
    await declare();
    expect(await told()).toMatchObject({ departments: [{ department: review, feedbackCount: 0 }] });
    const declined = { ...accepted, kind: "declined", reason: "不属本部门" };
    await asOffice("POST", "v1/responses", declined);
    await asOffice("POST", "v1/feedback", feedback({ department: { name: "另一部门" } }));
    const answered = {
      recordId: "B-1",
      departments: [
        {
          department: review,
          measures: [{ measureId: "strict-review", binding: "recommended" }],
          response: { kind: "declined", reason: "不属本部门", at: expect.any(String) },
          feedbackCount: 0,
        },
        {
          department: { name: "另一部门" },
          measures: [],
          feedbackCount: 1,
          lastFeedbackAt: expect.any(String),
        },
      ],
    };
    expect(await told()).toEqual(answered);
    expect((await asOffice("GET", `${path}B-1`)).body).toEqual(answered);
    await done(act("repair"));
    expect(await told()).toMatchObject({ departments: [{ measures: [], response: {} }, {}] });
  });

  test("is told to nobody else, nor of what tells of the watch list to whoever may not see it, 四(四) R10", async () => {
    const { asOffice, asPermits, done } = await open({}, lister);
    await done(listing("list-red", "R-1"), listing("list-watch", "W-1"));
    const unknown = await asPermits("GET", `${path}B-1`);
    expect(unknown.body).toMatchObject({ code: "response-refused", refusal: "record-unknown" });
    for (const recordId of ["R-1", "W-1"]) {
      expect((await asPermits("GET", path + recordId)).text).toBe(unknown.text);
      expect((await asOffice("GET", path + recordId)).status).toBe(200);
    }
    const others = await open();
    await others.done(blackListing());
    expect((await others.asPermits("GET", `${path}B-1`)).text).toBe(unknown.text);
  });
});

describe("a department in whose name an application acts, 四(四) 五(一),", () => {
  const nameless = { name: review.name };

  test("is one, with its code and without, in all that it sends and asks", async () => {
    const { asOffice, asPermits, done } = await open();
    await done(blackListing());
    expect((await asPermits("POST", "v1/engagements", { ...declared, by: nameless })).body).toMatchObject({
      by: review,
    });
    const byName = await asPermits("GET", `v1/initiations?name=${encodeURIComponent(review.name)}`);
    expect(byName.body).toMatchObject({ initiations: [{ recordId: "B-1" }] });
    expect((await asPermits("GET", "v1/initiations?department=350500-ZJ")).text).toBe(byName.text);

    for (const by of [review, nameless])
      expect((await asPermits("POST", "v1/responses", { ...accepted, by })).status).toBe(200);
    for (const department of [review, nameless])
      expect((await asPermits("POST", "v1/feedback", feedback({ department }))).status).toBe(200);
    for (const department of [review, nameless])
      await asPermits("POST", "v1/matter-counts", {
        ...{ reportId: "M-1", department, month: "2026-11" },
        ...{ matterType: "administrative-license", concludedCount: 3 },
      });
    const counted = (await asOffice("GET", "v1/statistics?month=2026-11")).body;
    expect(counted).toMatchObject({ totals: { feedbackCount: 1 }, matters: [{ department: review }] });
    expect((await asPermits("GET", "v1/initiations?department=350500-ZJ")).body).toMatchObject({
      initiations: [{ feedbackCount: 1, response: { kind: "accepted" } }],
    });
  });

  test.each([
    ["a declaration", "POST", "v1/engagements", { ...declared, by: authority }],
    ["a response", "POST", "v1/responses", { ...accepted, by: authority }],
    [
      "a response under another's name",
      "POST",
      "v1/responses",
      { ...accepted, by: { ...review, name: "他人" } },
    ],
    ["a question by code", "GET", "v1/initiations?department=350500-SC", undefined],
    ["a question by name", "GET", `v1/initiations?name=${encodeURIComponent(authority.name)}`, undefined],
  ] as const)("is no other: %s is forbidden", async (_, method, path, message) => {
    const { asPermits } = await open();
    const answer = await asPermits(method, path, message);
    expect([answer.status, answer.isSigned]).toEqual([403, true]);
    // And says that it is the department, not a scope, that is wanting.
    expect(answer.body).toMatchObject({
      code: "request-forbidden",
      detail: expect.stringContaining("does not act for the department"),
    });
  });
});
