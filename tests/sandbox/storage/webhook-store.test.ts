import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { momentAt } from "../../../src/sandbox/moment-at";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "./postgres-schema";
import { company, entryOf, momentOn } from "./world";

const now = momentAt(Date.parse(momentOn().at));
const leaseMs = 60_000;
const atMs = (laterMs: number) => ({ ...now, at: new Date(Date.parse(now.at) + laterMs).toISOString() });
const webhook = { webhookId: "permits", url: "https://permits.example.gov.cn/hook", sealedSecret: "sealed" };

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

async function owing(open: () => Promise<Opened>): Promise<Opened> {
  const opened = await open();
  await opened.store.webhooks.add(webhook);
  await opened.store.register([entryOf(company(1))], now);
  return opened;
}

describe.each(kinds)("whom the platform tells of changes, in $name,", ({ name, open }) => {
  const promise = name === "PostgreSQL" && !isPostgresThere ? it.skip : it;

  promise("owes nothing to an address that was added after the change", async () => {
    const { store } = await open();
    await store.register([entryOf(company(1))], now);
    await store.webhooks.add(webhook);
    expect(await store.webhooks.claim(now, leaseMs)).toBeUndefined();
    expect(await store.webhooks.list()).toEqual([{ ...webhook, toldVersion: 2, state: { kind: "live" } }]);
  });

  promise("owes each change that comes after, until it is told", async () => {
    const { store, beside } = await owing(open);
    const claim = await beside.webhooks.claim(now, leaseMs);
    expect(claim).toMatchObject({ webhook, listVersion: 2, changedAt: now.at, failureCount: 0 });
    if (claim === undefined) throw new Error("Nothing was owed.");
    await beside.webhooks.settle(claim, { kind: "delivered", listVersion: 2 }, now);
    expect(await store.webhooks.list()).toMatchObject([{ toldVersion: 2, state: { kind: "live" } }]);
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
      expect(second).toMatchObject({ webhook, listVersion: 2 });

      // Who held it before has nothing to say any more.
      await store.webhooks.settle(first, { kind: "stopped", reason: "gone" }, atMs(leaseMs));
      expect(await store.webhooks.list()).toMatchObject([{ toldVersion: 1, state: { kind: "live" } }]);
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
        toldVersion: 1,
        state: { kind: "failing", sinceAt: now.at, failureCount: 2, nextAt: atMs(12_000).at },
      },
    ]);
    const third = await store.webhooks.claim(atMs(12_000), leaseMs);
    expect(third).toMatchObject({ failureCount: 2, failingSinceAt: now.at });
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
    expect(await store.webhooks.claim(now, leaseMs)).toMatchObject({ listVersion: 2, failureCount: 0 });
    expect(await beside.webhooks.resume("nobody")).toBe(false);
  });

  promise("holds an id once, and forgets it when it is removed", async () => {
    const { store } = await open();
    await store.webhooks.add(webhook);
    await expect(store.webhooks.add({ ...webhook, url: "https://other.example.gov.cn/" })).rejects.toThrow(
      "stands already",
    );
    expect(await store.webhooks.remove("permits")).toBe(true);
    expect(await store.webhooks.remove("permits")).toBe(false);
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
