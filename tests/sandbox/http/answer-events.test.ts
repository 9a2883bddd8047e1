import { afterEach, describe, expect, it } from "vitest";
import { sha256Hex } from "../../../src/integrity/sha256";
import { allAccess } from "../../../src/sandbox/access/all-access";
import type { Application } from "../../../src/sandbox/access/application";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { type ChangeFeedHow, createChangeFeed } from "../../../src/sandbox/feed/change-feed";
import { listen } from "../../../src/sandbox/http/listen";
import { createPlatformApp, type PlatformAppParts } from "../../../src/sandbox/http/platform-app";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { systemClock } from "../../../src/time/clock";
import { follow, followWithoutReading } from "../feed/followed";
import { company, entryOf, erase, listBlack, momentOn } from "../storage/world";
import { openDesk } from "./desk";

const now = momentOn();
const full = { appKey: "mirror", secret: "secret-of-the-mirror", ...allAccess };
const blind = { ...full, appKey: "desk", scopes: ["lookup", "feedback"] } as const;
const closings: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

async function openPlatform(
  how: ChangeFeedHow = {},
  applications: PlatformAppParts["applications"] = [full, blind],
) {
  const store = createMemoryStore();
  const lists = store;
  const feed = createChangeFeed({ lists, onChanged: store.onChanged, clock: systemClock }, how);
  const app = createPlatformApp({
    ...{ lists, feed, catalogue: demonstrationCatalogue, applications, clock: systemClock },
  });
  const { baseUrl, close } = await listen(app, { port: 0, host: "127.0.0.1" });
  closings.push(async () => {
    feed.close();
    await close();
  });
  const { appKey, secret } = full;
  const register = (serial: number) => store.register([entryOf(company(serial))], now);
  return { store, feed, close, register, asker: { baseUrl, appKey, secret } };
}

describe("the stream of changes", () => {
  it("gives first what came after a number, and then each change as it happens, in order, 五(三)", async () => {
    const { asker, store, register } = await openPlatform();
    for (const serial of [1, 2, 3]) await register(serial);
    const followed = await follow(asker, { path: "v1/events?since=2" });
    expect(followed.answer.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    expect(followed.answer.headers.get("x-accel-buffering")).toBe("no");
    await expect.poll(followed.sequences).toEqual([3, 4]);
    await register(4);
    await expect.poll(followed.sequences).toEqual([3, 4, 5]);
    const { epoch } = await store.changesSince(0, 1, now);
    expect(followed.events.map((event) => ("id" in event ? event.id : "forged"))).toEqual([
      `${epoch}.4`,
      `${epoch}.5`,
    ]);
    followed.stop();
  });

  it("gives at most 100 changes in a message, each signed over the request's nonce", async () => {
    const { asker, store } = await openPlatform();
    await store.register(
      Array.from({ length: 250 }, (_, serial) => entryOf(company(serial))),
      now,
    );
    const followed = await follow(asker);
    await expect.poll(() => followed.changes().length).toBe(250);
    expect(
      followed.events.map((event) => (event.kind === "changes" ? event.page.changes.length : event.kind)),
    ).toEqual([100, 100, 50]);
    followed.stop();
  });

  it("goes on after Last-Event-ID, which goes before the query", async () => {
    const { asker, register } = await openPlatform();
    for (const serial of [1, 2, 3]) await register(serial);
    const early = await follow(asker, { path: "v1/events?since=2" });
    await expect.poll(early.sequences).toEqual([3, 4]);
    const [first] = early.events;
    const id = first?.kind === "changes" ? first.id : undefined;
    const followed = await follow(asker, {
      path: "v1/events?since=0",
      headers: { "last-event-id": String(id).replace(/4$/, "3") },
    });
    await expect.poll(followed.sequences).toEqual([4]);
    early.stop();
    followed.stop();
  });

  it("is refused under the epoch that the lists bore before a restore, and ends for whoever follows, 五(三)", async () => {
    const { asker, store, register } = await openPlatform();
    await register(1);
    const { epoch } = await store.changesSince(0, 1, now);
    const path = `v1/events?since=1&epoch=${epoch}`;
    const early = await follow(asker, { path });
    await expect.poll(early.sequences).toEqual([2]);
    const renewed = await store.renewEpoch();
    await early.ended;
    expect((await follow(asker, { path })).answer.status).toBe(409);
    const headers = { "last-event-id": `${epoch}.2` };
    expect((await follow(asker, { headers })).answer.status).toBe(409);
    const late = await follow(asker, { path: `v1/events?since=1&epoch=${renewed}` });
    await expect.poll(late.sequences).toEqual([2]);
    late.stop();
  });

  it("says when nothing happens that nothing is untold", async () => {
    const { asker, store, register } = await openPlatform({ heartbeatMs: 50 });
    await register(1);
    const followed = await follow(asker, { path: "v1/events?since=2" });
    await expect
      .poll(() => followed.events.at(-1))
      .toMatchObject({
        kind: "heartbeat",
        id: undefined,
        heartbeat: { epoch: (await store.changesSince(0, 1, now)).epoch, listVersion: 2 },
      });
    followed.stop();
  });

  it("gives of an erased record its number alone, from then on also to who was shown it, 六(三)", async () => {
    const { asker, store, register } = await openPlatform();
    await register(1);
    const early = await follow(asker);
    await store.apply(listBlack(company(1), "B-MARKED"), now);
    await expect.poll(() => JSON.stringify(early.events)).toContain("B-MARKED");
    await erase(store, "B-MARKED", now);
    // The window is in use all the while, since somebody follows.
    const late = await follow(asker);
    await expect
      .poll(() => late.changes().at(-1))
      .toMatchObject({
        kind: "erased",
        recordDigest: sha256Hex("B-MARKED"),
      });
    expect(JSON.stringify(late.events)).not.toContain("B-MARKED");
    await expect.poll(() => early.changes().at(-1)?.kind).toBe("erased");
    expect(early.sequences()).toEqual(late.sequences());
    early.stop();
    late.stop();
  });

  it.each([
    ["a query that is no number", "v1/events?since=x", {}],
    ["a number given twice", "v1/events?since=1&since=1", {}],
    ["a limit, which it does not take", "v1/events?limit=5", {}],
    ["a Last-Event-ID without its epoch", "v1/events", { "last-event-id": "3" }],
    ["an epoch that is none", "v1/events?epoch=none", {}],
  ])("is refused for %s", async (_, path, headers) => {
    const { asker } = await openPlatform();
    const { answer } = await follow({ ...asker }, { path, headers });
    expect(answer.status).toBe(400);
  });

  it("is refused after a change that there never was, since the lists were made anew", async () => {
    const { asker } = await openPlatform();
    const { answer } = await follow(asker, { path: "v1/events?since=7" });
    expect(answer.status).toBe(409);
  });

  it("is for those alone who may see the watch list, 四(四) (R10)", async () => {
    const { asker } = await openPlatform();
    const { answer } = await follow({ ...asker, appKey: blind.appKey });
    expect(answer.status).toBe(403);
  });

  it("is refused beyond so many of one application, which may try again later, and free again once one ends", async () => {
    const { asker } = await openPlatform({ streamMaxCount: 1 });
    const first = await follow(asker);
    const second = await follow(asker);
    expect([second.answer.status, second.answer.headers.get("retry-after")]).toEqual([429, "30"]);
    first.stop();
    await expect
      .poll(async () => {
        const third = await follow(asker);
        third.stop();
        return third.answer.status;
      })
      .toBe(200);
  });

  it("ends in good order when the platform stops", async () => {
    const { asker, feed, close } = await openPlatform();
    const followed = await follow(asker);
    const startMs = performance.now();
    feed.close();
    await close({ graceMs: 20_000 });
    await followed.ended;
    expect(performance.now() - startMs).toBeLessThan(10_000);
  });

  it("ends after a time, and goes on where it was", async () => {
    const { asker, register } = await openPlatform({ lifeMaxMs: 1_000 });
    const followed = await follow(asker);
    await followed.ended;
    await register(1);
    const again = await follow(asker);
    await expect.poll(again.sequences).toEqual([2]);
    await again.ended;
  });

  it.each<[string, Application | undefined]>([
    ["is removed", undefined],
    ["may no longer see the watch list", { ...full, scopes: ["lookup"] }],
    ["has the secret no more that it was opened with", { ...full, secret: "another-secret-of-the-mirror" }],
  ])("ends within seconds once its application %s, 四(四) (R10)", async (_, changed) => {
    let current: Application | undefined = full;
    const { asker, store, register } = await openPlatform({}, async () => current);
    await register(1);
    const followed = await follow(asker);
    await expect.poll(followed.sequences).toEqual([2]);
    current = changed;
    const startMs = performance.now();
    await followed.ended;
    expect(performance.now() - startMs).toBeLessThan(8_000);
    await store.apply(listBlack(company(1), "B-LATE"), now);
    expect(JSON.stringify(followed.events)).not.toContain("B-LATE");
  });

  it("goes on under the earlier secret as long as that is live", async () => {
    let current: Application = full;
    const { asker, register } = await openPlatform({}, async () => current);
    const followed = await follow(asker);
    current = { ...full, secret: "another-secret-of-the-mirror", earlierSecret: full.secret };
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await register(1);
    await expect.poll(followed.sequences).toEqual([2]);
    followed.stop();
  });

  it("ends where nobody can tell who may ask", async () => {
    let isReadable = true;
    const { asker } = await openPlatform({}, async () => {
      if (!isReadable) throw new Error("Nobody can tell who may ask.");
      return full;
    });
    const followed = await follow(asker);
    isReadable = false;
    const startMs = performance.now();
    await followed.ended;
    expect(performance.now() - startMs).toBeLessThan(8_000);
  });

  it("drops the connection of whoever takes nothing while there is something, and holds nothing for it meanwhile", async () => {
    const { asker, store } = await openPlatform({
      stallMaxMs: 1_000,
      windowMaxCount: 100,
      streamMaxCount: 1,
    });
    let asked = 0;
    const { changesSince } = store;
    Object.assign(store, {
      changesSince: (...args: Parameters<typeof changesSince>) => {
        if (args[1] === 100) asked += 1;
        return changesSince(...args);
      },
    });
    // More than the buffers of the system between two sockets hold.
    const long = { name: "示例".repeat(90) };
    const socket = followWithoutReading(asker);
    await store.register(
      Array.from({ length: 60_000 }, (_, serial) => entryOf(company(serial % 99_999), long)),
      now,
    );
    const isClosed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
    await expect.poll(() => asked).toBeGreaterThan(0);
    // Another one is served once it is dropped, and is read for itself then.
    let askedBefore = 0;
    const statusOfAnother = async () => {
      askedBefore = asked;
      const { answer, stop } = await follow(asker);
      stop();
      return answer.status;
    };
    expect(await statusOfAnother()).toBe(429);
    await expect.poll(statusOfAnother).toBe(200);
    // Nothing is read for a socket that takes nothing.
    expect(askedBefore).toBeLessThan(600);
    socket.resume();
    await isClosed;
  });

  it.each(["v1/events", "v1/snapshot", "v1/keys"])(
    "is none where the platform has no feed: %s",
    async (path) => {
      const desk = await openDesk();
      expect(await desk.send("GET", path)).toMatchObject({
        status: 404,
        isSigned: true,
        body: { code: "path-unknown" },
      });
    },
  );
});
