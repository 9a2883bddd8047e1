import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { loadLibsql } from "../../../src/sandbox/storage/load-libsql";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { createSqliteDatabase } from "../../../src/sandbox/storage/sqlite-database";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { createListTables } from "../../../src/sandbox/storage/tables/create-list-tables";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "./postgres-schema";
import { imported, publicViewPromises } from "./public-view-promises";
import { company, entryOf, erase, listBlack, momentOn } from "./world";

const now = momentOn();
const leaving: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const leave of leaving.splice(0).reverse()) await leave();
});

async function newPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "yingcha-public-"));
  leaving.push(() => rm(folder, { recursive: true }));
  return join(folder, "lists.db");
}

function closing(store: RegistryStore): RegistryStore {
  leaving.push(() => store.close());
  return store;
}

const rows = publicViewPromises.map(({ title, prove }) => [title, prove] as const);

describe("what is public of the lists in memory", () => {
  it.each(rows)("%s", (_, prove) => prove(createMemoryStore()));
});

describe("what is public of the lists in SQLite", () => {
  it.each(rows)("%s", async (_, prove) => prove(closing(await openSqliteStore({ path: await newPath() }))));

  it("leaves no byte in the file once its record proves a mis-listing, 六(三)", async () => {
    const path = await newPath();
    const store = closing(await openSqliteStore({ path }));
    const bases = [{ title: "示例误列文书" }];
    await store.register([entryOf(company(1))], now);
    await store.apply(listBlack(company(1), "B-1", { bases }), now);
    const isLeft = async () => {
      const files = await Promise.all([path, `${path}-wal`].map((file) => readFile(file)));
      return files.some((bytes) => bytes.includes("示例误列文书"));
    };
    expect(await isLeft()).toBe(true);
    await erase(store, "B-1", now);
    expect(await isLeft()).toBe(false);
  });

  it("is there of a file that an older program wrote, and the version for third parties falls for nobody", async () => {
    const path = await newPath();
    const serials = Array.from({ length: 1_203 }, (_, index) => index + 1);
    await writeVersion1(path, serials);
    const store = closing(await openSqliteStore({ path }));
    const fresh = createMemoryStore();
    await fresh.register(
      serials.map((serial) =>
        entryOf(company(serial), { records: [imported(serial, "black"), imported(serial, "watch")] }),
      ),
      now,
    );
    for (let after: string | undefined = ""; after !== undefined; ) {
      const page = await store.publicPage({ list: "black", after, maxCount: 500 }, now);
      expect(page).toEqual(await fresh.publicPage({ list: "black", after, maxCount: 500 }, now));
      expect(page.records.length).toBeGreaterThan(200);
      after = page.next ?? undefined;
    }
    expect(await store.publicRecordsOf(company(1_203), now)).toHaveLength(1);
    const told = await store.lookUp([company(1)], now);
    const withheld = await store.lookUp([company(1)], now, { watchList: "withheld" });
    expect([told.listVersion, withheld.listVersion]).toEqual([4_711, 4_711]);
  });
});

describe("lists of which an older program knew one day alone on which the calendar changes a file", () => {
  it("end what is told to whoever may not see the watch list on that very day, 四(四) 六(一) (R6)", async () => {
    const path = await newPath();
    const older = await openSqliteStore({ path });
    await older.register([entryOf(company(1))], now);
    await older.apply(listBlack(company(1), "B-1", { term: { kind: "until", lastOn: now.date } }), now);
    await older.close();
    const connection = new (loadLibsql())(path);
    connection.exec(
      `drop index subjects_third_party_due; alter table subjects drop column third_party_due_on;
        delete from schema_version where version >= 11`,
    );
    connection.close();
    const store = closing(await openSqliteStore({ path }));
    const how = { watchList: "withheld" } as const;
    const standingOn = async (date: string) =>
      (await store.lookUp([company(1)], momentOn(date), how)).standings;
    expect(await standingOn("2026-11-24")).toMatchObject([{ records: [{ status: { kind: "listed" } }] }]);
    expect(await standingOn("2026-11-25")).toMatchObject([{ records: [{ status: { way: "expired" } }] }]);
  });
});

describe.skipIf(!isPostgresThere)("what is public of the lists in PostgreSQL", () => {
  it.each(rows)("%s", async (_, prove) => {
    const schema = newSchema();
    leaving.push(() => askPostgres(`drop schema if exists ${schema} cascade`));
    await prove(closing(await openPostgresStore({ url: postgresUrl, schema })));
  });
});

/** As the first version of the tables was written. */
async function writeVersion1(path: string, serials: readonly number[]): Promise<void> {
  const Libsql = loadLibsql();
  const [connection, reading] = [new Libsql(path), new Libsql(path)];
  connection.pragma("application_id = 1497589857");
  const database = createSqliteDatabase(connection, reading, () => new Libsql(path));
  await database.write(async (session) => {
    await session.schema
      .createTable("schema_version")
      .addColumn("version", "integer", (column) => column.primaryKey())
      .execute();
    await createListTables(session, database.textType);
    await session.insertInto("schema_version").values({ version: 1 }).execute();
    await session.updateTable("counter").set({ list_version: 4_711, changed_at: now.at }).execute();
    for (const serial of serials) {
      const { kind, code } = company(serial);
      await session
        .insertInto("subjects")
        .values({ kind, code, body: JSON.stringify(entryOf(company(serial))), due_on: null })
        .execute();
      for (const [place, record] of [imported(serial, "watch"), imported(serial, "black")].entries())
        await session
          .insertInto("records")
          .values({ record_id: record.recordId, kind, code, place, body: JSON.stringify({ record }) })
          .execute();
    }
  });
  await database.close();
}
