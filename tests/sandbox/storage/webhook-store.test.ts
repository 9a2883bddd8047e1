import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { allAccess } from "../../../src/sandbox/access/all-access";
import { momentAt } from "../../../src/sandbox/moment-at";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "./postgres-schema";
import { company, entryOf, listBlack, listWatch, momentOn } from "./world";

const now = momentAt(Date.parse(momentOn().at));
const leaseMs = 60_000;
const atMs = (laterMs: number) => ({ ...now, at: new Date(Date.parse(now.at) + laterMs).toISOString() });
const appKey = "license-office";
const url = "https://permits.example.gov.cn/hook";
const webhook = { webhookId: "permits", appKey, url, sealedSecret: "sealed" };
const through = (listVersion: number) => ({ listVersion, thirdPartyVersion: listVersion });

/** The first store, and another one over the same lists where there can be one. */
interface Opened {
  readonly store: RegistryStore;
  readonly beside: RegistryStore;
}

const cleanups: (() => Promise<unknown> | unknown)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const kinds = [
  {
    name: "memory",
    async open(): Promise<Opened> {
      const store = createMemoryStore();
      return { store, beside: store };
    },
  },
  {
    name: "SQLite",
    async open(): Promise<Opened> {
      const folder = mkdtempSync(join(tmpdir(), "yingcha-webhooks-"));
      cleanups.push(() => rmSync(folder, { recursive: true }));
      const path = join(folder, "lists.db");
      return both(await openSqliteStore({ path }), await openSqliteStore({ path }));
    },
  },
  {
    name: "PostgreSQL",
    async open(): Promise<Opened> {
      const schema = newSchema();
      cleanups.push(() => askPostgres(`drop schema if exists "${schema}" cascade`));
      const options = { url: postgresUrl, schema, connectionMaxCount: 2 };
      return both(await openPostgresStore(options), await openPostgresStore(options));
    },
  },
];

function both(store: RegistryStore, beside: RegistryStore): Opened {
  cleanups.push(
    () => store.close(),
    () => beside.close(),
  );
  return { store, beside };
}

async function known(open: () => Promise<Opened>): Promise<Opened> {
  const opened = await open();
  await opened.store.applications.add({ appKey, name: "示例系统", sealedSecret: "sealed", ...allAccess });
  return opened;
}

async function owing(open: () => Promise<Opened>): Promise<Opened> {
  const opened = await known(open);
  await opened.store.webhooks.add(webhook);
  await opened.store.register([entryOf(company(1))], now);
  return opened;
}

describe.each(kinds)("whom the platform tells of changes, in $name,", ({ name, open }) => {
  const promise = name === "PostgreSQL" && !isPostgresThere ? it.skip : it;

  promise("owes nothing to an address that was added after the change", async () => {
    const { store } = await known(open);
    await store.register([entryOf(company(1))], now);
    await store.webhooks.add(webhook);
    expect(await store.webhooks.claim(now, leaseMs)).toBeUndefined();
    expect(await store.webhooks.list()).toEqual([
      { ...webhook, through: through(2), state: { kind: "live" } },
    ]);
  });

  promise("owes each change that comes after, until it is told", async () => {
    const { store, beside } = await owing(open);
    const claim = await beside.webhooks.claim(now, leaseMs);
    const news = { watchList: "told", listVersion: 2, changedAt: now.at };
    expect(claim).toMatchObject({ webhook, news, through: through(2), failureCount: 0 });
    if (claim === undefined) throw new Error("Nothing was owed.");
    await beside.webhooks.settle(claim, { kind: "delivered" }, now);
    expect(await store.webhooks.list()).toMatchObject([{ through: through(2), state: { kind: "live" } }]);
    expect(await store.webhooks.claim(atMs(2 * leaseMs), leaseMs)).toBeUndefined();
  });

  promise(
    "gives one of several that ask at once the work, and another one when the lease is over",
    async () => {
      const { store, beside } = await owing(open);
      const claims = await Promise.all([
        store.webhooks.claim(now, leaseMs),
        beside.webhooks.claim(now, leaseMs),
        store.webhooks.claim(now, leaseMs),
      ]);
      const [first, ...more] = claims.filter((claim) => claim !== undefined);
      expect(more).toEqual([]);
      if (first === undefined) throw new Error("Nobody was given the work.");
      expect(await beside.webhooks.claim(atMs(leaseMs - 1), leaseMs)).toBeUndefined();
      const second = await beside.webhooks.claim(atMs(leaseMs), leaseMs);
      expect(second).toMatchObject({ webhook, news: { listVersion: 2 } });

      // Who held it before has nothing to say any more.
      await store.webhooks.settle(first, { kind: "stopped", reason: "gone" }, atMs(leaseMs));
      expect(await store.webhooks.list()).toMatchObject([{ through: through(1), state: { kind: "live" } }]);
    },
  );

  promise("waits after a failure, and counts the failures since the first", async () => {
    const { store } = await owing(open);
    const fail = async (laterMs: number, waitMs: number) => {
      const claim = await store.webhooks.claim(atMs(laterMs), leaseMs);
      if (claim === undefined) throw new Error("Nothing was due.");
      const nextAt = atMs(laterMs + waitMs).at;
      await store.webhooks.settle(claim, { kind: "failed", nextAt }, atMs(laterMs));
      return claim;
    };
    await fail(0, 5_000);
    expect(await store.webhooks.claim(atMs(4_999), leaseMs)).toBeUndefined();
    await fail(5_000, 7_000);
    expect(await store.webhooks.list()).toMatchObject([
      {
        through: through(1),
        state: { kind: "failing", sinceAt: now.at, failureCount: 2, nextAt: atMs(12_000).at },
      },
    ]);
    const third = await store.webhooks.claim(atMs(12_000), leaseMs);
    expect(third).toMatchObject({ failureCount: 2 });
  });

  promise("leaves an address alone that is stopped, until it is resumed", async () => {
    const { store, beside } = await owing(open);
    const claim = await store.webhooks.claim(now, leaseMs);
    if (claim === undefined) throw new Error("Nothing was due.");
    await store.webhooks.settle(claim, { kind: "stopped", reason: "exhausted" }, now);
    expect(await beside.webhooks.claim(atMs(10 * leaseMs), leaseMs)).toBeUndefined();
    expect(await beside.webhooks.list()).toMatchObject([
      { state: { kind: "stopped", at: now.at, reason: "exhausted" } },
    ]);
    expect(await beside.webhooks.resume("permits")).toBe(true);
    expect(await store.webhooks.claim(now, leaseMs)).toMatchObject({
      news: { listVersion: 2 },
      failureCount: 0,
    });
    expect(await beside.webhooks.resume("nobody")).toBe(false);
  });

  promise(
    "gives a claimed address to another one when it is resumed, however long it was claimed for",
    async () => {
      const { store, beside } = await owing(open);
      const first = await store.webhooks.claim(atMs(400 * 86_400_000), leaseMs);
      if (first === undefined) throw new Error("Nothing was due.");
      expect(await store.webhooks.claim(now, leaseMs)).toBeUndefined();
      await beside.webhooks.resume("permits");
      expect(await store.webhooks.claim(now, leaseMs)).toMatchObject({ news: { listVersion: 2 } });
      await store.webhooks.settle(first, { kind: "stopped", reason: "gone" }, now);
      expect(await store.webhooks.list()).toMatchObject([{ state: { kind: "live" } }]);
    },
  );

  promise("holds an id once, and forgets it when it is removed", async () => {
    const { store } = await known(open);
    await store.webhooks.add(webhook);
    await expect(store.webhooks.add({ ...webhook, url: "https://other.example.gov.cn/" })).rejects.toThrow(
      "stands already",
    );
    expect(await store.webhooks.remove("permits")).toBe(true);
    expect(await store.webhooks.remove("permits")).toBe(false);
    expect(await store.webhooks.list()).toEqual([]);
  });

  promise("tells of the watch list whoever may see it, and nobody else, 四(四) (R10)", async () => {
    const { store, beside } = await known(open);
    await store.register([entryOf(company(1)), entryOf(company(2))], now);
    await store.webhooks.add(webhook);
    await store.applications.change(appKey, { scopes: ["lookup"] });
    const later = atMs(3_600_000);
    await store.apply(listWatch(company(1), "W-1"), later);
    expect(await beside.webhooks.claim(later, leaseMs)).toBeUndefined();
    await store.applications.change(appKey, { scopes: ["lookup", "watch-list"] });
    expect(await store.webhooks.claim(later, leaseMs)).toMatchObject({
      news: { watchList: "told", listVersion: 4, changedAt: later.at },
    });
  });

  promise("tells of what is seen without the watch list by its own version and time, 四(四)", async () => {
    const { store } = await known(open);
    await store.register([entryOf(company(1)), entryOf(company(2))], now);
    await store.apply(listWatch(company(1), "W-1"), now);
    await store.webhooks.add(webhook);
    await store.applications.change(appKey, { scopes: ["lookup"] });
    await store.apply(listBlack(company(2), "B-2"), atMs(1_000));
    const seen = await store.lookUp([company(1)], atMs(1_000), { watchList: "withheld" });
    await store.apply(listWatch(company(1), "W-3"), atMs(2_000));
    const claim = await store.webhooks.claim(atMs(3_000), leaseMs);
    if (claim === undefined) throw new Error("Nothing was owed.");
    expect(claim.news).toEqual({
      watchList: "withheld",
      listVersion: seen.listVersion,
      changedAt: atMs(1_000).at,
    });
    await store.webhooks.settle(claim, { kind: "delivered" }, atMs(3_000));
    expect(await store.webhooks.claim(atMs(3_000), leaseMs)).toBeUndefined();

    // Let see more again, it is owed what came since, and nothing of before.
    await store.applications.change(appKey, { scopes: ["watch-list"] });
    expect(await store.webhooks.claim(atMs(3_000), leaseMs)).toBeUndefined();
    await store.apply(listWatch(company(2), "W-4"), atMs(4_000));
    expect(await store.webhooks.claim(atMs(4_000), leaseMs)).toMatchObject({ news: { watchList: "told" } });
  });

  promise("is for applications that are there, and goes with its own", async () => {
    const { store, beside } = await owing(open);
    await expect(
      store.webhooks.add({ ...webhook, webhookId: "second", appKey: "nobody" }),
    ).rejects.toMatchObject({ code: "application-unknown" });
    await beside.applications.remove(appKey);
    expect(await store.webhooks.claim(now, leaseMs)).toBeUndefined();
    expect(await store.webhooks.list()).toEqual([]);
  });

  promise("tells one address while another one fails", async () => {
    const { store } = await owing(open);
    await store.webhooks.add({ ...webhook, webhookId: "second" });
    await store.register([entryOf(company(2))], now);
    const first = await store.webhooks.claim(now, leaseMs);
    const second = await store.webhooks.claim(now, leaseMs);
    const ids = [first, second].map((claim) => claim?.webhook.webhookId);
    expect(ids.toSorted()).toEqual(["permits", "second"]);
  });
});
