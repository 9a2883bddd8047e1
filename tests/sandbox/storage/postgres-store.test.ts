import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import { watchMachinePauses } from "../../../proofs/hostile/machine-pauses";
import { createPostgresDatabase } from "../../../src/sandbox/storage/postgres-database";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { scrubbedTables } from "../../../src/sandbox/storage/scrubbed-tables";
import { postgresText } from "../../../src/sandbox/storage/sql-database";
import { createEngagementTables } from "../../../src/sandbox/storage/tables/create-engagement-tables";
import { createListTables } from "../../../src/sandbox/storage/tables/create-list-tables";
import { createPublicRecords } from "../../../src/sandbox/storage/tables/create-public-records";
import { createStatisticsTables } from "../../../src/sandbox/storage/tables/create-statistics-tables";
import { keepNoStatistics } from "../../../src/sandbox/storage/tables/keep-no-statistics";
import { systemClock } from "../../../src/time/clock";
import { accessPromises } from "./access-promises";
import {
  askPostgres,
  inNewDatabase,
  isPostgresThere,
  newSchema,
  postgresUrl,
  statisticsOf,
  tableFilesOf,
} from "./postgres-schema";
import { holdWriteLock, waitForWriters } from "./postgres-write-lock";
import { storePromises } from "./registry-store-contract";
import {
  begunSnapshot,
  company,
  entryOf,
  erase,
  feedbackOn,
  listBlack,
  listRed,
  listWatch,
  momentOn,
} from "./world";

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
    expect((await second.casesTouched("B-1")).cases).toHaveLength(1);
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
    const letGo = await holdWriteLock(schema);
    const startMs = performance.now();
    let isGivenUp = false;
    const writing = expect(
      store.apply(listBlack(company(1), "B-1"), now).finally(() => {
        isGivenUp = true;
      }),
    ).rejects.toMatchObject({ code: "55P03" });
    expect(await store.lookUp([company(1)], now)).toMatchObject({ standings: [{ records: [] }] });
    expect(isGivenUp).toBe(false);
    await writing;
    expect(performance.now() - startMs).toBeGreaterThan(4_500);
    await letGo();
    expect(await store.apply(listBlack(company(1), "B-1"), now)).toMatchObject({ kind: "applied" });
  });

  it("keeps who may not see the watch list waiting for no watch record that is over: neither time nor failure tells of it, 四(四) (R10)", async () => {
    const schema = newSchema();
    const [store, other] = [await openStore(schema), await openStore(schema)];
    await other.register([entryOf(company(1)), entryOf(company(2))], now);
    const term = { kind: "until", lastOn: now.date } as const;
    await other.apply(listWatch(company(2), "W-2", { term }), now);
    const letGo = await holdWriteLock(schema);
    try {
      const next = momentOn("2026-11-25");
      const startMs = performance.now();
      let isGivenUp = false;
      const told = expect(
        store.lookUp([company(1)], next).finally(() => {
          isGivenUp = true;
        }),
      ).rejects.toMatchObject({ code: "55P03" });
      // Beside the one that waits, and whoever of the two it is asked about.
      for (const serial of [1, 2, 1]) {
        const { standings } = await store.lookUp([company(serial)], next, { watchList: "withheld" });
        expect(standings).toMatchObject([{ kind: "known", records: [] }]);
      }
      expect(isGivenUp).toBe(false);
      await told;
      expect(performance.now() - startMs).toBeGreaterThan(4_500);
    } finally {
      await letGo();
    }
    const { standings } = await store.lookUp([company(2)], momentOn("2026-11-25"));
    expect(standings).toMatchObject([{ records: [{ status: { way: "expired", on: "2026-11-25" } }] }]);
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
    const letGo = await holdWriteLock(schema);
    const cut = expect(store.register([entryOf(company(1))], now)).rejects.toThrow();
    await waitForWriters(schema, 1);
    await askPostgres(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${schema}'`,
    );
    await cut;
    await letGo();
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
      await expect.poll(() => count).toBeGreaterThan(before);
    };
    const listening = async () => {
      const rows = await askPostgres(`select pid from pg_stat_activity where query = 'listen "${schema}"'`);
      return rows.map(({ pid }) => Number(pid));
    };
    // Once it listens, since something may have been missed before.
    await expect.poll(() => count).toBe(1);
    await isTold(() => other.register([entryOf(company(1))], now));
    const [pid] = await listening();
    await isTold(() => askPostgres(`select pg_terminate_backend(${pid})`));
    await isTold(() => other.apply(listBlack(company(1), "B-1"), now));
    expect(await listening()).not.toContain(pid);
  });

  it("leaves of an erasure no byte in its tables, 六(三)", () =>
    // In a database of its own: somebody's transaction elsewhere would keep the bytes as well.
    inNewDatabase(async (url) => {
      const store = await openPostgresStore({ url });
      await store.register([entryOf(company(1))], now);
      await store.apply(listBlack(company(1), "B-MARKED"), now);
      await store.accept(feedbackOn(["B-MARKED"]), now);
      const isThere = async () =>
        (await tableFilesOf("yingcha", url)).some((bytes) => bytes.includes("B-MARKED"));
      expect(await isThere()).toBe(true);
      await erase(store, "B-MARKED", now);
      expect(await isThere()).toBe(false);
      await store.close();
    }));

  // Time is measured, on machines that do other things too: only what fails twice more has failed.
  it("keeps no lookup waiting while an erasure waits for a snapshot, and begins no other one until its bytes are gone, 六(三)", {
    retry: 2,
  }, async () => {
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
      const pauses = watchMachinePauses();
      while (!isErased) {
        const startMs = performance.now() - pauses.totalMs();
        await store.lookUp([company(2)], now);
        longestMs = Math.max(longestMs, performance.now() - pauses.totalMs() - startMs);
      }
      pauses.stop();
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

  it("leaves of an erasure no copy of a value in the server's statistics, 六(三)", async () => {
    const schema = newSchema();
    const store = await openStore(schema);
    const serials = Array.from({ length: 20 }, (_, serial) => serial);
    const companies = serials.map(company);
    await store.register(
      companies.map((one) => entryOf(one)),
      now,
    );
    for (const serial of serials) {
      const recordId = `B-MARKED-${serial}`;
      await store.apply(listBlack(company(serial), recordId, { basis: "依据B-MARKED" }), now);
      await store.accept(feedbackOn([recordId], `F-${serial}`), now);
    }
    const gathered = await statisticsOf(schema);
    // The control: of other columns there are some.
    expect(gathered).toContain("CASE-F-3");
    for (const serial of serials) await erase(store, `B-MARKED-${serial}`, now);
    const left = await askPostgres(`select * from pg_stats where schemaname = '${schema}'`);
    for (const statistics of [gathered, JSON.stringify(left), await statisticsOf(schema)]) {
      expect(statistics).not.toContain("B-MARKED");
      expect(companies.filter(({ code }) => statistics.includes(code))).toEqual([]);
    }
  });

  it("drops with the step that ends them the statistics that an earlier version let the server gather, 六(三)", async () => {
    const schema = newSchema();
    schemas.push(schema);
    const config = { connectionString: postgresUrl };
    const database = createPostgresDatabase(new pg.Pool(config), schema, () => new pg.Client(config));
    try {
      await askPostgres(`create schema ${schema}`);
      const row = { kind: "uscc", body: "{}", due_on: null };
      await database.write(async (session) => {
        await createListTables(session, postgresText);
        const rows = Array.from({ length: 20 }, (_, serial) => ({ ...row, code: `MARKED-${serial}` }));
        await session.insertInto("subjects").values(rows).execute();
      });
      expect(await statisticsOf(schema)).toContain("MARKED");
      await database.write(async (session) => {
        await createStatisticsTables(session, postgresText);
        await createPublicRecords(session, postgresText);
        await createEngagementTables(session, postgresText);
        await session.deleteFrom("subjects").execute();
        await keepNoStatistics(session, postgresText);
      });
      expect(await statisticsOf(schema)).not.toContain("MARKED");
    } finally {
      await database.close();
    }
  });

  it("lets the server gather nothing of a column of what is scrubbed, but for those that name nobody, 六(三)", async () => {
    const schema = newSchema();
    await openStore(schema);
    const rows = await askPostgres(
      `select c.relname || '.' || a.attname as name from pg_attribute a
         join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = '${schema}' and c.relname in (${scrubbedTables.map((one) => `'${one}'`).join()})
          and a.attnum > 0 and not a.attisdropped and a.atttypid = 'text'::regtype
          and coalesce(a.attstattarget, -1) <> 0
        order by name`,
    );
    // Kinds, days and names of lists; and of feedback, which stays, all that is not its text.
    expect(rows.map(({ name }) => name).sort()).toEqual([
      "feedback.accepted_at",
      "feedback.body_digest",
      "feedback.case_id",
      "feedback.conclusion",
      "feedback.department_key",
      "feedback.department_name",
      "feedback.feedback_id",
      "feedback.matter_type",
      "feedback.month",
      "feedback_records.feedback_id",
      "feedback_records.list",
      "public_records.kind",
      "public_records.list",
      "public_records.listed_on",
      "public_records.rank",
      "public_records.through_on",
      "records.kind",
      "responses.department",
      "responses.responded_at",
      "subjects.due_on",
      "subjects.kind",
      "subjects.third_party_due_on",
    ]);
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

  it("refuses a schema in which another program keeps its own versions, and leaves it as it is", async () => {
    const schema = newSchema();
    schemas.push(schema);
    await askPostgres(
      `create schema ${schema}; create table ${schema}.schema_version (version integer primary key)`,
    );
    await expect(openPostgresStore({ url: postgresUrl, schema })).rejects.toMatchObject({
      code: "options-invalid",
    });
    expect(
      await askPostgres(`select table_name from information_schema.tables where table_schema = '${schema}'`),
    ).toEqual([{ table_name: "schema_version" }]);
  });

  it("needs no right to make schemas where its own was made for it, nor again once it holds the tables", async () => {
    const schema = newSchema();
    schemas.push(schema);
    const url = new URL(postgresUrl);
    url.username = schema;
    url.password = schema;
    await askPostgres(
      `create role ${schema} login password '${schema}'; create schema ${schema} authorization ${schema}`,
    );
    try {
      for (const serial of [1, 2]) {
        const store = await openPostgresStore({ url: url.href, schema });
        await store.register([entryOf(company(serial))], now).finally(() => store.close());
      }
    } finally {
      await askPostgres(`drop owned by ${schema} cascade; drop role ${schema}`);
    }
  });

  it("tells a role that may not use the schema which right it lacks, not that there are no tables", async () => {
    const schema = newSchema();
    await openStore(schema);
    const url = new URL(postgresUrl);
    url.username = schema;
    url.password = schema;
    await askPostgres(`create role ${schema} login password '${schema}'`);
    try {
      for (const tables of ["made", "required"] as const)
        await expect(openPostgresStore({ url: url.href, schema, tables })).rejects.toMatchObject({
          code: "options-invalid",
          message: expect.stringContaining(`grant usage on schema "${schema}" to ${schema}`),
        });
    } finally {
      await askPostgres(`drop role ${schema}`);
    }
  });

  it("writes nothing any more once a newer program has changed the tables", async () => {
    const schema = newSchema();
    const store = await openStore(schema);
    await store.register([entryOf(company(1))], now);
    await askPostgres(`insert into ${schema}.schema_version (version) values (99)`);
    await expect(store.apply(listBlack(company(1), "B-1"), now)).rejects.toMatchObject({
      code: "database-unsupported",
    });
    expect(await store.lookUp([company(1)], now)).toMatchObject({ listVersion: 2 });
  });

  it("is not opened by a machine whose clock is apart from the server's, so that no term ends by it, 六(一)", async () => {
    const schema = newSchema();
    const store = await openStore(schema);
    await store.register([entryOf(company(1))], now);
    await store.apply(listBlack(company(1), "B-1"), now);
    for (const apartMs of [366 * 86_400_000, 15_000, -15_000]) {
      const clock = { ...systemClock, wallMs: () => Date.now() + apartMs };
      await expect(openPostgresStore({ url: postgresUrl, schema, clock })).rejects.toMatchObject({
        code: "clock-diverged",
      });
    }
    expect(await askPostgres(`select list_version from ${schema}.counter`)).toEqual([{ list_version: 3 }]);
    const clock = { ...systemClock, wallMs: () => Date.now() + 5_000 };
    opened.push(await openPostgresStore({ url: postgresUrl, schema, clock }));
  });

  it("is written by no machine whose clock went wrong after the opening, so that no day begins early for all, 六(一) (R6)", async () => {
    const schema = newSchema();
    const store = await openStore(schema);
    const term = { kind: "until", lastOn: now.date } as const;
    await store.register([entryOf(company(1)), entryOf(company(2))], now);
    await store.apply(listRed(company(1), "R-1", { term }), now);
    let apartMs = 0;
    const clock = { ...systemClock, wallMs: () => Date.now() + apartMs };
    const fast = await openPostgresStore({ url: postgresUrl, schema, clock });
    opened.push(fast);
    const [late, tomorrow] = [momentOn("2026-11-24", "23:56:30"), momentOn("2026-11-25", "00:00:30")];
    const isRefused = { code: "clock-diverged" };

    for (const wrongMs of [240_000, -240_000]) {
      apartMs = wrongMs;
      await expect(fast.apply(listBlack(company(2), "B-2"), tomorrow)).rejects.toMatchObject(isRefused);
      await expect(fast.register([entryOf(company(3))], tomorrow)).rejects.toMatchObject(isRefused);
      await expect(fast.accept(feedbackOn([]), tomorrow)).rejects.toMatchObject(isRefused);
      // What would end by its day is written down by nobody; a reading that ends nothing is answered.
      await expect(fast.lookUp([company(1)], tomorrow)).rejects.toMatchObject(isRefused);
      expect(await fast.lookUp([company(1)], late)).toMatchObject({ listVersion: 4 });
    }
    const { listVersion, standings } = await store.lookUp([company(1)], late);
    expect([listVersion, standings]).toMatchObject([4, [{ records: [{ status: { kind: "listed" } }] }]]);

    // Set right, it goes on; no two clocks agree wholly.
    apartMs = 5_000;
    expect(await fast.apply(listBlack(company(2), "B-2"), late)).toMatchObject({ listVersion: 5 });
  });

  it("says of a server out of reach that it is, in the driver's words", async () => {
    await expect(
      openPostgresStore({ url: "postgres://postgres@127.0.0.1:1/postgres" }),
    ).rejects.toMatchObject({
      code: "ECONNREFUSED",
    });
  });
});
