import { expect } from "vitest";
import type { KeptEngagement } from "../../../src/contract/engagement";
import type { EngagementResponse } from "../../../src/contract/engagement-response";
import type { ListRecord } from "../../../src/lists/list-record";
import type { ResponseGround } from "../../../src/sandbox/storage/engagement-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { aRecord, aRedRecord } from "../../decision/fixtures";
import type { StorePromise } from "./registry-store-contract";
import { company, entryOf, erase, feedbackOn, listBlack, momentOn } from "./world";

const now = momentOn();
const department = { name: "示例认定部门（虚构）", code: "DEPT-1" };
const measures = [{ measureId: "strict-review", binding: "recommended" as const }];

function declaration(change: Partial<KeptEngagement> = {}): KeptEngagement {
  return {
    by: department,
    role: "implements",
    measureIds: ["strict-review"],
    documentNumber: "示例〔2026〕10号",
    catalogueVersion: 1,
    declaredAt: now.at,
    ...change,
  };
}

function response(change: Partial<EngagementResponse> = {}): EngagementResponse {
  return { responseId: "R-1", by: department, recordId: "B-1", kind: "accepted", ...change };
}

/** Every record is told and calls on the department. */
const owed: ResponseGround = { isTold: () => true, refusalOf: () => undefined };

async function initiationsOf(store: RegistryStore, only: "open" | "all" = "all", after?: string) {
  const pages = { after, maxCount: 2, readMaxCount: 100 };
  const asked = { department, only, ...pages, isTold: () => true, bearing: () => measures };
  return store.engagements.initiations(asked);
}

async function listed(store: RegistryStore, count: number): Promise<void> {
  for (let serial = 1; serial <= count; serial += 1) {
    await store.register([entryOf(company(serial))], now);
    await store.apply(listBlack(company(serial), `B-${serial}`), now);
  }
}

export const engagementPromises: readonly StorePromise[] = [
  {
    title: "keeps of a department the last declaration of each role, 五(一)",
    prove: async ({ engagements }) => {
      await engagements.declare(declaration());
      await engagements.declare(declaration({ role: "initiates", measureIds: ["market-ban"] }));
      await engagements.declare(declaration({ measureIds: [] }));
      expect((await engagements.list()).map(({ role, measureIds }) => [role, measureIds])).toEqual([
        ["implements", []],
        ["initiates", ["market-ban"]],
      ]);
    },
  },
  {
    title: "tells page by page what calls on a department, what it answered and fed back, 五(一) 五(三)",
    prove: async (store) => {
      await listed(store, 3);
      const first = await initiationsOf(store);
      expect(first.initiations.map(({ recordId }) => recordId)).toEqual(["B-1", "B-2"]);
      expect(first.initiations[0]).toMatchObject({ measures, feedbackCount: 0, list: "black" });
      expect(first.next).toBe("B-2");
      const second = await initiationsOf(store, "all", first.next);
      expect(second.initiations.map(({ recordId }) => recordId)).toEqual(["B-3"]);
      expect(second).not.toHaveProperty("next");

      expect(await store.engagements.respond(response(), owed, now)).toEqual({ kind: "kept" });
      await store.accept(feedbackOn(["B-1"]), momentOn("2026-11-20"));
      const later = momentOn("2026-11-22");
      const before = { ...feedbackOn(["B-1"], "F-3"), concludedAt: "2026-10-01T10:00:00+08:00" };
      await store.accept(before, later);
      await store.accept({ ...feedbackOn(["B-1"], "F-2"), department: { name: "另一部门" } }, now);
      const [answered] = (await initiationsOf(store)).initiations;
      expect(answered).toMatchObject({
        ...{ response: { kind: "accepted", at: now.at }, feedbackCount: 2 },
        lastFeedbackAt: later.at,
      });
      const open = await initiationsOf(store, "open");
      expect(open.initiations.map(({ recordId }) => recordId)).toEqual(["B-2", "B-3"]);
    },
  },
  {
    title:
      "keeps a response under its id once; a later one about the record takes its place, late repeats do not",
    prove: async (store) => {
      await listed(store, 1);
      const { engagements } = store;
      expect(await engagements.respond(response({ recordId: "B-9" }), owed, now)).toEqual({
        ...{ kind: "refused", code: "record-unknown" },
      });
      await engagements.respond(response(), owed, now);
      const other = response({ kind: "declined", reason: "不属本部门" });
      expect(await engagements.respond(other, owed, now)).toEqual({
        ...{ kind: "refused", code: "response-conflicting" },
      });
      await engagements.respond({ ...other, responseId: "R-2" }, owed, now);
      expect(await engagements.respond(response(), owed, now)).toEqual({ kind: "kept" });
      const [initiation] = (await initiationsOf(store)).initiations;
      expect(initiation?.response).toMatchObject({ kind: "declined", reason: "不属本部门" });
    },
  },
  {
    title: "tells of a record what each department answered and fed back, 五(一) 五(三)",
    prove: async (store) => {
      await listed(store, 1);
      const { engagements } = store;
      expect(await engagements.answersTo("B-9")).toBeUndefined();
      expect(await engagements.answersTo("B-1")).toMatchObject({ record: { recordId: "B-1" }, answers: [] });
      const other = { name: "另一部门" };
      await engagements.respond(response(), owed, now);
      await engagements.respond(response({ kind: "declined", responseId: "R-2" }), owed, now);
      await store.accept(feedbackOn(["B-1"]), now);
      await store.accept({ ...feedbackOn(["B-1"], "F-2"), department: other }, now);
      const { answers = [] } = (await engagements.answersTo("B-1")) ?? {};
      const byName = answers.toSorted((a, b) => (a.department.name < b.department.name ? -1 : 1));
      expect(byName).toMatchObject([
        { department: other, feedbackCount: 1, lastFeedbackAt: now.at },
        { department, kept: { response: { kind: "declined" } }, feedbackCount: 1 },
      ]);
      expect(byName[0]).not.toHaveProperty("kept");
    },
  },
  {
    title: "owes anew what was declined without a reason and is mandatory now, R13 五(四)",
    prove: async (store) => {
      await listed(store, 2);
      const { engagements } = store;
      await engagements.respond(response({ kind: "declined" }), owed, now);
      const withReason = { kind: "declined", reason: "不属本部门", recordId: "B-2" } as const;
      await engagements.respond(response({ ...withReason, responseId: "R-2" }), owed, now);
      expect((await initiationsOf(store, "open")).initiations).toEqual([]);
      const bearing = () => [{ measureId: "strict-review", binding: "mandatory" as const }];
      const asked = {
        department,
        after: undefined,
        maxCount: 9,
        readMaxCount: 100,
        isTold: () => true,
        bearing,
      };
      const openNow = async () => (await engagements.initiations({ ...asked, only: "open" })).initiations;
      expect(await openNow()).toMatchObject([{ recordId: "B-1", feedbackCount: 0 }]);
      const [first, second] = (await engagements.initiations({ ...asked, only: "all" })).initiations;
      expect(first).not.toHaveProperty("response");
      expect(second?.response).toMatchObject({ kind: "declined", reason: "不属本部门" });
      await engagements.respond(response({ responseId: "R-3" }), owed, now);
      expect(await openNow()).toEqual([]);
    },
  },
  {
    title: "judges a red record beside all that its subject has, 六(二) R2",
    prove: async (store) => {
      const subject = company(1);
      const records = [aRedRecord({ subject }), aRecord({ subject })];
      const others = { subject: company(2), recordId: "r2" };
      await store.register(
        [entryOf(subject, { records }), entryOf(others.subject, { records: [aRedRecord(others)] })],
        now,
      );
      const { engagements } = store;
      const seen: string[] = [];
      const idsOf = (beside: readonly ListRecord[]) => beside.map(({ recordId }) => recordId).join(" ");
      const pages = { after: undefined, maxCount: 9, readMaxCount: 100 };
      const { initiations } = await engagements.initiations({
        ...{ department, only: "all", ...pages, isTold: () => true },
        bearing: ({ list }, beside) => (list === "red" && beside.length < 2 ? measures : []),
      });
      expect(initiations.map(({ recordId }) => recordId)).toEqual(["r2"]);
      const ground: ResponseGround = {
        isTold: () => true,
        refusalOf: (_, beside) => {
          seen.push(idsOf(beside));
          return undefined;
        },
      };
      await engagements.respond(response({ recordId: "r1" }), ground, now);
      seen.push(idsOf((await engagements.answersTo("r1"))?.beside ?? []));
      expect(seen).toEqual(["r1 b1", "r1 b1"]);
    },
  },
  {
    title: "judges a response once, by its record as it stands, and none that is kept already, 五(一)",
    prove: async (store) => {
      await listed(store, 1);
      const { engagements } = store;
      const unowed: ResponseGround = { isTold: () => true, refusalOf: () => "response-unowed" };
      expect(await engagements.respond(response(), unowed, now)).toEqual({
        ...{ kind: "refused", code: "response-unowed" },
      });
      await engagements.respond(response(), owed, now);
      expect(await engagements.respond(response(), unowed, now)).toEqual({ kind: "kept" });
      expect(await engagements.respond(response({ kind: "declined" }), unowed, now)).toEqual({
        ...{ kind: "refused", code: "response-conflicting" },
      });
      const untold: ResponseGround = { isTold: () => false, refusalOf: () => undefined };
      expect(await engagements.respond(response(), untold, now)).toEqual({
        ...{ kind: "refused", code: "record-unknown" },
      });
    },
  },
  {
    title: "forgets what was answered to a record that is erased, also where its id is used again, 六(三)",
    prove: async (store) => {
      await listed(store, 1);
      await store.engagements.respond(response(), owed, now);
      await erase(store, "B-1", now);
      expect((await initiationsOf(store)).initiations).toEqual([]);
      expect(await store.engagements.respond(response(), owed, now)).toMatchObject({
        code: "record-unknown",
      });
      await store.apply(listBlack(company(1), "B-1", { transitionId: "again" }), now);
      expect((await initiationsOf(store)).initiations[0]).not.toHaveProperty("response");
    },
  },
];
