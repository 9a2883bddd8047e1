import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { openPostgresProxy, type PostgresProxy } from "./postgres-proxy";
import { askPostgres, inNewDatabase, isPostgresThere, newSchema, postgresUrl } from "./postgres-schema";
import { holdWriteLock, waitForWriters } from "./postgres-write-lock";
import { applied, company, dateOf, entryOf, feedbackOn, listBlack, momentOn, onRecord } from "./world";

const now = momentOn();
const opened: RegistryStore[] = [];
const proxies: PostgresProxy[] = [];
const schemas: string[] = [];

afterEach(async () => {
  for (const proxy of proxies.splice(0)) proxy.close();
  for (const store of opened.splice(0)) await store.close();
  for (const schema of schemas.splice(0)) await askPostgres(`drop schema if exists ${schema} cascade`);
});

async function openStore(schema: string, url = postgresUrl): Promise<RegistryStore> {
  schemas.push(schema);
  const store = await openPostgresStore({ url, schema });
  opened.push(store);
  return store;
}

async function openBehindProxy(schema: string) {
  const proxy = await openPostgresProxy();
  proxies.push(proxy);
  return { proxy, store: await openStore(schema, proxy.url) };
}

/** Lists a company for each, about which all is told that an erasure is told after. */
async function listDoubted(store: RegistryStore, ...recordIds: readonly string[]): Promise<void> {
  for (const [index, recordId] of recordIds.entries()) {
    await store.register([entryOf(company(index + 1))], now);
    await applied(
      store,
      listBlack(company(index + 1), recordId),
      onRecord(recordId, { kind: "object", grounds: "objection" }),
      onRecord(recordId, { kind: "tell-provider" }),
    );
  }
}

describe.skipIf(!isPostgresThere)("a store in PostgreSQL of which something is out of reach", () => {
  it("ends no process when the first of its connections is ended while it waits to write", async () => {
    const schema = newSchema();
    // Under a name of its own, since others are at this server too.
    const url = new URL(postgresUrl);
    url.searchParams.set("application_name", schema);
    const store = await openStore(schema, url.href);
    await store.register([entryOf(company(1))], now);
    const letGo = await holdWriteLock(schema);
    const writing = expect(store.apply(listBlack(company(1), "B-1"), now)).rejects.toThrow();
    await waitForWriters(schema, 1);
    const ended = await askPostgres(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${schema}'`,
    );
    expect(ended).toHaveLength(1);
    await writing;
    // What nobody listens to would end the process in a later turn.
    await setTimeout(100);
    await letGo();
    expect(await store.apply(listBlack(company(1), "B-1"), now)).toMatchObject({ kind: "applied" });
  });

  it("lets others write again soon where it falls silent with the lock, and tells its own that they cannot", async () => {
    const schema = newSchema();
    const { proxy, store } = await openBehindProxy(schema);
    const other = await openStore(schema);
    await store.register([entryOf(company(1)), entryOf(company(2))], now);
    proxy.failAfter("pg_advisory_xact_lock", "silence");
    const startMs = performance.now();
    const first = expect(store.apply(listBlack(company(1), "B-1"), now)).rejects.toThrow();
    await expect(store.apply(listBlack(company(2), "B-2"), now)).rejects.toMatchObject({ code: "55P03" });
    // Before the server gives up the one that fell silent, after ten seconds.
    expect(performance.now() - startMs).toBeLessThan(10_000);
    await expect
      .poll(
        () =>
          other.apply(listBlack(company(2), "B-2"), now).then(
            ({ kind }) => kind,
            () => "busy",
          ),
        { timeout: 20_000 },
      )
      .toBe("applied");
    expect(performance.now() - startMs).toBeLessThan(17_000);
    proxy.heal();
    // It is given up by itself, after which this store writes again too.
    await first;
    expect(await store.apply(listBlack(company(1), "B-1"), now)).toMatchObject({ kind: "applied" });
  }, 60_000);

  it("writes again soon where it falls silent while it tells others that something changed, 五(三)", async () => {
    const { proxy, store } = await openBehindProxy(newSchema());
    await store.register([entryOf(company(1))], now);
    proxy.failAfter("pg_notify", "silence");
    const startMs = performance.now();
    await expect(store.apply(listBlack(company(1), "B-1"), now)).rejects.toThrow();
    expect(performance.now() - startMs).toBeLessThan(25_000);
    proxy.heal();
    expect(await store.apply(listBlack(company(1), "B-1"), now)).toMatchObject({ kind: "applied" });
  }, 40_000);

  it("answers as done once what was done and whose acknowledgement was lost, 五(三)", async () => {
    const schema = newSchema();
    const { proxy, store } = await openBehindProxy(schema);
    await store.register([entryOf(company(1))], now);
    proxy.failAfter("commit\0", "cut");
    await expect(store.apply(listBlack(company(1), "B-1"), now)).rejects.toThrow();
    const other = await openStore(schema);
    const { listVersion } = await other.lookUp([company(1)], now);
    expect(listVersion).toBe(3);
    expect(await store.apply(listBlack(company(1), "B-1"), now)).toMatchObject({
      kind: "applied",
      listVersion,
    });
    expect((await other.changesSince(0, 100, now)).changes).toHaveLength(2);
  });

  it("reads what fell due though another process writes for longer than a write waits, once that lets it, 六(一)", async () => {
    const schema = newSchema();
    const store = await openStore(schema);
    await store.register([entryOf(company(1))], now);
    await store.apply(
      listBlack(company(1), "B-1", { term: { kind: "until", lastOn: dateOf("2026-12-31") } }),
      now,
    );
    const letGo = await holdWriteLock(schema);
    const read = store.lookUp([company(1)], momentOn("2027-01-01"));
    await setTimeout(5_500);
    await letGo();
    expect((await read).standings).toMatchObject([{ records: [{ list: "black" }, { list: "watch" }] }]);
  });

  it("removes what was erased by an act whose acknowledgement was lost, once it is repeated or before, 六(三)", () =>
    // Somebody's transaction elsewhere would keep the rows.
    inNewDatabase(async (url) => {
      const proxy = await openPostgresProxy(url);
      const store = await openPostgresStore({ url: proxy.url });
      try {
        await listDoubted(store, "B-1", "B-2");
        const counts = async () =>
          (await askPostgres("select erasure_count, scrubbed_count from yingcha.counter", url))[0];
        const first = onRecord("B-1", { kind: "uphold" });
        proxy.failAfter("commit\0", "cut");
        await expect(store.apply(first, now)).rejects.toThrow();
        expect(await store.apply(first, now)).toMatchObject({ kind: "applied" });
        expect(await counts()).toEqual({ erasure_count: 1, scrubbed_count: 1 });

        proxy.failAfter("commit\0", "cut");
        await expect(store.apply(onRecord("B-2", { kind: "uphold" }), now)).rejects.toThrow();
        await expect.poll(counts).toEqual({ erasure_count: 2, scrubbed_count: 2 });
      } finally {
        proxy.close();
        await store.close();
      }
    }));

  it(
    "writes on and closes soon where it falls silent while a table is written anew, 六(三)",
    () =>
      inNewDatabase(async (url) => {
        const proxy = await openPostgresProxy(url);
        const store = await openPostgresStore({ url: proxy.url });
        try {
          await listDoubted(store, "B-1");
          proxy.failAfter("vacuum", "silence");
          const erasing = store.apply(onRecord("B-1", { kind: "uphold" }), now);
          const isErased = async () =>
            (await askPostgres("select erasure_count from yingcha.counter", url))[0]?.["erasure_count"] === 1;
          await expect.poll(isErased).toBe(true);
          await setTimeout(500);
          proxy.heal();
          // The connections of the pool that fell silent are given up one by one, and nothing else is waited for.
          const isWritten = () =>
            store.register([entryOf(company(2))], now).then(
              () => true,
              () => false,
            );
          await expect.poll(isWritten, { timeout: 50_000 }).toBe(true);
          const startMs = performance.now();
          await store.close();
          expect(performance.now() - startMs).toBeLessThan(5_000);
          expect(await erasing).toMatchObject({ kind: "applied" });
        } finally {
          proxy.close();
          await store.close().catch(() => undefined);
        }
      }),
    60_000,
  );

  it(
    "gives a reading of all standings up, where it falls silent at its beginning, 五(三)",
    () =>
      inNewDatabase(async (url) => {
        const proxy = await openPostgresProxy(url);
        const store = await openPostgresStore({ url: proxy.url });
        proxy.failAfter("select 1 from counter", "silence");
        await expect(store.beginSnapshot(now)).rejects.toThrow();
        proxy.close();
        await store.close();
      }),
    60_000,
  );
});

describe.skipIf(!isPostgresThere)(
  "a store in a PostgreSQL whose transactions are repeatable reads by default",
  () => {
    it("sees what was written before it, however long it waited, so that no erased record comes back, 六(三)", async () => {
      const schema = newSchema();
      const url = new URL(postgresUrl);
      url.searchParams.set(
        "options",
        "-c default_transaction_isolation=repeatable\\ read -c default_transaction_read_only=on",
      );
      // Its schema is there, since none is made by who only reads by default.
      await askPostgres(`create schema ${schema}`);
      const [one, other] = [await openStore(schema, url.href), await openStore(schema, url.href)];
      await one.register([entryOf(company(1))], now);
      await one.apply(listBlack(company(1), "B-1"), now);
      await one.apply(onRecord("B-1", { kind: "object", grounds: "objection" }), now);
      await one.apply(onRecord("B-1", { kind: "tell-provider" }), now);
      const letGo = await holdWriteLock(schema);
      const erasing = one.apply(onRecord("B-1", { kind: "uphold" }), now);
      await waitForWriters(schema, 1);
      const accepting = other.accept(feedbackOn(["B-1"]), now);
      await waitForWriters(schema, 2);
      await letGo();
      expect(await erasing).toMatchObject({ kind: "applied" });
      await accepting;
      expect((await one.casesTouched("B-1")).cases).toEqual([]);
    });
  },
);
