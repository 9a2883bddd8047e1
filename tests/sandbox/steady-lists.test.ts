import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { momentAt } from "../../src/sandbox/moment-at";
import { steadyLists } from "../../src/sandbox/steady-lists";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import { createManualClock } from "../../src/testing/manual-clock";
import type { ManualClock } from "../../src/testing/manual-machine";
import { addDays } from "../../src/time/calendar-date";
import { company, entryOf, feedbackOn, listBlack, onRecord } from "./storage/world";

let clock: ManualClock;
beforeEach(() => {
  clock = createManualClock("2026-11-24T09:00:00+08:00");
  vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const now = () => momentAt(clock.wallMs());

async function listedUntil(days: number) {
  const store = createMemoryStore();
  await store.register([entryOf(company(1))], now());
  const term = { kind: "until", lastOn: addDays(now().date, days) } as const;
  await store.apply(listBlack(company(1), "B-1", { term }), now());
  const lists = steadyLists(store, clock);
  const shown = async () => (await lists.lookUp([company(1)], now())).standings;
  return { lists, shown };
}

const listed = [{ records: [{ recordId: "B-1", status: { kind: "listed" } }] }];
const ended = [{ records: [{ status: { kind: "exited" } }, { recordId: "B-1:watch" }] }];

describe("a wall clock that was set 800 days ahead", () => {
  it("ends no record, whoever reads or acts meanwhile, 六(一) (R6)", async () => {
    const { lists, shown } = await listedUntil(365);
    clock.stepWall({ days: 800 });
    const acts = [
      shown,
      () => lists.changesSince(0, 10, now()),
      () => lists.apply(onRecord("B-1", { kind: "repair" }), now()),
      () => lists.accept(feedbackOn(["B-1"]), now()),
    ];
    for (const act of acts) await expect(act()).rejects.toThrow("leapt ahead");
    expect(process.emitWarning).toHaveBeenCalledTimes(1);
    clock.stepWall({ days: -800 });
    expect(await shown()).toMatchObject(listed);
    const { changes } = await lists.changesSince(2, 10, now());
    expect(changes).toMatchObject([{ event: "listed", at: now().at }]);
  });

  it("keeps silent also to who asks of no moment, as the open health does, and is warned of each time (R6)", async () => {
    const { lists } = await listedUntil(365);
    for (const times of [1, 2]) {
      clock.stepWall({ days: 800 });
      await expect(lists.changesSince(0, 1, momentAt(0))).rejects.toThrow("leapt ahead");
      expect(process.emitWarning).toHaveBeenCalledTimes(times);
      clock.stepWall({ days: -800 });
      expect(await lists.changesSince(0, 1, momentAt(0))).toMatchObject({ listVersion: 3 });
    }
  });

  it("is told from time that passed, from sleep, and from a clock set right again (R6)", async () => {
    const { shown } = await listedUntil(365);
    clock.stepWall({ days: -800 });
    await shown();
    clock.stepWall({ days: 800 });
    for (let month = 1; month <= 6; month += 1) {
      clock.suspend({ days: 30 });
      expect(await shown()).toMatchObject(listed);
    }
    clock.advance({ days: 200 });
    expect(await shown()).toMatchObject(ended);
    expect(process.emitWarning).not.toHaveBeenCalled();
  });
});
