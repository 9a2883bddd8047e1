import { expect } from "vitest";
import { type PublicRecord, publicPageSchema } from "../../../src/contract/public-record";
import type { Transition } from "../../../src/contract/transition";
import type { ListRecord } from "../../../src/lists/list-record";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import type { StorePromise } from "./registry-store-contract";
import {
  applied,
  company,
  dateOf,
  entryOf,
  erase,
  listBlack,
  listRed,
  listWatch,
  momentOn,
  onRecord,
  person,
} from "./world";

const now = momentOn();

async function publicOf(store: RegistryStore, serial: number, moment = now) {
  return store.publicRecordsOf(company(serial), moment);
}

async function pagesOf(store: RegistryStore, list: "red" | "black", maxCount: number, moment = now) {
  const pages: (readonly PublicRecord[])[] = [];
  let after: string | undefined;
  do {
    const page = await store.publicPage({ list, after, maxCount }, moment);
    expect(publicPageSchema.parse(page)).toEqual(page);
    pages.push(page.records);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return pages;
}

export function imported(
  serial: number,
  list: ListRecord["list"],
  more: Partial<ListRecord> = {},
): ListRecord {
  return {
    recordId: `I-${list}-${serial}`,
    subject: company(serial),
    list,
    field: { id: "environment", title: "生态环境" },
    scope: "city",
    listedAs: "self",
    traits: ["t"],
    severity: "serious",
    authority: { name: "示例认定部门（虚构）" },
    provider: { name: "示例提供单位（虚构）" },
    bases: [{ title: "示例认定文书" }],
    listedOn: dateOf("2026-01-05"),
    term: { kind: "until", lastOn: dateOf("2026-12-31") },
    status: { kind: "listed" },
    ...more,
  };
}

export const publicViewPromises: readonly StorePromise[] = [
  {
    title: "shows of a public record who, on which list, why and until when, and not a field more, 三(一)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await applied(store, listBlack(company(1), "B-1"));
      expect(await publicOf(store, 1)).toEqual([
        {
          subject: company(1),
          name: "示例有限公司（虚构）",
          list: "black",
          field: { id: "environment", title: "生态环境" },
          authority: { name: "示例认定部门（虚构）", code: "DEPT-1" },
          bases: [{ title: "示例认定文书", documentNumber: "示例〔2026〕1号" }],
          listedOn: "2026-11-24",
          term: { kind: "until", lastOn: "2027-11-23" },
          state: "in-force",
        },
      ]);
    },
  },
  {
    title: "shows no watch record, and moves by one only as a red record ends by it, 四(四) 六(二)",
    prove: async (store) => {
      await store.register(
        [1, 2, 3].map((serial) => entryOf(company(serial))),
        now,
      );
      await applied(store, listRed(company(1), "R-1"), listBlack(company(2), "B-2"));
      const before = await Promise.all([publicOf(store, 1), publicOf(store, 2), publicOf(store, 3)]);
      expect(before.map((records) => records.length)).toEqual([1, 1, 0]);
      await applied(
        store,
        listWatch(company(2), "W-2"),
        listWatch(company(3), "W-3"),
        listWatch(company(1), "W-1"),
      );
      expect(await publicOf(store, 2)).toEqual(before[1]);
      expect(await publicOf(store, 3)).toEqual([]);
      expect(await publicOf(store, 1)).toEqual([]);
      await erase(store, "W-1", now);
      expect(await publicOf(store, 1)).toEqual(before[0]);
    },
  },
  {
    title: "shows nothing of persons, nor of who is listed for an organization",
    prove: async (store) => {
      const nobody = { ...entryOf(company(4)), subjectType: "natural-person" } as const;
      await store.register(
        [
          entryOf(company(1)),
          entryOf(person(1)),
          entryOf(company(3), { records: [imported(3, "black", { listedAs: "shareholder" })] }),
          { ...nobody, records: [imported(4, "black")] },
        ],
        now,
      );
      const responsiblePersons = [{ subject: person(1), role: "principal", recordId: "B-1-A" }] as const;
      await applied(store, listBlack(company(1), "B-1", { responsiblePersons }));
      expect((await pagesOf(store, "black", 100)).flat().map(({ subject }) => subject)).toEqual([company(1)]);
      expect(await store.publicRecordsOf(person(1), now)).toEqual([]);
    },
  },
  {
    title: "shows what is disputed as such, and a doubt only once a second officer has confirmed it, 五(六)",
    prove: async (store) => {
      await store.register([entryOf(company(1))], now);
      await applied(store, listBlack(company(1), "B-1"));
      const { kind: _, ...act } = onRecord("B-1", { kind: "tell-provider" });
      const state = async () => (await publicOf(store, 1)).map((record) => record.state);
      await applied(store, { ...act, transitionId: "d", kind: "doubt", officerId: "o-1" } as Transition);
      expect(await state()).toEqual(["in-force"]);
      await applied(store, {
        ...act,
        transitionId: "c",
        kind: "confirm-doubt",
        officerId: "o-2",
      } as Transition);
      expect(await state()).toEqual(["under-verification"]);
    },
  },
  {
    title:
      "shows nothing any more from the day of an exit, and after the last day, though nobody asked meanwhile, 六(三)",
    prove: async (store) => {
      await store.register(
        [
          entryOf(company(1)),
          entryOf(company(2)),
          entryOf(company(3), { records: [imported(3, "black")] }),
          entryOf(company(4), { records: [imported(4, "red", { listedOn: dateOf("2026-12-01") })] }),
          entryOf(company(5), {
            records: [
              imported(5, "black", { status: { kind: "exited", way: "repaired", on: dateOf("2026-11-26") } }),
            ],
          }),
        ],
        now,
      );
      await applied(store, listBlack(company(1), "B-1"), listBlack(company(2), "B-2"));
      await applied(store, onRecord("B-1", { kind: "repair" }));
      const shown = async (moment: typeof now) =>
        Promise.all([1, 2, 3, 4, 5].map(async (serial) => (await publicOf(store, serial, moment)).length));
      expect(await shown(now)).toEqual([0, 1, 1, 0, 1]);
      expect(await shown(momentOn("2026-11-25"))).toEqual([0, 1, 1, 0, 1]);
      expect(await shown(momentOn("2026-11-26"))).toEqual([0, 1, 1, 0, 0]);
      expect(await shown(momentOn("2026-12-31"))).toEqual([0, 1, 1, 1, 0]);
      expect(await shown(momentOn("2027-01-01"))).toEqual([0, 1, 0, 0, 0]);
      expect(await shown(momentOn("2027-11-24"))).toEqual([0, 0, 0, 0, 0]);
      expect((await pagesOf(store, "black", 1, momentOn("2027-01-01"))).flat()).toHaveLength(1);
    },
  },
  {
    title: "gives all of a list in pages of any size, each record once, and what says the very same as one",
    prove: async (store) => {
      const serials = Array.from({ length: 23 }, (_, index) => index + 1);
      await store.register(
        serials.map((serial) => {
          const twin = imported(serial, "red", { recordId: `I-twin-${serial}` });
          return entryOf(company(serial), {
            records: [imported(serial, "red"), twin, imported(serial, "watch")],
          });
        }),
        now,
      );
      const whole = await store.publicPage({ list: "red", maxCount: 100 }, now);
      expect(whole.next).toBeNull();
      expect(new Set(whole.records.map(({ subject }) => subject.code)).size).toBe(23);
      expect(whole.records).toHaveLength(23);
      for (const maxCount of [1, 2, 7, 45, 46])
        expect((await pagesOf(store, "red", maxCount)).flat()).toEqual(whole.records);
      expect(await pagesOf(store, "black", 5)).toEqual([[]]);
    },
  },
  {
    title: "tells who may not see the watch list nothing of it, and counts for them what they see, 四(四)",
    prove: async (store) => {
      const withheld = async (serial: number) => {
        const { listVersion, standings } = await store.lookUp([company(serial)], now, {
          watchList: "withheld",
        });
        return { listVersion, standing: standings[0] };
      };
      const cleanSinceOn = dateOf("2020-01-06");
      await store.register([entryOf(company(1), { cleanSinceOn }), entryOf(company(2))], now);
      const before = await withheld(1);
      expect(before).toMatchObject({
        listVersion: 3,
        standing: {
          records: [],
          sources: [
            { lists: ["red", "black"], state: "answered" },
            { lists: ["watch"], state: "withheld" },
            { state: "answered" },
            { state: "answered" },
          ],
        },
      });
      expect(before.standing).not.toHaveProperty("cleanSinceOn");
      await applied(
        store,
        listWatch(company(1), "W-1"),
        onRecord("W-1", { kind: "object", grounds: "objection" }),
      );
      await store.register([entryOf(company(1), { cleanSinceOn, records: [imported(1, "watch")] })], now);
      expect(await withheld(1)).toEqual(before);
      expect((await store.lookUp([company(1)], now)).listVersion).toBe(6);

      // A red record that falls is gone, without a word of what it fell for.
      await applied(store, listRed(company(2), "R-2"));
      expect(await withheld(2)).toMatchObject({ listVersion: 4, standing: { records: [{ list: "red" }] } });
      await applied(store, listWatch(company(2), "W-2"));
      expect(await withheld(2)).toMatchObject({ listVersion: 5, standing: { records: [] } });
      // Erased with what is told of it, 六(三): the red record is there again, and the erasure itself no change.
      await erase(store, "W-2", now);
      expect(await withheld(2)).toMatchObject({ listVersion: 6, standing: { records: [{ list: "red" }] } });
      // Where its term is over by then, nothing is seen and nothing counted.
      const term = { kind: "until", lastOn: dateOf("2026-11-30") } as const;
      await store.register([entryOf(company(3))], now);
      await applied(store, listRed(company(3), "R-3", { term }), listWatch(company(3), "W-3"));
      const [later, fallen] = [momentOn("2026-12-01"), await withheld(3)];
      expect(fallen).toMatchObject({ listVersion: 9, standing: { records: [] } });
      await erase(store, "W-3", later);
      expect(await withheld(3)).toEqual(fallen);
      await applied(store, listBlack(company(1), "B-1"), onRecord("B-1", { kind: "repair" }));
      expect(await withheld(1)).toMatchObject({
        listVersion: 11,
        standing: { records: [{ recordId: "B-1", status: { way: "repaired" } }] },
      });
    },
  },
  {
    title:
      "has who may not see the watch list write down what ends of the other lists and nothing of that one, and tells all of it, 四(四) 六(二)",
    prove: async (store) => {
      await store.register(
        [1, 2, 3].map((serial) => entryOf(company(serial))),
        now,
      );
      const until = (lastOn: string) => ({ term: { kind: "until", lastOn: dateOf(lastOn) } }) as const;
      await applied(
        store,
        listBlack(company(1), "B-1", until("2026-11-30")),
        listWatch(company(2), "W-2", until("2026-11-25")),
        listRed(company(3), "R-3", until("2026-12-04")),
      );
      const withheld = async (day: string) => {
        const { listVersion, standings } = await store.lookUp([company(1), company(3)], momentOn(day), {
          watchList: "withheld",
        });
        const records = standings.flatMap((one) => (one.kind === "known" ? one.records : []));
        return [listVersion, records.map(({ recordId, status }) => `${recordId} ${status.kind}`)];
      };
      expect(await withheld("2026-11-26")).toEqual([6, ["B-1 listed", "R-3 listed"]]);
      expect(await withheld("2026-12-01")).toEqual([7, ["B-1 exited", "R-3 listed"]]);
      expect(await withheld("2026-12-05")).toEqual([8, ["B-1 exited"]]);
      // Whoever may see the list writes down the rest, and is told all.
      const { changes, listVersion } = await store.changesSince(7, 100, momentOn("2026-12-06"));
      const told = changes.map((one) =>
        one.kind === "changed" ? `${one.recordId} ${one.event} ${one.at.slice(0, 10)}` : one.kind,
      );
      expect(told).toEqual([
        "B-1 exited 2026-12-01",
        "B-1:watch listed 2026-12-01",
        "R-3 exited 2026-12-05",
        "W-2 exited 2026-12-06",
      ]);
      expect(listVersion).toBe(11);
      expect(await withheld("2026-12-06")).toEqual([8, ["B-1 exited"]]);
    },
  },
  {
    title:
      "tells who may not see the watch list that a red record is gone, and alike whichever way it went, 四(四) 六(二)",
    prove: async (store) => {
      const serials = [1, 2, 3, 4, 5, 6];
      await store.register(
        serials.map((serial) => entryOf(company(serial))),
        now,
      );
      const term = { kind: "until", lastOn: dateOf("2026-11-30") } as const;
      for (const serial of serials)
        await applied(store, listRed(company(serial), `R-${serial}`, serial === 5 ? { term } : {}));
      const told = async (serial: number, moment = now) => {
        const how = { watchList: "withheld" } as const;
        const { listVersion, standings } = await store.lookUp([company(serial)], moment, how);
        return { listVersion, standing: JSON.stringify(standings).replaceAll(company(serial).code, "-") };
      };
      const before = await told(1);
      expect(before.standing).toContain('"red"');
      // While it is disputed it can go no other way, and once misuse is reported it may be known that it will.
      await applied(store, onRecord("R-4", { kind: "report-misuse" }));
      const untouched = await told(6);
      await applied(store, onRecord("R-6", { kind: "object", grounds: "objection" }));
      expect(await told(6)).toEqual(untouched);
      expect(untouched.listVersion).toBe(before.listVersion);

      await applied(store, listWatch(company(1), "W-1"));
      const watched = await told(1);
      expect(watched.listVersion).toBe(before.listVersion + 1);
      const ways: readonly (readonly [number, () => Promise<unknown>, typeof now])[] = [
        [2, () => applied(store, onRecord("R-2", { kind: "change-standard" })), now],
        [3, () => erase(store, "R-3", now), now],
        [4, () => applied(store, onRecord("R-4", { kind: "remove-misused" })), now],
        [6, () => applied(store, listWatch(company(6), "W-6")), now],
        // Nobody does it, and nobody looked meanwhile.
        [5, async () => undefined, momentOn("2026-12-01")],
      ];
      for (const [serial, leave, moment] of ways) {
        const { listVersion } = await told(serial);
        await leave();
        expect(await told(serial, moment)).toEqual({
          listVersion: listVersion + 1,
          standing: watched.standing,
        });
      }
      // Whoever may see the list is told each way.
      const { standings } = await store.lookUp(serials.map(company), momentOn("2026-12-01"));
      const waysTold = standings.map((standing) =>
        standing.kind === "known" ? standing.records.map(({ status }) => "way" in status && status.way) : [],
      );
      expect(waysTold).toEqual([
        ["adverse-listed", false],
        ["standard-changed"],
        [],
        ["incentive-misused"],
        ["expired"],
        ["adverse-listed", false],
      ]);
    },
  },
];
