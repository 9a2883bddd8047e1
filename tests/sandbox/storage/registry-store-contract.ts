import { expect } from "vitest";
import { changeSchema } from "../../../src/contract/change";
import { listsEpochSchema } from "../../../src/contract/changes-page";
import { sha256Hex } from "../../../src/integrity/sha256";
import { platformStandingSchema } from "../../../src/lists/standing";
import type { Moment } from "../../../src/sandbox/registry/drawer";
import { scenariosOn } from "../../../src/sandbox/scenarios";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import {
  applied,
  begunSnapshot,
  company,
  dateOf,
  entryOf,
  erase,
  feedbackOn,
  listBlack,
  listRed,
  listWatch,
  momentOn,
  onRecord,
  person,
} from "./world";

/** A promise of every store, with what shows that an empty one keeps it. */
export interface StorePromise {
  readonly title: string;
  readonly prove: (store: RegistryStore) => Promise<void>;
}

const now = momentOn();

async function recordsOf(store: RegistryStore, serial: number, moment = now) {
  const { standings } = await store.lookUp([company(serial)], moment);
  const [standing] = standings;
  return standing?.kind === "known" ? standing.records : [];
}

async function changesOf(store: RegistryStore) {
  return (await store.changesSince(0, 100_000, now)).changes;
}

async function eventsOf(store: RegistryStore): Promise<readonly string[]> {
  return (await changesOf(store)).map((change) => (change.kind === "changed" ? change.event : change.kind));
}

/** No number is left out or given twice, and the last one is the version of the lists. */
async function expectGapless(store: RegistryStore): Promise<void> {
  const { listVersion, changes } = await store.changesSince(0, 100_000, now);
  expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, index) => index + 2));
  expect(listVersion).toBe(changes.length + 1);
  for (const change of changes) expect(changeSchema.parse(change)).toEqual(change);
}

export const storePromises: readonly StorePromise[] = [
  {
    title: "holds nothing at first, at version 1, and then counts each subject put on file",
    prove: async (store) => {
      expect(await store.lookUp([], now)).toEqual({ listVersion: 1, standings: [] });
      expect(await store.changesSince(0, 10, now)).toMatchObject({ listVersion: 1, changes: [] });
      await store.register([entryOf(company(1)), entryOf(company(2))], now);
      const { listVersion, changes } = await store.changesSince(1, 10, now);
      expect(listVersion).toBe(3);
      expect(changes).toEqual([
        { kind: "registered", at: now.at, subject: company(1), sequence: 2 },
        { kind: "registered", at: now.at, subject: company(2), sequence: 3 },
      ]);
    },
  },
  {
    title: "answers in the order asked, a subject asked twice twice, and says whom it does not know (R21)",
    prove: async (store) => {
      await store.register([entryOf(company(1)), entryOf(person(1))], now);
      const asked = [person(1), company(9), company(1), person(1)];
      const { standings } = await store.lookUp(asked, now);
      expect(standings.map(({ subject }) => subject)).toEqual(asked);
      expect(standings.map(({ kind }) => kind)).toEqual(["known", "unknown", "known", "known"]);
      for (const standing of standings) {
        expect(platformStandingSchema.parse(standing)).toEqual(standing);
        expect(standing.sources.every(({ state }) => state === "answered")).toBe(true);
      }
    },
  },
  {
    title:
      "puts subjects on file whom a delivery names, and who they are anew, while their records stay, 三(三)",
    prove: async (store) => {
      const parent = { kind: "parent", subject: company(9), name: "示例总公司（虚构）" } as const;
      expect(await store.enrol([entryOf(company(1)), entryOf(company(2))], now)).toEqual({
        enteredCount: 2,
        changedCount: 0,
      });
      await store.apply(listBlack(company(1), "B-1"), now);
      const renamed = entryOf(company(1), {
        subjectType: "branch",
        name: "示例更名（虚构）",
        formerNames: ["示例有限公司（虚构）"],
        links: [parent],
      });
      expect(await store.enrol([renamed, entryOf(company(2))], now)).toEqual({
        enteredCount: 0,
        changedCount: 1,
      });
      const { standings } = await store.lookUp([company(1), company(2)], now);
      expect(standings).toMatchObject([
        {
          subjectType: "branch",
          name: "示例更名（虚构）",
          formerNames: ["示例有限公司（虚构）"],
          links: [parent],
          records: [{ recordId: "B-1", status: { kind: "listed" } }],
        },
        { name: "示例有限公司（虚构）", links: [] },
      ]);
      expect(await eventsOf(store)).toEqual(["registered", "registered", "listed", "registered"]);
      const shown = await store.publicPage({ list: "black", maxCount: 10 }, now);
      expect(shown.records).toMatchObject([{ name: "示例更名（虚构）", subject: company(1) }]);
      expect(await store.publicRecordsOf(company(1), now)).toEqual(shown.records);
      // The calendar still ends what was listed before.
      expect(await recordsOf(store, 1, momentOn("2027-11-24"))).toMatchObject([
        { recordId: "B-1", status: { kind: "exited", way: "expired" } },
        { recordId: "B-1:watch" },
      ]);
    },
  },
  {
    title:
      "is told a delivery a second time and changes nothing, nor does the later of two lines that say the same",
    prove: async (store) => {
      const delivery = [entryOf(company(1), { name: "早" }), entryOf(company(1)), entryOf(person(1))];
      expect(await store.enrol(delivery, now)).toEqual({ enteredCount: 2, changedCount: 0 });
      const before = await changesOf(store);
      expect(before).toHaveLength(2);
      expect(await store.enrol(delivery, momentOn("2026-11-25"))).toEqual({
        enteredCount: 0,
        changedCount: 0,
      });
      expect(await store.enrol([], now)).toEqual({ enteredCount: 0, changedCount: 0 });
      expect(await changesOf(store)).toEqual(before);
    },
  },
  {
    title: "tells those who may not see the watch list nothing of since when somebody is clean, 四(四)",
    prove: async (store) => {
      await store.enrol([entryOf(company(1))], now);
      const versionOf = async () =>
        (await store.lookUp([company(1)], now, { watchList: "withheld" })).listVersion;
      const before = await versionOf();
      await store.enrol([entryOf(company(1), { cleanSinceOn: dateOf("2020-01-01") })], now);
      expect(await versionOf()).toBe(before);
      await store.enrol([entryOf(company(1), { name: "示例更名（虚构）" })], now);
      expect(await versionOf()).toBe(before + 1);
    },
  },
  {
    title:
      "says since when a subject is clean by what came on file after its delivery, in snapshots too, 二(二)",
    prove: async (store) => {
      await store.enrol([entryOf(company(1), { cleanSinceOn: dateOf("2020-01-01") })], now);
      const toldOn = async (moment: Moment) => {
        const [looked] = (await store.lookUp([company(1)], moment)).standings;
        const snapshot = await begunSnapshot(store, moment);
        expect(await snapshot.next(1).finally(snapshot.end)).toEqual([looked]);
        return looked?.kind === "known" ? (looked.cleanSinceOn ?? "not told") : "unknown";
      };
      expect(await toldOn(now)).toBe("2020-01-01");
      await applied(store, listWatch(company(1), "W-1"));
      expect(await toldOn(now)).toBe("not told");
      await erase(store, "W-1", now);
      expect(await toldOn(now)).toBe("2020-01-01");
      await applied(store, listWatch(company(1), "W-2"));
      expect(await toldOn(momentOn("2027-11-24"))).toBe("2027-11-23");
    },
  },
  {
    title: "answers for 1,000 subjects of two kinds at once, each in its place",
    prove: async (store) => {
      const companies = Array.from({ length: 900 }, (_, index) => company(index + 1));
      const persons = Array.from({ length: 100 }, (_, index) => person(index + 1));
      const entries = [...companies, ...persons].map((subject, index) =>
        entryOf(subject, { name: `示例${index}（虚构）` }),
      );
      await store.register(entries, now);
      const asked = entries.toReversed();
      const { standings } = await store.lookUp(
        asked.map(({ subject }) => subject),
        now,
      );
      expect(standings.map((one) => one.kind === "known" && one.name)).toEqual(asked.map(({ name }) => name));
      await expectGapless(store);
    },
  },
  {
    title: "keeps all that is said of a subject, also which source kept silent",
    prove: async (store) => {
      const { subjects } = scenariosOn(now.date);
      const settledBefore = subjects.filter(({ records = [] }) =>
        records.every(
          ({ status, term }) =>
            status.kind === "exited" || term.kind === "indefinite" || term.lastOn >= now.date,
        ),
      );
      expect(settledBefore.length).toBeGreaterThan(20);
      await store.register(subjects, now);
      const { standings } = await store.lookUp(
        settledBefore.map(({ subject }) => subject),
        now,
      );
      for (const [index, { missingSource, ...entry }] of settledBefore.entries()) {
        expect(standings[index]).toMatchObject({ kind: "known", ...entry });
        const silent = standings[index]?.sources.filter(({ state }) => state === "missing");
        expect(silent?.map(({ id }) => id)).toEqual(missingSource === undefined ? [] : [missingSource]);
      }
    },
  },
  {
    title: "puts a first set of subjects on file where nothing was ever done, once of however many try",
    prove: async (store) => {
      const entries = [entryOf(company(1)), entryOf(company(2))];
      const done = await Promise.all([1, 2, 3].map(() => store.seed(entries, now)));
      expect(done.filter((isDone) => isDone)).toHaveLength(1);
      expect(await eventsOf(store)).toEqual(["registered", "registered"]);
      await store.apply(listBlack(company(1), "B-1"), now);
      expect(await store.seed(entries, now)).toBe(false);
      expect(await recordsOf(store, 1)).toMatchObject([{ recordId: "B-1" }]);
    },
  },
  {
    title: "puts a subject in the place of what was held of it",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await store.apply(listBlack(company(1), "B-1"), now);
      await store.register([entryOf(company(1), { name: "新名（虚构）" })], now);
      const { standings } = await store.lookUp([company(1)], now);
      expect(standings[0]).toMatchObject({ kind: "known", name: "新名（虚构）", records: [] });
      // The id is free again, since no record stands under it.
      const listing = listBlack(company(1), "B-1", { transitionId: "list-again" });
      expect((await store.apply(listing, now)).kind).toBe("applied");
    },
  },
  {
    title: "lets a person's record stand by itself once the organization's was replaced, 三(六)",
    prove: async (store) => {
      await store.register([entryOf(company(1)), entryOf(person(1)), entryOf(person(2))], now);
      const responsiblePersons = [
        { subject: person(1), role: "principal", recordId: "P-1" },
        { subject: person(2), role: "director", recordId: "P-2" },
      ] as const;
      await store.apply(listBlack(company(1), "B-1", { responsiblePersons }), now);
      await store.register([entryOf(person(1))], now);
      // The organization's record no longer points to what is gone, so it can still be ended.
      expect((await store.apply(onRecord("B-1", { kind: "repair" }), now)).kind).toBe("applied");
      const { standings } = await store.lookUp([company(1), person(1), person(2)], now);
      expect(
        standings.map(
          (one) => one.kind === "known" && one.records.map(({ recordId, status }) => [recordId, status.kind]),
        ),
      ).toEqual([
        [
          ["B-1", "exited"],
          ["B-1:watch", "listed"],
        ],
        [],
        [
          ["P-2", "exited"],
          ["P-2:watch", "listed"],
        ],
      ]);
    },
  },
  {
    title: "puts nothing on file where two subjects would share a record's id",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await store.apply(listBlack(company(1), "B-1"), now);
      const records = await recordsOf(store, 1);
      const before = await store.changesSince(0, 100, now);
      await expect(
        store.register([entryOf(company(2)), entryOf(company(3), { records })], now),
      ).rejects.toMatchObject({ code: "options-invalid" });
      expect(await store.changesSince(0, 100, now)).toEqual(before);
      const { standings } = await store.lookUp([company(2), company(3)], now);
      expect(standings.map(({ kind }) => kind)).toEqual(["unknown", "unknown"]);
      // From one file to the other it goes when both are put on file together.
      await store.register([entryOf(company(3), { records }), entryOf(company(1))], now);
      expect(await recordsOf(store, 3)).toEqual(records);
      expect(await recordsOf(store, 1)).toEqual([]);
    },
  },
  {
    title: "tells what a listing did, all of it under numbers that follow each other, 六(二)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await store.apply(listRed(company(1), "R-1"), now);
      const outcome = await store.apply(listBlack(company(1), "B-1"), now);
      expect(outcome).toMatchObject({
        kind: "applied",
        listVersion: 5,
        changes: [
          { sequence: 4, event: "listed", recordId: "B-1", documentNumber: "示例〔2026〕1号" },
          { sequence: 5, event: "exited", recordId: "R-1" },
        ],
      });
      expect(await recordsOf(store, 1)).toMatchObject([
        { recordId: "R-1", status: { kind: "exited", way: "adverse-listed" } },
        { recordId: "B-1", list: "black", status: { kind: "listed" } },
      ]);
      await expectGapless(store);
    },
  },
  {
    title: "lists an organization together with its responsible persons, 三(六)",
    prove: async (store) => {
      await store.register([entryOf(company(1)), entryOf(person(1))], now);
      const responsiblePersons = [{ subject: person(1), role: "principal", recordId: "P-1" }] as const;
      await store.apply(listBlack(company(1), "B-1", { responsiblePersons }), now);
      const { standings } = await store.lookUp([person(1)], now);
      expect(standings[0]).toMatchObject({
        kind: "known",
        records: [{ recordId: "P-1", listedAs: "principal" }],
      });
      await erase(store, "B-1", now);
      const after = await store.lookUp([company(1), person(1)], now);
      expect(after.standings.map((one) => one.kind === "known" && one.records)).toEqual([[], []]);
    },
  },
  {
    title: "answers the same when the same transition comes again, and changes nothing by it",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      const listing = listBlack(company(1), "B-1");
      const first = await store.apply(listing, now);
      await store.apply(onRecord("B-1", { kind: "object", grounds: "objection" }), now);
      const reordered = Object.fromEntries(Object.entries(listing).toReversed()) as typeof listing;
      expect(await store.apply(reordered, momentOn("2026-11-25"))).toEqual(first);
      expect(await eventsOf(store)).toEqual(["registered", "listed", "objected"]);
    },
  },
  {
    title: "refuses another transition under an id that was used",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await store.apply(listBlack(company(1), "B-1"), now);
      const other = listBlack(company(1), "B-2", { transitionId: "list-B-1" });
      expect(await store.apply(other, now)).toEqual({ kind: "refused", code: "transition-conflicting" });
      expect(await eventsOf(store)).toEqual(["registered", "listed"]);
    },
  },
  {
    title: "does under an id of a department what another one did under the same id of its own, 四(四)",
    prove: async (store) => {
      await store.register([entryOf(company(1)), entryOf(company(2)), entryOf(company(3))], now);
      const transitionId = "2026-0001";
      const departments = [
        { name: "甲部门", code: "DEPT-1" },
        { name: "乙部门", code: "DEPT-2" },
        // Known by its name alone, which reads like another's code.
        { name: "DEPT-1" },
      ];
      const listings = departments.map((by, index) =>
        listBlack(company(index + 1), `B-${index + 1}`, { transitionId, by }),
      );
      for (const [index, listing] of listings.entries())
        expect(await store.apply(listing, now)).toMatchObject({
          kind: "applied",
          changes: [{ recordId: `B-${index + 1}` }],
        });
      // The name of a department that has a code does not tell it apart.
      const renamed = { name: "甲局", code: "DEPT-1" };
      expect(await store.apply(listBlack(company(1), "B-9", { transitionId, by: renamed }), now)).toEqual({
        kind: "refused",
        code: "transition-conflicting",
      });
      for (const department of departments) {
        const feedback = { ...feedbackOn(["B-1"]), department };
        expect(await store.accept(feedback, now)).toEqual({ kind: "accepted" });
        expect(await store.accept({ ...feedback, conclusion: "approved" }, now)).toEqual({
          kind: "conflicting",
        });
      }
      const touched = (await store.casesTouched("B-1")).cases;
      expect(new Set(touched.map(({ department }) => department))).toEqual(new Set(departments));
      expect(touched.map(({ feedbackId }) => feedbackId)).toEqual(["F-1", "F-1", "F-1"]);
    },
  },
  {
    title: "leaves no gap and no trace where it refuses, and forgets what it refused",
    prove: async (store) => {
      const listing = listBlack(company(1), "B-1");
      expect(await store.apply(listing, now)).toEqual({ kind: "refused", code: "subject-unknown" });
      await store.register([entryOf(company(1)), entryOf(company(2))], now);
      expect((await store.apply(listing, now)).kind).toBe("applied");
      const refusals = [
        [listBlack(company(2), "B-1", { transitionId: "t-1" }), "record-duplicate"],
        [listRed(company(1), "R-1"), "list-conflicting"],
        [onRecord("B-9", { kind: "uphold" }), "record-unknown"],
        [onRecord("B-1", { kind: "uphold" }), "verification-absent"],
        [
          onRecord("B-1", { kind: "repair" }, { by: { name: "他部门", code: "DEPT-2" } }),
          "department-foreign",
        ],
      ] as const;
      for (const [transition, code] of refusals)
        expect(await store.apply(transition, now)).toEqual({ kind: "refused", code });
      await store.apply(onRecord("B-1", { kind: "object", grounds: "objection" }), now);
      expect(await eventsOf(store)).toEqual(["registered", "registered", "listed", "objected"]);
      await expectGapless(store);
    },
  },
  {
    title: "takes a person whose term is over off the black list and watches from the next day, 六(一)",
    prove: async (store) => {
      await store.register([entryOf(company(1)), entryOf(person(1))], now);
      const responsiblePersons = [{ subject: person(1), role: "principal", recordId: "P-1" }] as const;
      const term = { kind: "until", lastOn: dateOf("2026-11-30") } as const;
      await store.apply(listBlack(company(1), "B-1", { term, responsiblePersons }), now);
      expect(await recordsOf(store, 1, momentOn("2026-11-30"))).toMatchObject([
        { recordId: "B-1", status: { kind: "listed" } },
      ]);

      const { listVersion, standings } = await store.lookUp(
        [company(1), person(1)],
        momentOn("2026-12-01", "00:00:00"),
      );
      expect(listVersion).toBe(9);
      for (const [index, recordId] of ["B-1", "P-1"].entries())
        expect(standings[index]).toMatchObject({
          records: [
            { recordId, status: { kind: "exited", way: "expired", on: "2026-12-01" } },
            {
              recordId: `${recordId}:watch`,
              list: "watch",
              listedOn: "2026-12-01",
              term: { kind: "until", lastOn: "2026-12-30" },
              followsFrom: { recordId, exitWay: "expired" },
            },
          ],
        });
      // And the watch record ends by itself too, with nobody looking in between.
      expect(await recordsOf(store, 1, momentOn("2027-06-01"))).toMatchObject([
        { recordId: "B-1" },
        { recordId: "B-1:watch", status: { kind: "exited", way: "expired", on: "2026-12-31" } },
      ]);
      await expectGapless(store);
    },
  },
  {
    title: "tells of every expiry also whoever reads changes alone, 六(一) 六(三) (R8)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      const term = { kind: "until", lastOn: dateOf("2027-03-31") } as const;
      await store.apply(listBlack(company(1), "B-1", { term }), now);
      expect(await store.changesSince(3, 10, momentOn("2027-03-31"))).toMatchObject({
        listVersion: 3,
        changes: [],
      });
      const later = momentOn("2027-04-05");
      const told = await store.changesSince(3, 10, later);
      expect(told).toMatchObject({
        listVersion: 5,
        changes: [
          { sequence: 4, event: "exited", recordId: "B-1", at: later.at },
          { sequence: 5, event: "listed", recordId: "B-1:watch", at: later.at },
        ],
      });
      // So who has read up to the version has nothing more to read, whoever looks.
      expect((await store.lookUp([company(1)], later)).listVersion).toBe(told.listVersion);
    },
  },
  {
    title: "settles once however many look, and leaves an import as it was told (R6)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      const term = { kind: "until", lastOn: dateOf("2026-11-30") } as const;
      await store.apply(listBlack(company(1), "B-1", { term }), now);
      const records = (await recordsOf(store, 1)).map((record) => ({ ...record, recordId: "B-2" }));
      const later = momentOn("2026-12-05");
      await Promise.all(Array.from({ length: 5 }, () => store.lookUp([company(1)], later)));
      await store.register([entryOf(company(2), { records })], later);
      expect(await recordsOf(store, 2, later)).toMatchObject([
        { recordId: "B-2", status: { kind: "listed" } },
      ]);
      expect(await eventsOf(store)).toEqual(["registered", "listed", "exited", "listed", "registered"]);
    },
  },
  {
    title: "tells what the calendar did apart from the transition that came after it",
    prove: async (store) => {
      await store.register([entryOf(company(1)), entryOf(company(2))], now);
      const term = { kind: "until", lastOn: dateOf("2026-11-30") } as const;
      await store.apply(listBlack(company(1), "B-1", { term }), now);
      const later = momentOn("2026-12-05");
      const outcome = await store.apply(listBlack(company(2), "B-2"), later);
      expect(outcome).toMatchObject({ changes: [{ event: "listed", recordId: "B-2", sequence: 7 }] });
      expect(await eventsOf(store)).toEqual([
        "registered",
        "registered",
        "listed",
        "exited",
        "listed",
        "listed",
      ]);
    },
  },
  {
    title: "never goes back in time, whatever a clock says",
    prove: async (store) => {
      const later = momentOn("2026-12-05");
      await store.register([entryOf(company(1))], later);
      const outcome = await store.apply(listBlack(company(1), "B-1"), now);
      expect(outcome).toMatchObject({ changes: [{ at: later.at }] });
      expect(await recordsOf(store, 1)).toMatchObject([{ listedOn: later.date }]);
    },
  },
  {
    title: "gives changes in pages, in their order and without a gap, 五(三)",
    prove: async (store) => {
      await store.register(
        Array.from({ length: 25 }, (_, index) => entryOf(company(index + 1))),
        now,
      );
      const seen: number[] = [];
      for (let after = 0; ; ) {
        const { listVersion, changes } = await store.changesSince(after, 10, now);
        expect(listVersion).toBe(26);
        seen.push(...changes.map(({ sequence }) => sequence));
        after = changes.at(-1)?.sequence ?? after;
        if (changes.length < 10) break;
      }
      expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => index + 2));
      expect((await store.changesSince(26, 10, now)).changes).toEqual([]);
      const beyond = await store.changesSince(999_999_999_999_999, 10, now);
      expect(beyond).toMatchObject({ listVersion: 26, changes: [] });
    },
  },
  {
    title: "keeps of an erased record a digest alone, in the place of everything told before, 六(三)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await store.apply(listRed(company(1), "R-1"), now);
      const listing = listBlack(company(1), "B-1");
      await store.apply(listing, now);
      await erase(store, "B-1", now);
      const changes = await changesOf(store);
      expect(changes.slice(2)).toEqual([
        { kind: "redacted", at: now.at, sequence: 4 },
        { kind: "redacted", at: now.at, sequence: 5 },
        { kind: "redacted", at: now.at, sequence: 6 },
        { kind: "redacted", at: now.at, sequence: 7 },
        { kind: "erased", at: now.at, sequence: 8, recordDigest: sha256Hex("B-1") },
        expect.objectContaining({ event: "resumed", recordId: "R-1", sequence: 9 }),
      ]);
      expect(await recordsOf(store, 1)).toMatchObject([{ recordId: "R-1", status: { kind: "listed" } }]);
      // The same listing again is known by its digest, and has nothing left to tell.
      expect(await store.apply(listing, now)).toEqual({
        kind: "applied",
        listVersion: 5,
        changes: [
          { kind: "redacted", at: now.at, sequence: 4 },
          { kind: "redacted", at: now.at, sequence: 5 },
        ],
      });
      await expectGapless(store);
    },
  },
  {
    title: "erases with a record over which the term ran out what the calendar made of it, 六(三)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      const term = { kind: "until", lastOn: dateOf("2026-11-30") } as const;
      await store.apply(listBlack(company(1), "B-1", { term }), now);
      await erase(store, "B-1", momentOn("2026-12-05"));
      expect(await recordsOf(store, 1, momentOn("2026-12-05"))).toEqual([]);
      expect(JSON.stringify(await changesOf(store))).not.toContain("B-1");
      await expectGapless(store);
    },
  },
  {
    title: "accepts a feedback once, the same again, and no other under its id, 五(一)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await store.apply(listBlack(company(1), "B-1"), now);
      expect((await store.casesTouched("B-1")).cases).toEqual([]);
      const feedback = feedbackOn(["B-1", "B-1"]);
      expect(await store.accept(feedback, now)).toEqual({ kind: "accepted" });
      expect(await store.accept(feedback, now)).toEqual({ kind: "accepted" });
      expect(await store.accept({ ...feedback, conclusion: "approved" }, now)).toEqual({
        kind: "conflicting",
      });
      expect(await store.accept(feedbackOn([], "F-2"), now)).toEqual({ kind: "accepted" });
      const { feedbackId, caseId, department } = feedback;
      expect((await store.casesTouched("B-1")).cases).toMatchObject([{ feedbackId, caseId, department }]);
    },
  },
  {
    title: "tells page by page which cases a record touched, and the record where it stands, 五(六) R27",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await store.apply(listBlack(company(1), "B-1"), now);
      for (const feedbackId of ["F-3", "F-1", "F-2"])
        await store.accept(feedbackOn(["B-1", "X-1"], feedbackId), now);
      const first = await store.casesTouched("B-1", { maxCount: 2 });
      expect(first).toMatchObject({ record: { recordId: "B-1" }, cases: [{ recordIds: ["B-1"] }, {}] });
      const second = await store.casesTouched("B-1", { maxCount: 2, after: first.next ?? "" });
      expect(second).not.toHaveProperty("next");
      const cases = [...first.cases, ...second.cases];
      expect(cases.map(({ feedbackId }) => feedbackId)).toEqual(["F-1", "F-2", "F-3"]);
      // Full, and the last one.
      expect(await store.casesTouched("B-1", { maxCount: 3 })).not.toHaveProperty("next");
      const unlisted = await store.casesTouched("X-1");
      expect([unlisted.cases.length, unlisted.record]).toEqual([3, undefined]);
    },
  },
  {
    title: "lets no feedback name an erased record, also one that comes late, 六(三)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await store.apply(listRed(company(1), "R-1"), now);
      await store.apply(listBlack(company(1), "B-1"), now);
      const early = feedbackOn(["B-1", "R-1"], "F-1");
      await store.accept(early, now);
      await erase(store, "B-1", now);
      expect((await store.casesTouched("B-1")).cases).toEqual([]);
      expect(await store.accept(feedbackOn(["R-1", "B-1"], "F-2"), now)).toEqual({ kind: "accepted" });
      expect((await store.casesTouched("B-1")).cases).toEqual([]);
      expect((await store.casesTouched("R-1")).cases.map(({ feedbackId }) => feedbackId)).toEqual([
        "F-1",
        "F-2",
      ]);
      // The same as before is still the same, though the platform no longer knows what it named.
      expect(await store.accept(early, now)).toEqual({ kind: "accepted" });
    },
  },
  {
    title: "lets late feedback name no record that was listed of another under an erased one's id, 六(三)",
    prove: async (store) => {
      await store.register([entryOf(company(1)), entryOf(company(2))], now);
      await store.apply(listBlack(company(1), "B-1"), now);
      await erase(store, "B-1", now);
      await store.apply(listBlack(company(2), "B-1", { transitionId: "again-B-1" }), now);
      await store.accept(feedbackOn(["B-1"], "F-1"), now);
      expect((await store.casesTouched("B-1")).cases).toEqual([]);
      await store.accept({ ...feedbackOn(["B-1"], "F-2"), subject: company(2) }, now);
      expect((await store.casesTouched("B-1")).cases.map(({ feedbackId }) => feedbackId)).toEqual(["F-2"]);
    },
  },
  {
    title:
      "lets feedback on an organization name the record of its person under an erased one's id, 三(六) 六(三)",
    prove: async (store) => {
      await store.register([entryOf(company(1)), entryOf(company(2)), entryOf(person(1))], now);
      await store.apply(listBlack(company(2), "P-1"), now);
      await erase(store, "P-1", now);
      const responsiblePersons = [{ subject: person(1), role: "principal", recordId: "P-1" }] as const;
      await store.apply(listBlack(company(1), "B-1", { responsiblePersons }), now);
      await store.accept(feedbackOn(["P-1"]), now);
      expect((await store.casesTouched("P-1")).cases).toHaveLength(1);
    },
  },
  {
    title:
      "lets feedback on a branch name the record of its parent under an erased one's id, 三(二) 五(六) R29",
    prove: async (store) => {
      const parent = { kind: "parent", subject: company(2), name: "示例总公司（虚构）" } as const;
      const branch = entryOf(company(1), { subjectType: "branch", links: [parent] });
      await store.register([branch, entryOf(company(2))], now);
      await store.apply(listBlack(company(2), "B-1"), now);
      await erase(store, "B-1", now);
      await store.apply(listBlack(company(2), "B-1", { transitionId: "again-B-1" }), now);
      await store.accept(feedbackOn(["B-1"]), now);
      expect((await store.casesTouched("B-1")).cases).toHaveLength(1);
    },
  },
  {
    title: "does what comes at once one after the other, and shows only what is whole",
    prove: async (store) => {
      const serials = Array.from({ length: 20 }, (_, index) => index + 1);
      await store.register(
        serials.map((serial) => entryOf(company(serial))),
        now,
      );
      for (const serial of serials) await store.apply(listRed(company(serial), `R-${serial}`), now);
      const seen = await Promise.all(
        serials.flatMap((serial) => [
          store.apply(listBlack(company(serial), `B-${serial}`), now).then(() => undefined),
          store.lookUp(
            serials.map((one) => company(one)),
            now,
          ),
        ]),
      );
      for (const answer of seen) {
        if (answer === undefined) continue;
        // Each listing makes two changes and one adverse record: version and standings must be of one state.
        const adverse = answer.standings.filter(
          (one) => one.kind === "known" && one.records.some(({ list }) => list === "black"),
        );
        expect(answer.listVersion).toBe(41 + 2 * adverse.length);
      }
      expect(seen).toHaveLength(40);
      await expectGapless(store);
    },
  },
  {
    title: "tells whoever listens that something changed before it answers, and nobody who stopped (R8)",
    prove: async (store) => {
      let count = 0;
      const stop = store.onChanged(() => {
        count += 1;
      });
      const failing = store.onChanged(() => {
        throw new Error("who listens fails");
      });
      const told = async (act: () => Promise<unknown>) => {
        const before = count;
        await act();
        return count > before;
      };
      expect(await told(() => store.register([entryOf(company(1))], now))).toBe(true);
      expect(await told(() => store.apply(listBlack(company(1), "B-1"), now))).toBe(true);
      // The calendar alone, on the day after the term.
      expect(await told(() => store.changesSince(0, 1, momentOn("2027-11-24")))).toBe(true);
      stop();
      failing();
      expect(await told(() => store.register([entryOf(company(2))], now))).toBe(false);
    },
  },
  {
    title: "bears one epoch until it is given another, of which whoever listens is told, 五(三)",
    prove: async (store) => {
      const epochs = async () => {
        const snapshot = await begunSnapshot(store, now);
        await snapshot.end();
        return [(await store.changesSince(0, 10, now)).epoch, snapshot.epoch];
      };
      const [before] = await epochs();
      await store.register([entryOf(company(1))], now);
      expect(await epochs()).toEqual([before, before]);
      let toldCount = 0;
      const stop = store.onChanged(() => {
        toldCount += 1;
      });
      const renewed = await store.renewEpoch();
      expect(toldCount).toBeGreaterThan(0);
      stop();
      expect([renewed === before, listsEpochSchema.parse(renewed)]).toEqual([false, renewed]);
      expect(await epochs()).toEqual([renewed, renewed]);
    },
  },
  {
    title: "gives all standings at one version, in order, whatever is done meanwhile, 五(三)",
    prove: async (store) => {
      await store.register(
        [person(2), company(3), company(1), company(2)].map((one) => entryOf(one)),
        now,
      );
      await store.catalogues.seed({ version: 1, text: "one" }, now);
      const snapshot = await begunSnapshot(store, now);
      await store.catalogues.seed({ version: 2, text: "two" }, now);
      await store.apply(listBlack(company(3), "B-1"), now);
      await store.register([entryOf(company(4))], now);
      const read = [...(await snapshot.next(2)), ...(await snapshot.next(10))];
      expect([snapshot.listVersion, snapshot.subjectCount, snapshot.catalogueVersion]).toEqual([5, 4, 1]);
      expect(await snapshot.next(10)).toEqual([]);
      await snapshot.end();
      const keys = read.map(({ subject }) => `${subject.kind} ${subject.code}`);
      expect(keys).toEqual([...keys].sort());
      expect(keys).toHaveLength(4);
      expect(read.flatMap((standing) => (standing.kind === "known" ? standing.records : []))).toEqual([]);
    },
  },
  {
    title: "gives all standings once the calendar was followed, 六(一) (R6)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await store.apply(listBlack(company(1), "B-1"), now);
      const snapshot = await begunSnapshot(store, momentOn("2027-11-24"));
      const [standing] = await snapshot.next(10);
      await snapshot.end();
      expect(standing).toMatchObject({ records: [{ recordId: "B-1", status: { kind: "exited" } }, {}] });
    },
  },
];
