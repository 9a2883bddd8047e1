import { setTimeout } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { accessPromises } from "./access-promises";
import {
  askPostgres,
  inNewDatabase,
  isPostgresThere,
  newSchema,
  postgresUrl,
  tableFilesOf,
} from "./postgres-schema";
import { storePromises } from "./registry-store-contract";
import { begunSnapshot, company, entryOf, erase, feedbackOn, listBlack, momentOn } from "./world";

const now = momentOn();
const opened: RegistryStore[] = [];
const schemas: string[] = [];

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  for (const schema of schemas.splice(0)) await askPostgres(`drop schema if exists ${schema} cascade`);
});

async function openStore(schema = newSchema()): Promise<RegistryStore> {
  schemas.push(schema);
  const store = await openPostgresStore({ url: postgresUrl, schema });
  opened.push(store);
  return store;
}

describe.skipIf(!isPostgresThere)("a store in PostgreSQL", () => {
  it.each([...storePromises, ...accessPromises].map(({ title, prove }) => [title, prove] as const))(
    "%s",
    async (_, prove) => {
      await prove(await openStore());
    },
  );

  it("gives after it was opened again what it gave before", async () => {
    const schema = newSchema();
    const first = await openStore(schema);
    await first.register([entryOf(company(1)), entryOf(company(2))], now);
    const listing = await first.apply(listBlack(company(1), "B-1"), now);
    await first.accept(feedbackOn(["B-1"]), now);
    const before = await first.lookUp([company(1), company(2)], now);
    opened.splice(0);
    await first.close();

    const second = await openStore(schema);
    expect(await second.lookUp([company(1), company(2)], now)).toEqual(before);
    expect(await second.apply(listBlack(company(1), "B-1"), now)).toEqual(listing);
    expect(await second.casesTouched("B-1")).toHaveLength(1);
    expect(await second.apply(listBlack(company(2), "B-2"), now)).toMatchObject({ listVersion: 5 });
  });

  it("numbers what several stores on one schema do in one sequence, whoever is first", async () => {
    const schema = newSchema();
    const stores = await Promise.all([openStore(schema), openStore(schema), openStore(schema)]);
    const [one] = stores as readonly [RegistryStore, ...RegistryStore[]];
    await one.register(
      Array.from({ length: 60 }, (_, serial) => entryOf(company(serial))),
      now,
    );
    await Promise.all(
      Array.from({ length: 60 }, async (_, serial) => {
        const store = stores[serial % stores.length] ?? one;
        const outcome = await store.apply(listBlack(company(serial), `B-${serial}`), now);
        // What one has answered every other shows at once.
        const other = stores[(serial + 1) % stores.length] ?? one;
        expect(await other.lookUp([company(serial)], now)).toMatchObject({
          standings: [{ records: [{ recordId: `B-${serial}` }] }],
        });
        return outcome;
      }),
    );
    const { listVersion, changes } = await one.changesSince(0, 1_000, now);
    expect(changes.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 120 }, (_, i) => i + 2));
    expect(listVersion).toBe(121);
  });

  it("reads whom it is asked for and nobody else, also of tables that the server knows nothing about yet", async () => {
    const schema = newSchema();
    const store = await openStore(schema);
    await askPostgres(`
      set search_path to ${schema};
      alter table subjects set (autovacuum_enabled = off);
      insert into subjects select 'uscc', 'C' || place,
        json_build_object('subject', json_build_object('kind', 'uscc', 'code', 'C' || place),
          'subjectType', 'legal-person', 'name', repeat('x', 200)), null
      from generate_series(1, 20000) as places(place)`);
    const asked = Array.from({ length: 1_000 }, (_, index) => ({
      kind: "uscc" as const,
      code: `C${1 + 20 * index}`,
    }));
    // A server tells what it read a second later, with what is asked next.
    for (const waitMs of [0, 1_100]) {
      await setTimeout(waitMs);
      const { standings } = await store.lookUp(asked, now);
      expect(standings.filter(({ kind }) => kind === "known")).toHaveLength(1_000);
    }
    const [read] = await askPostgres(
      `select seq_tup_read + coalesce(idx_tup_fetch, 0) as rows,
        (select sum(idx_tup_read) from pg_stat_user_indexes where schemaname = '${schema}' and relname = 'subjects') as entries
      from pg_stat_user_tables where schemaname = '${schema}' and relname = 'subjects'`,
    );
    expect(Number(read?.["entries"])).toBeGreaterThanOrEqual(1_000);
    expect([Number(read?.["rows"]), Number(read?.["entries"])].filter((count) => count > 4_000)).toEqual([]);
  });

  it("answers while another process holds the lock to write, and gives a write up after 5 s", async () => {
    const schema = newSchema();
    const store = await openStore(schema);
    await store.register([entryOf(company(1))], now);
    const held = askPostgres(
      `begin; select pg_advisory_xact_lock(hashtext('yingcha'), hashtext('${schema}')); select pg_sleep(7)`,
    );
    // Until the other one has it.
    for (;;) {
      const [row] = await askPostgres(
        "select count(*)::int as held from pg_locks where locktype = 'advisory' and granted",
      );
      if (row?.["held"] !== 0) break;
    }
    const startMs = performance.now();
    const writing = expect(store.apply(listBlack(company(1), "B-1"), now)).rejects.toMatchObject({
      code: "55P03",
    });
    expect(await store.lookUp([company(1)], now)).toMatchObject({ standings: [{ records: [] }] });
    expect(performance.now() - startMs).toBeLessThan(2_000);
    await writing;
    expect(performance.now() - startMs).toBeGreaterThan(4_500);
    await held;
    expect(await store.apply(listBlack(company(1), "B-1"), now)).toMatchObject({ kind: "applied" });
  });

  it("goes on after the server has ended its connections", async () => {
    const schema = newSchema();
    schemas.push(schema);
    // Under a name of its own, since others are at this server too.
    const url = new URL(postgresUrl);
    url.searchParams.set("application_name", schema);
    const store = await openPostgresStore({ url: url.href, schema });
    opened.push(store);
    await store.register([entryOf(company(1))], now);
    await askPostgres(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${schema}'`,
    );
    await expect
      .poll(() =>
        store.lookUp([company(1)], now).then(
          ({ listVersion }) => listVersion,
          () => 0,
        ),
      )
      .toBe(2);
  });

  it("outlives that the server ends the connection by which it was opened, while an act waits for its turn", async () => {
    const schema = newSchema();
    schemas.push(schema);
    const url = new URL(postgresUrl);
    url.searchParams.set("application_name", schema);
    const store = await openPostgresStore({ url: url.href, schema });
    opened.push(store);
    const held = askPostgres(
      `begin; select pg_advisory_xact_lock(hashtext('yingcha'), hashtext('${schema}')); select pg_sleep(2); commit`,
    );
    await setTimeout(500);
    const cut = expect(store.register([entryOf(company(1))], now)).rejects.toThrow();
    await setTimeout(500);
    await askPostgres(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${schema}'`,
    );
    await cut;
    await held;
    await store.register([entryOf(company(1))], now);
    expect((await store.lookUp([company(1)], now)).listVersion).toBe(2);
  });

  it("tells whoever listens of what another store did, again after its connection was ended", async () => {
    const schema = newSchema();
    const [one, other] = [await openStore(schema), await openStore(schema)];
    let count = 0;
    one.onChanged(() => {
      count += 1;
    });
    const isTold = async (act: () => Promise<unknown>) => {
      const before = count;
      await act();
      await expect.poll(() => count, { timeout: 5_000 }).toBeGreaterThan(before);
    };
    const listening = async () => {
      const rows = await askPostgres(`select pid from pg_stat_activity where query = 'listen "${schema}"'`);
      return rows.map(({ pid }) => Number(pid));
    };
    // Once it listens, since something may have been missed before.
    await expect.poll(() => count, { timeout: 5_000 }).toBe(1);
    await isTold(() => other.register([entryOf(company(1))], now));
    const [pid] = await listening();
    await isTold(() => askPostgres(`select pg_terminate_backend(${pid})`));
    await isTold(() => other.apply(listBlack(company(1), "B-1"), now));
    expect(await listening()).not.toContain(pid);
  });

  it("leaves of an erasure no byte in its tables, 六(三)", async () => {
    const schema = newSchema();
    const store = await openStore(schema);
    await store.register([entryOf(company(1))], now);
    await store.apply(listBlack(company(1), "B-MARKED"), now);
    await store.accept(feedbackOn(["B-MARKED"]), now);
    const isThere = async () => (await tableFilesOf(schema)).some((bytes) => bytes.includes("B-MARKED"));
    expect(await isThere()).toBe(true);
    await erase(store, "B-MARKED", now);
    expect(await isThere()).toBe(false);
  });

  it("keeps no lookup waiting while an erasure waits for a snapshot, and begins no other one until its bytes are gone, 六(三)", async () => {
    // In a database of its own: somebody's transaction elsewhere would keep the bytes as well.
    await inNewDatabase(async (url) => {
      const store = await openPostgresStore({ url });
      const serials = Array.from({ length: 200 }, (_, serial) => serial);
      await store.register(
        serials.map((serial) => entryOf(company(serial))),
        now,
      );
      await store.apply(listBlack(company(1), "B-1"), now);
      const snapshot = await begunSnapshot(store, now);
      await snapshot.next(10);
      let isErased = false;
      const erasing = erase(store, "B-1", now).finally(() => {
        isErased = true;
      });
      let longestMs = 0;
      while (!isErased) {
        const startMs = performance.now();
        await store.lookUp([company(2)], now);
        longestMs = Math.max(longestMs, performance.now() - startMs);
      }
      await erasing;
      expect(longestMs).toBeLessThan(400);
      expect(await store.beginSnapshot(now)).toBeUndefined();
      await snapshot.end();
      await store.close();
      const again = await openPostgresStore({ url });
      await (await begunSnapshot(again, now)).end();
      await again.close();
    });
  });

  it("refuses a schema of another program, and a name that is none", async () => {
    const schema = newSchema();
    schemas.push(schema);
    await askPostgres(`create schema ${schema}; create table ${schema}.customers (id integer)`);
    await expect(openPostgresStore({ url: postgresUrl, schema })).rejects.toMatchObject({
      code: "options-invalid",
    });
    expect(
      await askPostgres(`select table_name from information_schema.tables where table_schema = '${schema}'`),
    ).toEqual([{ table_name: "customers" }]);
    await expect(openPostgresStore({ url: postgresUrl, schema: 'x"; drop' })).rejects.toMatchObject({
      code: "options-invalid",
    });
  });

  it("says of a server out of reach that it is, in the driver's words", async () => {
    await expect(
      openPostgresStore({ url: "postgres://postgres@127.0.0.1:1/postgres" }),
    ).rejects.toMatchObject({
      code: "ECONNREFUSED",
    });
  });
});
