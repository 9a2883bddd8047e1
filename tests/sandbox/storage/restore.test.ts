import { execFile, fork, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseCommand } from "../../../src/cli/command";
import { keepLists } from "../../../src/cli/keep-lists";
import type { ListRecord } from "../../../src/lists/list-record";
import { startStoredSandbox } from "../../../src/sandbox/start-sandbox";
import type { SealedApplication } from "../../../src/sandbox/storage/application-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import type { SqliteConnection } from "../../../src/sandbox/storage/sqlite-database";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import type { SubjectRef } from "../../../src/subject/subject";
import { follow } from "../feed/followed";
import type { OpeningOrder } from "./opening-process";
import { inNewDatabase, isPostgresRequired, isPostgresThere } from "./postgres-schema";
import { company, dateOf, entryOf, erase, feedbackOn, listBlack, momentOn } from "./world";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;
const now = momentOn();
const subjectCount = 1_000;
const subjects = Array.from({ length: subjectCount }, (_, serial) => company(serial));
const office = {
  appKey: "license-office",
  name: "示例审批系统",
  sealedSecret: "v1.old",
  scopes: ["lookup"],
  actsFor: [{ name: "示例审批部门" }],
} as const satisfies SealedApplication;
/** So many are listed by an act beside. */
const listedCount = 20;
const operations = readFileSync(new URL("../../../docs/operations.md", import.meta.url), "utf8");

const isDumpThere =
  isPostgresThere && (isPostgresRequired || spawnSync("pg_dump", ["--version"]).status === 0);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-restore-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The commands of operations.md, as an operator would type them, in the order of their blocks. */
function commandsOf(program: string): readonly string[] {
  const blocks = [...operations.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, block = ""]) =>
    block.trim().split("\n"),
  );
  return blocks.filter((line) => line.startsWith(program));
}

async function runEach(commands: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands)
    await promisify(execFile)("sh", ["-ec", command], { cwd: folder, env: { ...process.env, ...env } });
}

/** Each of the subjects has a record; acts leave more than that: changes, transitions, feedback, an erasure. */
async function fill(store: RegistryStore): Promise<void> {
  await store.register(
    subjects.map((subject, serial) => entryOf(subject, { records: [redRecordOf(subject, `R-${serial}`)] })),
    now,
  );
  for (const [serial, subject] of subjects.slice(0, listedCount).entries())
    expect(await store.apply(listBlack(subject, `B-${serial}`), now)).toMatchObject({ kind: "applied" });
  await store.accept(feedbackOn(["B-0", "B-2"]), now);
  await erase(store, "B-2", now);
}

/** All that is answered of the lists, byte for byte. */
async function answersOf(store: RegistryStore, beforeSequence = Number.MAX_SAFE_INTEGER): Promise<string> {
  const { changes } = await store.changesSince(0, Number.MAX_SAFE_INTEGER, now);
  return JSON.stringify([
    (await store.lookUp(subjects, now)).standings,
    changes.filter(({ sequence }) => sequence < beforeSequence),
    (await store.casesTouched("B-0")).cases,
    (await store.casesTouched("B-2")).cases,
  ]);
}

function redRecordOf(subject: SubjectRef, recordId: string): ListRecord {
  const authority = { name: "示例认定部门（虚构）", code: "DEPT-1" };
  return {
    list: "red",
    recordId,
    subject,
    listedAs: "self",
    field: { id: "environment", title: "生态环境" },
    scope: "city",
    traits: [],
    bases: [{ title: "示例认定文书" }],
    listedOn: dateOf("2026-01-05"),
    authority,
    provider: authority,
    term: { kind: "indefinite" },
    status: { kind: "listed" },
  };
}

async function versionOf(store: RegistryStore): Promise<number> {
  return (await store.lookUp([], now)).listVersion;
}

/** What was acknowledged before is known, and writing goes on with the next number. */
async function expectGoingOn(store: RegistryStore): Promise<void> {
  const listVersion = await versionOf(store);
  expect(await store.apply(listBlack(company(0), "B-0"), now)).toMatchObject({
    kind: "applied",
    changes: expect.arrayContaining([expect.objectContaining({ recordId: "B-0" })]),
  });
  expect(await versionOf(store)).toBe(listVersion);
  expect(await store.apply(listBlack(company(2), "B-NEXT"), now)).toMatchObject({
    kind: "applied",
    changes: expect.arrayContaining([expect.objectContaining({ sequence: listVersion + 1 })]),
  });
}

/** The line of operations.md by which restored lists are given another epoch, as the command reads it. */
function renewalOf(path: string): readonly string[] {
  const [, line = ""] = /^npx yingcha (lists renew --database lists\.db)/m.exec(operations) ?? [];
  return line.replace("lists.db", path).split(" ");
}

describe("lists that are restored by the commands of operations.md", () => {
  it.skipIf(!isDumpThere)(
    "from a dump of PostgreSQL into an empty database are what they were, and go on",
    async () => {
      await inNewDatabase(async (url) => {
        const store = await openPostgresStore({ url });
        await fill(store);
        await store.applications.add({ ...office, appKey: "removed-later" });
        await store.applications.add(office);
        await store.applications.rotate(office.appKey, "v1.new");
        const [answers, listVersion] = [await answersOf(store), await versionOf(store)];
        await runEach(commandsOf("pg_dump"), { DATABASE_URL: url });
        // What comes after the dump is not in it.
        await store.apply(listBlack(company(500), "B-LATE"), now);
        await store.applications.retire(office.appKey);
        await store.applications.remove("removed-later");
        await store.close();

        await inNewDatabase(async (emptyUrl) => {
          await runEach(commandsOf("pg_restore"), { RESTORED_URL: emptyUrl });
          const restored = await openPostgresStore({ url: emptyUrl });
          expect(await answersOf(restored)).toBe(answers);
          expect(await versionOf(restored)).toBe(listVersion);
          // Who may ask goes back as well: the operator retires and removes once more, as operations.md says.
          const [held] = await restored.applications.findAll();
          expect(held).toMatchObject({ sealedSecret: "v1.new", sealedEarlierSecret: "v1.old" });
          await restored.applications.retire(office.appKey);
          await restored.applications.remove("removed-later");
          expect(await restored.applications.findAll()).toEqual([{ ...office, sealedSecret: "v1.new" }]);
          await expectGoingOn(restored);
          await restored.close();
        });
      });
    },
    300_000,
  );

  it("refuse whoever followed them further than the backup, though their numbers have passed it again, 五(三)", async () => {
    const path = join(folder, "lists.db");
    const before = await openSqliteStore({ path });
    await before.register(
      subjects.slice(0, 9).map((subject) => entryOf(subject)),
      now,
    );
    const reading = new Libsql(path);
    reading.exec(`vacuum into '${join(folder, "copy.db")}'`);
    reading.close();
    const platform = await startStoredSandbox(before, { seed: "empty" });
    for (const serial of [1, 2]) await before.apply(listBlack(company(serial), `B-${serial}`), now);
    const listVersion = await versionOf(before);
    const followed = await follow(platform, { path: "v1/events?since=1" });
    await expect.poll(() => followed.sequences().at(-1)).toBe(listVersion);
    const last = followed.events.at(-1);
    const lastId = last?.kind === "changes" ? String(last.id) : "";
    const { epoch } = await before.changesSince(0, 1, now);
    followed.stop();
    await platform.close();
    await before.close();

    const restoredPath = join(folder, "copy.db");
    const command = parseCommand(renewalOf(restoredPath));
    if (command.kind !== "lists") throw new Error(`The line came to ${JSON.stringify(command)}.`);
    const lines: string[] = [];
    await keepLists(command.order, (line) => lines.push(line));
    const restored = await openSqliteStore({ path: restoredPath });
    for (const serial of [2, 3, 1]) await restored.apply(listBlack(company(serial), `B-${serial}`), now);
    expect(await versionOf(restored)).toBeGreaterThan(listVersion);
    const renewed = await restored.changesSince(0, 1, now);
    expect(lines[0]).toBe(`epoch: ${renewed.epoch}`);
    const again = await startStoredSandbox(restored, { seed: "empty" });
    try {
      const askedFor = async (how: Parameters<typeof follow>[1]) => {
        const { answer, stop } = await follow(again, how);
        stop();
        return answer.status;
      };
      expect(await askedFor({ headers: { "last-event-id": lastId } })).toBe(409);
      expect(await askedFor({ path: `v1/events?since=${listVersion}&epoch=${epoch}` })).toBe(409);
      expect(await askedFor({ path: `v1/changes?since=${listVersion}&epoch=${epoch}` })).toBe(409);
      expect(await askedFor({ path: `v1/events?since=1&epoch=${renewed.epoch}` })).toBe(200);
    } finally {
      await again.close();
      await restored.close();
    }
  });

  it("from a copy of the SQLite file, made while another process writes, are what they were, and go on", async () => {
    const path = join(folder, "lists.db");
    const store = await openSqliteStore({ path });
    await fill(store);
    const filledVersion = await versionOf(store);
    const serials = Array.from({ length: 100 }, (_, index) => 5_000 + index);
    const { NODE_OPTIONS: _, ...env } = process.env;
    const child = fork(fileURLToPath(new URL("opening-process.ts", import.meta.url)), {
      execArgv: ["--import", "tsx"],
      env,
    });
    await once(child, "message");
    const ended = once(child, "exit");
    child.send({ path, serials } satisfies OpeningOrder);
    while ((await versionOf(store)) === filledVersion) await setTimeout(1);

    const [, statement = ""] =
      /^sqlite3 lists\.db "(.*)"$/.exec(commandsOf("sqlite3 lists.db")[0] ?? "") ?? [];
    const reading = new Libsql(path);
    // libsql has the library of the sqlite3 command; the statement is the same.
    reading.exec(statement.replace("copy.db", join(folder, "copy.db")));
    reading.close();
    expect(await ended).toEqual([0, null]);

    const copy = new Libsql(join(folder, "copy.db"));
    const [row] = copy.prepare("select list_version from counter").all([]);
    copy.close();
    const { list_version: copiedVersion } = row as { readonly list_version: number };
    // It was made in the middle of the writing.
    expect(copiedVersion).toBeGreaterThan(filledVersion);
    expect(copiedVersion).toBeLessThan(await versionOf(store));
    const answers = await answersOf(store, copiedVersion + 1);
    await store.apply(listBlack(company(500), "B-LATE"), now);
    // What the platform leaves where it is killed.
    const left = ["-wal", "-shm"].map((end) => [path + end, readFileSync(path + end)] as const);
    await store.close();
    for (const [file, bytes] of left) writeFileSync(file, bytes);

    await runEach([...commandsOf("rm -f lists.db"), ...commandsOf("mv copy.db")], {});
    const restored = await openSqliteStore({ path });
    expect(await versionOf(restored)).toBe(copiedVersion);
    expect(await answersOf(restored)).toBe(answers);
    const { changes } = await restored.changesSince(0, Number.MAX_SAFE_INTEGER, now);
    expect(changes.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: copiedVersion - 1 }, (_, index) => index + 2),
    );
    await expectGoingOn(restored);
    await restored.close();
  }, 300_000);
});
