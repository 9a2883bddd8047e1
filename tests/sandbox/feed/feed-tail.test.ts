import { describe, expect, it } from "vitest";
import { createFeedTail } from "../../../src/sandbox/feed/feed-tail";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { createManualClock } from "../../../src/testing/manual-clock";
import { company, entryOf, momentOn } from "../storage/world";

const windowMaxCount = 5_000;

async function openTail(subjectCount: number) {
  const store = createMemoryStore();
  const clock = createManualClock("2026-11-24T09:00:00+08:00");
  await store.register(
    Array.from({ length: subjectCount }, (_, serial) => entryOf(company(serial))),
    momentOn(),
  );
  const tail = createFeedTail({ lists: store, clock, windowMaxCount, onEvent: () => undefined });
  // The first reading begins at the end; what comes after it is kept.
  await tail.refresh();
  return { store, clock, tail };
}

describe("the tail of the changes", () => {
  it("holds few made pages, though every position of a full window was asked for", async () => {
    const { store, tail } = await openTail(0);
    await store.register(
      Array.from({ length: windowMaxCount }, (_, serial) => entryOf(company(serial))),
      momentOn(),
    );
    await tail.refresh();
    const positions = Array.from({ length: windowMaxCount }, (_, index) => index + 1);
    const made = await Promise.all(positions.map((position) => tail.pageAfter(position)));
    expect(new Set(made).size).toBe(windowMaxCount);
    // What is given once more, the same, was kept; from the newest on, so that nothing that is kept is put out first.
    let keptCount = 0;
    for (const position of positions.toReversed())
      if ((await tail.pageAfter(position)) === made[position - 1]) keptCount += 1;
    expect(keptCount).toBeGreaterThan(0);
    expect(keptCount).toBeLessThanOrEqual(32);
  });

  it("gives nothing of what it keeps once a reading failed, since something of it may be erased by now, 六(三)", async () => {
    const { store, tail } = await openTail(0);
    await store.register([entryOf(company(1)), entryOf(company(2))], momentOn());
    await tail.refresh();
    expect(await tail.pageAfter(1)).toMatchObject({ last: 3 });
    const { changesSince } = store;
    Object.assign(store, { changesSince: () => Promise.reject(new Error("The database is out of reach.")) });
    // As of the look of each second: nobody was told of anything.
    await expect(tail.refresh()).rejects.toThrow("out of reach");
    await expect(tail.pageAfter(1)).rejects.toThrow("out of reach");
    // Whoever has all of it waits on.
    expect(await tail.pageAfter(3)).toBeUndefined();
    Object.assign(store, { changesSince });
    expect(await tail.pageAfter(1)).toMatchObject({ last: 3 });
  });

  it("gives nothing of what it keeps while a reading does not end, 六(三)", async () => {
    const { store, clock, tail } = await openTail(0);
    await store.register([entryOf(company(1))], momentOn());
    await tail.refresh();
    Object.assign(store, { changesSince: () => new Promise(() => undefined) });
    void tail.refresh();
    clock.advance({ seconds: 6 });
    let isGiven = false;
    void tail.pageAfter(1).then(() => {
      isGiven = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isGiven).toBe(false);
  });
});
