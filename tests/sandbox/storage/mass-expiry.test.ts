import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { migrate } from "../../../src/sandbox/storage/migrate";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { createScrubbing } from "../../../src/sandbox/storage/scrubbing";
import { createSqlStore } from "../../../src/sandbox/storage/sql-store";
import { createSqliteDatabase, type SqliteConnection } from "../../../src/sandbox/storage/sqlite-database";
import { company, dateOf, entryOf, listBlack, listRed, momentOn } from "./world";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;
const now = momentOn();
const newYear = momentOn("2027-01-01", "00:00:01");
const dueCount = 2_500;

let folder: string;
let store: RegistryStore;
/** How many transactions wrote. */
let writtenCount: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-mass-expiry-"));
  const path = join(folder, "platform.db");
  const connection = new Libsql(path);
  connection.pragma("journal_mode = wal");
  const database = createSqliteDatabase(connection, new Libsql(path), () => new Libsql(path));
  await migrate(database);
  writtenCount = 0;
  const write: typeof database.write = (work, how) => {
    writtenCount += 1;
    return database.write(work, how);
  };
  store = createSqlStore({ ...database, write }, createScrubbing(database));
  const serials = Array.from({ length: dueCount }, (_, index) => index + 1);
  await store.register(
    serials.map((serial) => entryOf(company(serial))),
    now,
  );
  await store.apply(
    listRed(company(1), "R-1", { term: { kind: "until", lastOn: dateOf("2026-12-31") } }),
    now,
  );
  // As if each had been listed by itself, which takes long.
  await database.write(async (session) => {
    const [row] = await session.selectFrom("records").selectAll().execute();
    const file = await session.selectFrom("subjects").selectAll().where("due_on", "is not", null).execute();
    if (row === undefined || file[0] === undefined) throw new Error("Nothing is listed.");
    for (const serial of serials.slice(1)) {
      const { code } = company(serial);
      const body = row.body.replaceAll(row.code, code).replaceAll('"R-1"', `"R-${serial}"`);
      await session
        .insertInto("records")
        .values({ ...row, record_id: `R-${serial}`, code, body })
        .execute();
    }
    await session.updateTable("subjects").set({ due_on: file[0].due_on }).execute();
  });
  writtenCount = 0;
}, 60_000);

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("records that are all over on one day", () => {
  it("are ended a thousand subjects at a time, so that others write between, and numbered without a gap, 六(二) (R6)", async () => {
    const before = (await store.changesSince(0, 1, now)).listVersion;
    const { listVersion } = await store.lookUp([company(1)], newYear);
    expect([listVersion - before, writtenCount]).toEqual([dueCount, 3]);
    const { changes } = await store.changesSince(before, dueCount, newYear);
    expect(changes.map(({ sequence }) => sequence)).toEqual(changes.map((_, index) => before + 1 + index));
  });

  it("are ended before an act by transactions of their own, and are no part of what it is told, 六(二) (R6)", async () => {
    const outcome = await store.apply(listBlack(company(dueCount), "B-1"), newYear);
    expect(outcome).toMatchObject({ kind: "applied", changes: [{ recordId: "B-1" }] });
    expect(writtenCount).toBe(3);
  });
});
