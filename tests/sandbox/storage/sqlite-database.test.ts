import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../../../proofs/seeded-random";
import { createSqliteDatabase, type SqliteConnection } from "../../../src/sandbox/storage/sqlite-database";

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
      const path = join(folder, "rows.db");
      const connection = new Libsql(path);
      const database = createSqliteDatabase(connection, new Libsql(path), () => new Libsql(path));
      const isThere = () =>
        readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(marker));
      try {
        connection.pragma("journal_mode = wal");
        connection.pragma("secure_delete = on");
        fill(connection, seed);
        connection.pragma("wal_checkpoint(TRUNCATE)");
        expect(isThere()).toBe(true);
        await database.scrub(1);
        expect(isThere()).toBe(false);
      } finally {
        await database.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  it.each(["from before on", "since just before the file is rewritten"])(
    "rewrites its file once however often a scrub fails by who reads, %s",
    async (since) => {
      const folder = mkdtempSync(join(tmpdir(), "yingcha-scrub-"));
      const path = join(folder, "rows.db");
      const [connection, other] = [new Libsql(path), new Libsql(path)];
      const read = () => {
        other.exec("begin");
        other.prepare("select count(*) from rows").all([]);
      };
      let rewrittenCount = 0;
      const watched: SqliteConnection = {
        inTransaction: false,
        prepare: (sql) => connection.prepare(sql),
        pragma: (sql) => connection.pragma(sql),
        close: () => connection.close(),
        exec(sql) {
          if (sql === "vacuum") {
            if (since !== "from before on" && rewrittenCount === 0) read();
            rewrittenCount += 1;
          }
          connection.exec(sql);
        },
      };
      const database = createSqliteDatabase(watched, new Libsql(path), () => new Libsql(path));
      const logBytes = () => statSync(`${path}-wal`).size;
      try {
        connection.pragma("journal_mode = wal");
        connection.pragma("secure_delete = on");
        fill(connection, 3);
        if (since === "from before on") read();
        await expect(database.scrub(1)).rejects.toMatchObject({ code: "SQLITE_BUSY" });
        const before = logBytes();
        await expect(database.scrub(1)).rejects.toMatchObject({ code: "SQLITE_BUSY" });
        await expect(database.scrub(2)).rejects.toMatchObject({ code: "SQLITE_BUSY" });
        expect(logBytes()).toBe(before);
        other.exec("commit");
        await database.scrub(2);
        expect(logBytes()).toBe(0);
        expect(readFileSync(path).includes(marker)).toBe(false);
        // One for each count after which a rewriting was begun; the reader before it let none begin for the first.
        expect(rewrittenCount).toBe(since === "from before on" ? 1 : 2);
        await database.scrub(2);
        expect(rewrittenCount).toBe(since === "from before on" ? 1 : 2);
      } finally {
        other.close();
        await database.close();
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );

  it("closes the connection of a long reading that could not be begun", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yingcha-reading-"));
    const path = join(folder, "rows.db");
    const [connection, failing] = [new Libsql(path), new Libsql(path)];
    let isClosed = false;
    failing.exec = () => {
      throw new Error("disk I/O error");
    };
    const close = failing.close.bind(failing);
    failing.close = () => {
      isClosed = true;
      return close();
    };
    const database = createSqliteDatabase(connection, new Libsql(path), () => failing);
    try {
      await expect(database.beginReading()).rejects.toThrow("disk I/O error");
      expect(isClosed).toBe(true);
    } finally {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("gives a write up whose turn does not come for 5 s, and does not do it later", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yingcha-turn-"));
    const path = join(folder, "rows.db");
    const database = createSqliteDatabase(new Libsql(path), new Libsql(path), () => new Libsql(path));
    try {
      let letGo = () => {};
      const first = database.write(
        () =>
          new Promise<void>((resolve) => {
            letGo = resolve;
          }),
      );
      const startMs = performance.now();
      let isDone = false;
      const second = database.write(async () => {
        isDone = true;
      });
      await expect(second).rejects.toMatchObject({ code: "SQLITE_BUSY" });
      expect(performance.now() - startMs).toBeGreaterThan(4_900);
      letGo();
      await first;
      await database.write(async () => undefined);
      expect(isDone).toBe(false);
    } finally {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("refuses at once what more than a thousand writes stand before, and does those", async () => {
    const folder = mkdtempSync(join(tmpdir(), "yingcha-queue-"));
    const path = join(folder, "rows.db");
    const [connection, other] = [new Libsql(path), new Libsql(path)];
    connection.pragma("journal_mode = wal");
    const database = createSqliteDatabase(connection, new Libsql(path), () => new Libsql(path));
    try {
      other.exec("begin immediate");
      let doneCount = 0;
      const write = () =>
        database.write(async () => {
          doneCount += 1;
        });
      const writes = Array.from({ length: 1_000 }, write);
      await expect(write()).rejects.toMatchObject({ code: "SQLITE_BUSY" });
      other.exec("rollback");
      await Promise.all(writes);
      await write();
      expect(doneCount).toBe(1_001);
    } finally {
      other.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
