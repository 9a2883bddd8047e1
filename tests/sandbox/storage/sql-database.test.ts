import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../proofs/seeded-random";
import { createSqliteDatabase, type SqliteConnection } from "../../../src/sandbox/storage/sql-database";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;
const marker = "MARKER-OF-THE-ROW";

/** Rows that grow among others until pages are split, one of them with the marker; that one is deleted at last. */
function fill(connection: SqliteConnection, seed: number): void {
  const random = seededRandom(seed);
  connection.exec("create table rows (id text primary key, body text)");
  const insert = connection.prepare("insert into rows values (?, ?)");
  const update = connection.prepare("update rows set body = ? where id = ?");
  const ids: string[] = [];
  for (let batch = 0; batch < 30; batch += 1) {
    connection.exec("begin");
    for (let count = 0; count < 50; count += 1) {
      const id = `${random.below(1_000_000_000)}`;
      ids.push(id);
      insert.run([id, "b".repeat(200 + random.below(200))]);
      if (random.isOneIn(3)) update.run(["c".repeat(200 + random.below(900)), random.pick(ids)]);
    }
    if (batch === 3) insert.run([`5${marker}`, marker + "x".repeat(300)]);
    if (batch === 14) update.run([marker + "y".repeat(500), `5${marker}`]);
    connection.exec("commit");
  }
  connection.exec(`delete from rows where id = '5${marker}'`);
}

describe("a database in SQLite", () => {
  // Seeds of which secure_delete alone leaves something; most leave nothing, whence it is easily overlooked.
  it.each([3, 31])(
    "removes by its scrub also the copies that stay where pages were split, 六(三), seed %i",
    async (seed) => {
      const folder = mkdtempSync(join(tmpdir(), "yingcha-scrub-"));
      const connection = new Libsql(join(folder, "rows.db"));
      const database = createSqliteDatabase(connection);
      const isThere = () =>
        readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(marker));
      try {
        connection.pragma("journal_mode = wal");
        connection.pragma("secure_delete = on");
        fill(connection, seed);
        connection.pragma("wal_checkpoint(TRUNCATE)");
        expect(isThere()).toBe(true);
        expect(await database.scrub()).toBe("scrubbed");
        expect(isThere()).toBe(false);
      } finally {
        await database.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
