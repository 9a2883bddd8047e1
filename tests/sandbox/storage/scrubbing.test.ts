import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate, setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { migrate } from "../../../src/sandbox/storage/migrate";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { createScrubbing } from "../../../src/sandbox/storage/scrubbing";
import type { SqlDatabase } from "../../../src/sandbox/storage/sql-database";
import { createSqlStore } from "../../../src/sandbox/storage/sql-store";
import { createSqliteDatabase, type SqliteConnection } from "../../../src/sandbox/storage/sqlite-database";
import { begunSnapshot, company, entryOf, erase, listBlack, listRed, momentOn, onRecord } from "./world";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;
const now = momentOn();
const recordId = "MISLISTED-4c81";

let folder: string;
let database: SqlDatabase;
let store: RegistryStore;
let path: string;
let isFull: boolean;
let triedCount: number;
const warnings: unknown[] = [];

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.spyOn(process, "emitWarning").mockImplementation((...said) => void warnings.push(said));
  warnings.length = 0;
  folder = mkdtempSync(join(tmpdir(), "yingcha-scrubbing-"));
  path = join(folder, "platform.db");
  const connection = new Libsql(path);
  connection.pragma("journal_mode = wal");
  database = createSqliteDatabase(connection, new Libsql(path), () => new Libsql(path));
  await migrate(database);
  isFull = true;
  triedCount = 0;
  const scrub = (erasureCount: number) => {
    triedCount += 1;
    const full = Object.assign(new Error(`full at ${recordId}`), { code: "SQLITE_FULL" });
    return isFull ? Promise.reject(full) : database.scrub(erasureCount);
  };
  store = createSqlStore(database, createScrubbing({ ...database, scrub }));
  await store.register([entryOf(company(1))], now);
});

afterEach(async () => {
  await store.close();
  vi.useRealTimers();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

/** Until it is so, while turns of the process pass and none of the faked time. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setImmediate();
}

function isThere(): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(recordId));
}

describe("bytes of an erasure that a full disk keeps in the files", () => {
  it("fail no act, are owed, and go by themselves once there is room, 六(三)", async () => {
    await store.apply(listBlack(company(1), recordId), now);
    // `erase` throws unless each step was applied.
    await erase(store, recordId, now);
    expect((await store.lookUp([company(1)], now)).standings).toMatchObject([{ records: [] }]);
    expect([isThere(), triedCount]).toEqual([true, 1]);

    await vi.advanceTimersByTimeAsync(60_000);
    await until(() => triedCount === 2);
    isFull = false;
    await vi.advanceTimersByTimeAsync(119_000);
    expect(triedCount).toBe(2);
    await vi.advanceTimersByTimeAsync(1_000);
    vi.useRealTimers();
    await expect.poll(isThere).toBe(false);
    expect(triedCount).toBe(3);
  });

  it("are told of to whoever runs the platform, by a code and nothing of the lists, 四(四)", async () => {
    await store.apply(listBlack(company(1), recordId), now);
    await erase(store, recordId, now);
    expect(warnings).toEqual([[expect.stringContaining("(SQLITE_FULL)"), { code: "YINGCHA_SCRUB_OWED" }]]);
    expect(JSON.stringify(warnings)).not.toContain(recordId);
  });

  it("let nobody begin to read all standings, which would keep them there, until they are gone, 六(三)", async () => {
    await store.apply(listBlack(company(1), recordId), now);
    await erase(store, recordId, now);
    expect(await store.beginSnapshot(now)).toBeUndefined();
    isFull = false;
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    await expect.poll(isThere).toBe(false);
    await (await begunSnapshot(store, now)).end();
  });

  it("are taken over from a process that is gone by the one that is asked for all standings, 六(三)", async () => {
    await store.apply(listBlack(company(1), recordId), now);
    await erase(store, recordId, now);
    vi.useRealTimers();
    isFull = false;
    const scrubbing = createScrubbing(database);
    const other = createSqlStore(database, scrubbing);
    expect(await other.beginSnapshot(now)).toBeUndefined();
    await (await begunSnapshot(other, now)).end();
    expect(isThere()).toBe(false);
    await scrubbing.stop();
  });

  it("are tried no more by a store that is closed", async () => {
    await store.apply(listBlack(company(1), recordId), now);
    await erase(store, recordId, now);
    await store.close();
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(triedCount).toBe(1);
  });

  it("let no try after the close be announced, though one was running", async () => {
    const fails: ((error: Error) => void)[] = [];
    const scrub = () => new Promise<void>((_, reject) => void fails.push(reject));
    await store.apply(listBlack(company(1), recordId), now);
    await erase(store, recordId, now);
    warnings.length = 0;
    const scrubbing = createScrubbing({ ...database, scrub });
    const finished = scrubbing.finish();
    await until(() => fails.length === 1);
    const stopped = scrubbing.stop();
    for (const fail of fails) fail(new Error("full"));
    await Promise.all([finished, stopped]);
    expect([warnings, vi.getTimerCount()]).toEqual([[], 1]);
  });

  it("are tried at the times of the first warning, however many acts fail to remove them meanwhile", async () => {
    for (const serial of [1, 2, 3, 4]) {
      await store.register([entryOf(company(serial))], now);
      await store.apply(listBlack(company(serial), `${recordId}-${serial}`), now);
      await erase(store, `${recordId}-${serial}`, now);
    }
    expect([triedCount, warnings.length]).toEqual([4, 1]);
    await vi.advanceTimersByTimeAsync(60_000);
    await until(() => triedCount === 5);
    await until(() => warnings.length === 2);
    expect(warnings[1]).toEqual([expect.stringContaining("in 120 s"), { code: "YINGCHA_SCRUB_OWED" }]);
  });
});

describe("bytes of an erasure whose process fell before it scrubbed", () => {
  /** Applies, and falls before anything else is done. */
  const nothing = { finish: async () => undefined, takeOver: async () => undefined, check: () => undefined };

  beforeEach(async () => {
    isFull = false;
    await store.apply(listBlack(company(1), recordId), now);
    await erase(createSqlStore(database, { ...nothing, stop: async () => undefined }), recordId, now);
    expect(isThere()).toBe(true);
  });

  it("are gone once its transition, repeated at another process, is answered, 六(三)", async () => {
    vi.useRealTimers();
    expect(await store.apply(onRecord(recordId, { kind: "uphold" }), now)).toMatchObject({ kind: "applied" });
    expect(isThere()).toBe(false);
  });

  it("are found by an open store within two minutes, though nobody asks for anything, 六(三)", async () => {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const scrubbing = createScrubbing(database);
    await vi.advanceTimersByTimeAsync(60_000);
    // Whoever erased it may be at it still.
    expect(isThere()).toBe(true);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    await expect.poll(isThere).toBe(false);
    await scrubbing.stop();
  });

  it("are told of no more where the database cannot be read at the look, nor looked for by a closed store", async () => {
    vi.useRealTimers();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    let readCount = 0;
    const read = () => {
      readCount += 1;
      return Promise.reject(new Error("out of reach"));
    };
    const scrubbing = createScrubbing({ ...database, read });
    await vi.advanceTimersByTimeAsync(120_000);
    await scrubbing.stop();
    await vi.advanceTimersByTimeAsync(120_000);
    expect([readCount, warnings]).toEqual([2, []]);
  });
});

describe("bytes of an erasure that somebody asks for again", () => {
  it("are tried again 10 s after the last try, however long the next one by itself is off, 六(三)", async () => {
    // It stands still, since a try that takes long puts off the next one.
    const elapsedMs = performance.now();
    const elapsed = vi.spyOn(performance, "now").mockReturnValue(elapsedMs);
    await store.apply(listBlack(company(1), recordId), now);
    await erase(store, recordId, now);
    vi.useRealTimers();
    expect(await store.beginSnapshot(now)).toBeUndefined();
    await setTimeout(50);
    expect([triedCount, warnings.length]).toEqual([1, 1]);

    elapsed.mockReturnValue(elapsedMs + 10_500);
    isFull = false;
    expect(await store.beginSnapshot(now)).toBeUndefined();
    await expect.poll(isThere).toBe(false);
    await (await begunSnapshot(store, now)).end();
    expect([triedCount, warnings.length]).toEqual([2, 1]);
  });
});

describe("an act that is repeated while bytes of another's erasure are owed", () => {
  it("is answered at once, and has them tried again no sooner than 10 s after the last try", async () => {
    await store.register([entryOf(company(2))], now);
    await store.apply(listBlack(company(2), "B-2"), now);
    await store.apply(listBlack(company(1), recordId), now);
    await erase(store, recordId, now);
    const repeat = async () => {
      expect(await store.apply(listBlack(company(2), "B-2"), now)).toMatchObject({ kind: "applied" });
    };
    await repeat();
    await repeat();
    expect(triedCount).toBe(1);
    const elapsedMs = performance.now();
    vi.spyOn(performance, "now").mockReturnValue(elapsedMs + 10_500);
    await repeat();
    expect(triedCount).toBe(2);
  });
});

describe("acts that erase while another process reads for long", () => {
  beforeEach(() => {
    vi.useRealTimers();
    isFull = false;
  });

  // Its time runs on while the machine does other things: only what fails twice more has failed.
  it("share one try, and let others write before they are answered", { retry: 2 }, async () => {
    const serials = [1, 2, 3];
    await store.register(
      [1, 2, 3, 4].map((serial) => entryOf(company(serial))),
      now,
    );
    for (const serial of serials) await store.apply(listBlack(company(serial), `B-${serial}`), now);
    const other = new Libsql(path);
    other.exec("begin");
    other.prepare("select count(*) from records").all([]);
    const startedMs = performance.now();
    const answered: string[] = [];
    const erased = serials.map(async (serial) => {
      await erase(store, `B-${serial}`, now);
      answered.push("erased");
    });
    await expect.poll(() => triedCount).toBe(1);
    await setTimeout(100);
    await store.apply(listRed(company(4), "R-4"), now);
    answered.push("listed");
    await Promise.all(erased);
    other.close();
    expect(answered).toEqual(["listed", "erased", "erased", "erased"]);
    expect(triedCount).toBe(2);
    expect(performance.now() - startedMs).toBeLessThan(4_500);
  });
});
