import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Transition } from "../../../src/contract/transition";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import type { SqliteConnection } from "../../../src/sandbox/storage/sqlite-database";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { company, entryOf, feedbackOn, listBlack, listRed, momentOn, onRecord, person } from "./world";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;
const now = momentOn();
const marker = "误列标记MARKER9f27";
const recordId = "MISLISTED-4c81";
const personRecordId = "MISLISTED-PERSON-4c82";
const by = { name: `部门${marker}`, code: "DEPT-1" };
const texts = { by, documentNumber: `文号${marker}`, basis: `依据${marker}` };

/** Everything of it that is text holds the marker. */
const listing: Transition = listBlack(company(100), recordId, {
  ...texts,
  transitionId: `list-${recordId}-${marker}`,
  field: { id: `field-${marker}`, title: `领域${marker}` },
  traits: [`trait-${marker}`],
  bases: [{ title: `文书${marker}`, documentNumber: `书号${marker}` }],
  provider: { name: `提供${marker}` },
  responsiblePersons: [{ subject: person(1), role: "principal", recordId: personRecordId }],
});

const secrets = [marker, recordId, personRecordId];

let folder: string;
let path: string;
let store: RegistryStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "yingcha-erasure-"));
  path = join(folder, "platform.db");
  store = await openSqliteStore({ path });
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is found in any file of the folder, byte by byte. */
function found(): readonly string[] {
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return secrets.filter((secret) => files.some((bytes) => bytes.includes(secret)));
}

async function applyAll(transitions: readonly Transition[]): Promise<void> {
  for (const transition of transitions)
    expect(await store.apply(transition, now)).toMatchObject({ kind: "applied" });
}

/** Files that grow and shrink around the one that is erased, so that its rows are moved from page to page. */
async function stir(round: number): Promise<void> {
  const entries = Array.from({ length: 200 }, (_, index) => {
    const serial = 1 + ((index * 37 + round * 11) % 199);
    return serial === 100
      ? entryOf(company(200))
      : entryOf(company(serial), { formerNames: [`示例${"名".repeat((index * 53 + round * 29) % 180)}`] });
  });
  await store.register(entries, now);
}

async function listAndStir(): Promise<void> {
  await store.register([entryOf(company(100)), entryOf(person(1))], now);
  await stir(0);
  await applyAll([listRed(company(100), "R-100"), listing]);
  for (let round = 1; round <= 6; round += 1) {
    await stir(round);
    const others = Array.from({ length: 15 }, (_, index) => company(101 + ((round * 15 + index) % 99)));
    await applyAll(
      others.map((other) =>
        listBlack(other, `M${round}-${other.code}`, { basis: "据".repeat(40 * round), traits: [] }),
      ),
    );
  }
  await store.accept(feedbackOn([recordId, "R-100"]), now);
}

const raised = onRecord(recordId, { kind: "object", grounds: "objection" }, texts);
const told = onRecord(recordId, { kind: "tell-provider" }, texts);
// Its own texts are told of the red record that resumes by it.
const upheld = onRecord(recordId, { kind: "uphold" });

describe("a mis-listing that is upheld", () => {
  it("leaves none of its bytes in any file of the database, 六(一) 六(三)", async () => {
    await listAndStir();
    await applyAll([raised, told]);
    // The control: as long as it stands, each of them is found.
    expect(found()).toEqual(secrets);

    await applyAll([upheld]);
    expect(found()).toEqual([]);
    const files = readdirSync(folder).sort();
    expect(files).toContain("platform.db");
    expect(readFileSync(path).includes("R-100")).toBe(true);

    await store.close();
    expect(found()).toEqual([]);
    store = await openSqliteStore({ path });
    const { standings } = await store.lookUp([company(100), person(1)], now);
    expect(
      standings.map((one) => one.kind === "known" && one.records.map(({ recordId }) => recordId)),
    ).toEqual([["R-100"], []]);
    expect(found()).toEqual([]);
  });

  // Its time runs on while the machine does other things: only what fails twice more has failed.
  it("is gone from the files also when another process reads at the time, once that is over", {
    retry: 2,
  }, async () => {
    await listAndStir();
    await applyAll([raised, told]);
    const reader = new Libsql(path);
    reader.exec("begin");
    reader.prepare("select count(*) from records").all([]);
    setTimeout(() => reader.exec("commit"), 300);
    await applyAll([upheld]);
    expect(found()).toEqual([]);
    reader.close();
  });

  it("is gone from the files at the next opening when somebody read for longer than is waited", async () => {
    await listAndStir();
    await applyAll([raised, told]);
    const reader = new Libsql(path);
    reader.exec("begin");
    reader.prepare("select count(*) from records").all([]);
    // It is answered all the same: the record is erased for whoever asks, though its bytes are there yet.
    await applyAll([upheld]);
    expect(found()).not.toEqual([]);
    reader.exec("commit");
    reader.close();
    await store.close();
    store = await openSqliteStore({ path });
    expect(found()).toEqual([]);
  });
});
