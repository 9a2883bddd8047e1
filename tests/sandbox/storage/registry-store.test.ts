import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import type { SqliteConnection } from "../../../src/sandbox/storage/sqlite-database";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { accessPromises } from "./access-promises";
import type { OpeningOrder } from "./opening-process";
import { storePromises } from "./registry-store-contract";
import { company, entryOf, erase, feedbackOn, listBlack, momentOn } from "./world";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;
const now = momentOn();

/** No step was taken twice, and none left out. */
const onceEachVersion =
  "select count(*) = max(version) and count(distinct version) = max(version) as isOnce from schema_version";

let folder: string;
let path: string;
const opened: RegistryStore[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-store-"));
  path = join(folder, "platform.db");
});

afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openStore(): Promise<RegistryStore> {
  const store = await openSqliteStore({ path });
  opened.push(store);
  return store;
}

const kinds = [
  ["memory", async () => createMemoryStore()],
  ["SQLite", openStore],
] as const;

describe.each(kinds)("a store in %s", (_, open) => {
  it.each([...storePromises, ...accessPromises].map(({ title, prove }) => [title, prove] as const))(
    "%s",
    async (_, prove) => {
      await prove(await open());
    },
  );
});

describe("a store in SQLite", () => {
  it("gives after it was opened again what it gave before", async () => {
    const first = await openStore();
    await first.register([entryOf(company(1)), entryOf(company(2))], now);
    const listing = await first.apply(listBlack(company(1), "B-1"), now);
    await first.accept(feedbackOn(["B-1"]), now);
    const before = await allOf(first);
    opened.splice(0);
    await first.close();

    const second = await openStore();
    expect(await allOf(second)).toEqual(before);
    expect(await second.apply(listBlack(company(1), "B-1"), now)).toEqual(listing);
    expect(await second.apply(listBlack(company(2), "B-2"), now)).toMatchObject({ listVersion: 5 });
  });

  it("tells whoever listens of what another store on the same file did", async () => {
    const [one, other] = [await openStore(), await openStore()];
    let count = 0;
    one.onChanged(() => {
      count += 1;
    });
    await other.register([entryOf(company(1))], now);
    await expect.poll(() => count).toBeGreaterThan(0);
  });

  it("shows what another store on the same file did, and numbers changes with it in one sequence", async () => {
    const [one, other] = [await openStore(), await openStore()];
    await one.register([entryOf(company(1))], now);
    expect(await other.apply(listBlack(company(1), "B-1"), now)).toMatchObject({
      kind: "applied",
      listVersion: 3,
    });
    expect(await allOf(one)).toEqual(await allOf(other));
    expect(await one.apply(listBlack(company(1), "B-1"), now)).toMatchObject({
      kind: "applied",
      listVersion: 3,
    });
  });

  it("lets several stores on one file write at the same time, each change once", async () => {
    const stores = await Promise.all([openStore(), openStore(), openStore()]);
    const serials = Array.from({ length: 30 }, (_, index) => index + 1);
    await stores[0]?.register(
      serials.map((serial) => entryOf(company(serial))),
      now,
    );
    // Every listing is sent to two of them.
    const outcomes = await Promise.all(
      serials.flatMap((serial) =>
        [0, 1].map((add) =>
          stores[(serial + add) % 3]?.apply(listBlack(company(serial), `B-${serial}`), now),
        ),
      ),
    );
    expect(outcomes.every((outcome) => outcome?.kind === "applied")).toBe(true);
    const { listVersion, changes } = await allOf(await openStore());
    expect(listVersion).toBe(61);
    expect(changes.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 2),
    );
  });

  it("makes its tables once when many open a new file at once", async () => {
    const stores = await Promise.all(Array.from({ length: 8 }, openStore));
    await stores[0]?.register([entryOf(company(1))], now);
    for (const store of stores) expect((await store.changesSince(0, 10, now)).listVersion).toBe(2);
    expect(rowsOf(onceEachVersion)).toEqual([{ isOnce: 1 }]);
    expect(rowsOf("select count(*) as count from counter")).toEqual([{ count: 1 }]);
  });

  it("is opened and written by several processes at once, each change once and none lost", async () => {
    const groups = [1, 2, 3].map((first) => Array.from({ length: 10 }, (_, index) => first + 3 * index));
    const { NODE_OPTIONS: _, ...env } = process.env;
    const children = groups.map(() =>
      fork(fileURLToPath(new URL("opening-process.ts", import.meta.url)), {
        execArgv: ["--import", "tsx"],
        env,
      }),
    );
    await Promise.all(children.map((child) => once(child, "message")));
    const ends = children.map((child) => once(child, "exit"));
    for (const [index, child] of children.entries())
      child.send({ path, serials: groups[index] ?? [] } satisfies OpeningOrder);
    expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0, 0]);

    const store = await openStore();
    const { listVersion, changes } = await store.changesSince(0, 1_000, now);
    expect(listVersion).toBe(61);
    expect(changes.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 60 }, (_, index) => index + 2),
    );
    const listed = changes.flatMap((change) => (change.kind === "changed" ? [change.recordId] : []));
    expect(new Set(listed)).toEqual(new Set(groups.flat().map((serial) => `B-${serial}`)));
    expect(rowsOf(onceEachVersion)).toEqual([{ isOnce: 1 }]);
  });

  it("refuses a file that a newer program wrote, and leaves it as it is", async () => {
    await openStore();
    rowsOf("insert into schema_version values (99) returning version");
    const bytes = readFileSync(path);
    await expect(openSqliteStore({ path })).rejects.toMatchObject({
      name: "InputError",
      code: "database-unsupported",
    });
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it("refuses a path that is none of a file", async () => {
    await expect(openSqliteStore({ path: ":memory:" })).rejects.toMatchObject({ code: "options-invalid" });
  });

  it.each([
    ["made by another program", "create table customers (name text)"],
    ["with tables of two such names", "create table schema_version (x text); create table records (y text)"],
    ["marked as another program's", "pragma application_id = 252006673"],
  ])("refuses a file %s, and leaves it as it is", async (_, made) => {
    const foreign = new Libsql(path);
    foreign.exec(made);
    foreign.close();
    const bytes = readFileSync(path);
    await expect(openSqliteStore({ path })).rejects.toMatchObject({
      name: "InputError",
      code: "options-invalid",
    });
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(["platform.db"]);
  });

  it("says in the file whose it is, from its first write on", async () => {
    await openStore();
    expect(rowsOf("pragma application_id")).toEqual([{ application_id: 0x59_43_68_61 }]);
    await openStore();
  });

  it("undoes what it began when the database fails within, and goes on without a gap", async () => {
    const store = await openStore();
    await store.register([entryOf(company(1))], now);
    const before = await allOf(store);
    rowsOf(
      "create trigger fails before insert on transitions begin select raise(abort, 'as a full disk would'); end",
    );
    await expect(store.apply(listBlack(company(1), "B-1"), now)).rejects.toThrow("as a full disk would");
    expect(await allOf(store)).toEqual(before);
    rowsOf("drop trigger fails");
    expect(await store.apply(listBlack(company(1), "B-1"), now)).toMatchObject({ listVersion: 3 });
  });

  it("waits for whoever writes without holding up the process, in which the other may live", async () => {
    const store = await openStore();
    await store.register([entryOf(company(1))], now);
    const other = new Libsql(path);
    other.exec("begin immediate");
    let isWaiting = true;
    const applied = store.apply(listBlack(company(1), "B-1"), now).finally(() => {
      isWaiting = false;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isWaiting).toBe(true);
    other.exec("rollback");
    expect((await applied).kind).toBe("applied");
    other.close();
  });

  it("answers at once while writes wait for another process, each of them for five seconds at most", async () => {
    const store = await openStore();
    await store.register([entryOf(company(1)), entryOf(company(2))], now);
    const other = new Libsql(path);
    other.exec("begin immediate");
    const startMs = performance.now();
    const writes = [1, 2, 3].map((serial) => store.apply(listBlack(company(1), `B-${serial}`), now));
    let isOver = false;
    const ends = Promise.allSettled(writes).finally(() => {
      isOver = true;
    });
    expect((await store.lookUp([company(2)], now)).standings).toMatchObject([{ kind: "known" }]);
    expect(isOver).toBe(false);
    for (const end of await ends)
      expect(end).toMatchObject({ status: "rejected", reason: { code: "SQLITE_BUSY" } });
    // One after the other they would have waited for ten and fifteen.
    expect(performance.now() - startMs).toBeLessThan(10_000);
    other.exec("rollback");
    other.close();
  });

  it("serves lookups when the bytes of an erasure cannot be removed for want of room, 六(三)", async () => {
    const store = await openStore();
    await store.register(
      Array.from({ length: 3_000 }, (_, index) =>
        entryOf(company(index + 1), { formerNames: ["示例".repeat(100)] }),
      ),
      now,
    );
    await store.apply(listBlack(company(1), "B-1"), now);
    await erase(store, "B-1", now);
    opened.splice(0);
    await store.close();
    rowsOf("update counter set scrubbed_count = 0 returning id");

    // As on a full disk: a file of the size of the lists cannot be written by that process.
    const { NODE_OPTIONS: _, ...env } = process.env;
    const program = fileURLToPath(new URL("opening-process.ts", import.meta.url));
    const child = spawn("sh", ["-c", 'ulimit -f 1000; exec node --import tsx "$0"', program], {
      stdio: ["ignore", "inherit", "pipe", "ipc"],
      env,
    });
    let warned = "";
    child.stderr?.on("data", (text) => {
      warned += String(text);
    });
    await once(child, "message");
    child.send({ path, serials: [4_000] } satisfies OpeningOrder);
    expect((await once(child, "exit"))[0]).toBe(0);
    expect(warned).toContain("YINGCHA_SCRUB_OWED");
    expect(warned).not.toContain("B-1");
    expect(rowsOf("select erasure_count, scrubbed_count from counter")).toEqual([
      { erasure_count: 1, scrubbed_count: 0 },
    ]);
    const { standings } = await (await openStore()).lookUp([company(4_000)], now);
    expect(standings).toMatchObject([{ records: [{ recordId: "B-4000" }] }]);
    expect(rowsOf("select scrubbed_count from counter")).toEqual([{ scrubbed_count: 1 }]);
  });

  it("catches up, when it is opened, on an erasure after which a process fell, 六(三)", async () => {
    const store = await openStore();
    await store.register([entryOf(company(1))], now);
    await store.apply(listBlack(company(1), "B-1"), now);
    await erase(store, "B-1", now);
    rowsOf("update counter set scrubbed_count = 0 returning id");
    await openStore();
    expect(rowsOf("select erasure_count, scrubbed_count from counter")).toEqual([
      { erasure_count: 1, scrubbed_count: 1 },
    ]);
  });
});

async function allOf(store: RegistryStore) {
  const { changes } = await store.changesSince(0, 1_000, now);
  const touched = (await store.casesTouched("B-1")).cases;
  return { ...(await store.lookUp([company(1), company(2)], now)), changes, touched };
}

/** Goes past the store into the file. */
function rowsOf(sql: string): readonly unknown[] {
  const connection = new Libsql(path);
  try {
    const statement = connection.prepare(sql);
    if (statement.reader) return statement.all([]);
    statement.run([]);
    return [];
  } finally {
    connection.close();
  }
}
