import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";
import type { Feedback } from "../../../src/contract/feedback";
import type { MatterCount } from "../../../src/contract/matter-count";
import type { Transition } from "../../../src/contract/transition";
import type { ListKind } from "../../../src/lists/list-record";
import type { MonthQuestion } from "../../../src/sandbox/statistics/month-counts";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import {
  postgresSession,
  postgresText,
  type SqlSession,
  type SqlType,
  sqliteSession,
  sqliteText,
} from "../../../src/sandbox/storage/sql-database";
import type { SqliteConnection } from "../../../src/sandbox/storage/sqlite-database";
import { openSqliteStore } from "../../../src/sandbox/storage/sqlite-store";
import { createListTables } from "../../../src/sandbox/storage/tables/create-list-tables";
import { countedDepartments, inOrder, naiveCounts, someFeedback } from "../statistics/counted-feedback";
import { askPostgres, isPostgresThere, newSchema, postgresUrl } from "./postgres-schema";
import { company, entryOf, erase, feedbackOn, listBlack, listRed, momentOn } from "./world";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;
const now = momentOn();
const everyList: readonly ListKind[] = ["red", "black", "watch"];
const november: MonthQuestion = { month: "2026-11", lists: everyList };
const opened = new Set<RegistryStore>();
const removals: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const store of opened) await close(store);
  for (const remove of removals.splice(0)) await remove();
});

async function close(store: RegistryStore): Promise<void> {
  opened.delete(store);
  await store.close();
}

function newFile(): string {
  const folder = mkdtempSync(join(tmpdir(), "yingcha-statistics-"));
  removals.push(async () => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "platform.db");
}

async function openFile(path = newFile()): Promise<RegistryStore> {
  const store = await openSqliteStore({ path });
  opened.add(store);
  return store;
}

async function openSchema(schema = newSchema()): Promise<RegistryStore> {
  removals.push(() => askPostgres(`drop schema if exists ${schema} cascade`));
  const store = await openPostgresStore({ url: postgresUrl, schema });
  opened.add(store);
  return store;
}

async function fill(store: RegistryStore): Promise<void> {
  await store.register([entryOf(company(1)), entryOf(company(2)), entryOf(company(3))], now);
  const watching = { ...listRed(company(3), "W-1"), kind: "list-watch" } as Transition;
  const second = listBlack(company(2), "B-2");
  for (const act of [listRed(company(1), "R-1"), listBlack(company(2), "B-1"), second, watching])
    expect(await store.apply(act, now)).toMatchObject({ kind: "applied" });
}

function report(change: Partial<MatterCount> = {}): MatterCount {
  const { department, matterType } = feedbackOn([]);
  return { department, month: "2026-11", matterType, concludedCount: 10, ...change };
}

function done(recordIds: readonly string[], feedbackId = "F-1"): Feedback {
  return {
    ...feedbackOn(recordIds, feedbackId),
    executions: [
      { kind: "executed", measureId: "strict-review" },
      { kind: "skipped", measureId: "strict-review", reason: "已核" },
    ],
  };
}

const questions: readonly MonthQuestion[] = ["2026-10", "2026-11", "2026-12"].flatMap((month) => [
  { month, lists: everyList },
  { month, lists: ["red", "black"] },
  { month, lists: everyList, departmentKey: "code:D-1" },
]);

describe.each([
  { name: "memory", open: async () => createMemoryStore(), isThere: true, runCount: 30 },
  { name: "SQLite", open: () => openFile(), isThere: true, runCount: 8 },
  { name: "PostgreSQL", open: () => openSchema(), isThere: isPostgresThere, runCount: 4 },
])("statistics of a store in $name", ({ open, isThere, runCount }) => {
  it.skipIf(!isThere)("are what a count of the same feedback with a pencil gives, 四(三)", async () => {
    await fc.assert(
      fc.asyncProperty(someFeedback, async (feedback) => {
        const store = await open();
        await fill(store);
        for (const one of feedback) expect(await store.accept(one, now)).toEqual({ kind: "accepted" });
        for (const question of questions)
          expect(inOrder(await store.statistics.count(question))).toEqual(
            inOrder({ ...naiveCounts(feedback, question), concluded: [] }),
          );
      }),
      { numRuns: runCount },
    );
  });

  it.skipIf(!isThere)("count a feedback that comes twice once, and none that was refused", async () => {
    const store = await open();
    await fill(store);
    await store.accept(done(["B-1"]), now);
    const once = await store.statistics.count(november);
    await store.accept(done(["B-1"]), now);
    await store.accept({ ...done(["B-1"]), conclusion: "approved" }, now);
    expect(await store.statistics.count(november)).toEqual(once);
    expect(once.measures).toMatchObject([
      { list: "black", execution: "executed", measureCount: 1 },
      { list: "black", execution: "skipped", measureCount: 1 },
    ]);
  });

  it.skipIf(!isThere)("keep the list that a record was on, though the record ends later", async () => {
    const store = await open();
    await fill(store);
    await store.accept(done(["B-1"]), now);
    const before = await store.statistics.count(november);
    await store.lookUp([company(2)], momentOn("2027-11-25"));
    expect(await store.statistics.count(november)).toEqual(before);
    expect(before.lists).toMatchObject([{ list: "black", caseCount: 1 }]);
  });

  it.skipIf(!isThere)(
    "count an erased record no more, nor one that comes after the erasure, 六(三)",
    async () => {
      const store = await open();
      await fill(store);
      await store.accept(done(["B-1"], "F-1"), now);
      await store.accept(done(["B-1", "B-2"], "F-2"), now);
      await erase(store, "B-1", now);
      await store.accept(done(["B-1"], "F-3"), now);
      const { lists, cases } = await store.statistics.count(november);
      const countOf = (kind: string) => lists.find(({ list }) => list === kind)?.caseCount;
      expect([countOf("black"), countOf("none"), lists.length]).toEqual([1, 2, 2]);
      expect(cases).toMatchObject([{ caseCount: 3 }]);
    },
  );

  it.skipIf(!isThere)("hold the last report of a department, month and matter type, 五(三)", async () => {
    const store = await open();
    const reports = [
      report({ concludedCount: 10 }),
      report({ concludedCount: 12 }),
      report({ concludedCount: 3, month: "2026-12" }),
      report({ concludedCount: 7, matterType: "government-procurement" }),
      report({ concludedCount: 5, department: countedDepartments[3] }),
    ];
    for (const one of reports) expect(await store.statistics.report(one, now)).toEqual({ kind: "accepted" });
    const { concluded } = await store.statistics.count(november);
    expect(concluded.map(({ concludedCount }) => concludedCount).sort((a, b) => a - b)).toEqual([5, 7, 12]);
    const asked = { ...november, departmentKey: "code:DEPT-1" };
    expect((await store.statistics.count(asked)).concluded).toHaveLength(2);
  });

  it.skipIf(!isThere)(
    "let a report that is sent again take no later one's place, by its reportId",
    async () => {
      const store = await open();
      const first = report({ reportId: "N-1", concludedCount: 10 });
      await store.statistics.report(first, now);
      await store.statistics.report(report({ reportId: "N-2", concludedCount: 12 }), now);
      expect(await store.statistics.report(first, now)).toEqual({ kind: "accepted" });
      expect(await store.statistics.report({ ...first, concludedCount: 11 }, now)).toEqual({
        kind: "conflicting",
      });
      const other = { ...first, department: countedDepartments[0] };
      expect(await store.statistics.report(other, now)).toEqual({ kind: "accepted" });
      const { concluded } = await store.statistics.count({ ...november, departmentKey: "code:DEPT-1" });
      expect(concluded).toMatchObject([{ concludedCount: 12 }]);
    },
  );
});

const oldFeedback: readonly Feedback[] = Array.from({ length: 600 }, (_, serial) => ({
  ...done(serial % 3 === 0 ? ["B-1", "R-1"] : serial % 3 === 1 ? ["W-1"] : [], `F-${serial}`),
  executions: serial % 2 === 0 ? done([]).executions : [],
  concludedAt: serial % 5 === 0 ? "2026-11-30T16:00:00Z" : "2026-11-24T10:00:00+08:00",
}));

/** What the first tables hold of it, copied as a program that knew no others wrote it. */
const firstTables = {
  subjects: "kind, code, body, due_on",
  records: "record_id, kind, code, place, body",
  feedback: "feedback_id, body_digest, body, accepted_at",
  feedback_records: "record_id, feedback_id",
};

/** Makes the first tables and nothing else, and fills them from those of a store of today. */
async function makeFirstVersion(
  session: SqlSession,
  text: SqlType,
  from: { readonly place: string; readonly ask: (statement: string) => Promise<unknown> },
): Promise<void> {
  await session.schema
    .createTable("schema_version")
    .addColumn("version", "integer", (column) => column.primaryKey())
    .execute();
  await createListTables(session, text);
  await session.insertInto("schema_version").values({ version: 1 }).execute();
  for (const [table, columns] of Object.entries(firstTables))
    await from.ask(`insert into ${table} (${columns}) select ${columns} from ${from.place}.${table}`);
}

async function expectCountedAlike(store: RegistryStore): Promise<void> {
  for (const question of questions)
    expect(inOrder(await store.statistics.count(question))).toEqual(
      inOrder({ ...naiveCounts(oldFeedback, question), concluded: [] }),
    );
}

async function keepOldFeedback(store: RegistryStore): Promise<void> {
  await fill(store);
  for (const one of oldFeedback) await store.accept(one, now);
  await close(store);
}

describe("the feedback that an older program kept", () => {
  it("is counted like any other once a newer one opens its file", async () => {
    const [path, older] = [newFile(), newFile()];
    await keepOldFeedback(await openFile(path));
    const connection = new Libsql(older);
    connection.pragma("application_id = 0x59436861");
    connection.exec(`attach database '${path}' as today`);
    const session = sqliteSession({
      prepare: (statement) => connection.prepare(statement),
      close: () => void connection.close(),
    });
    const ask = async (statement: string) => connection.exec(statement);
    await makeFirstVersion(session, sqliteText, { place: "today", ask });
    await session.destroy();
    await expectCountedAlike(await openFile(older));
  });

  it.skipIf(!isPostgresThere)("is counted like any other once a newer one opens its schema", async () => {
    const [schema, older] = [newSchema(), newSchema()];
    await keepOldFeedback(await openSchema(schema));
    const client = new pg.Client({ connectionString: postgresUrl });
    await client.connect();
    const ask = (statement: string, parameters: unknown[] = []) => client.query(statement, parameters);
    await ask(`create schema ${older}`);
    await ask(`set search_path to ${older}`);
    await makeFirstVersion(postgresSession(ask), postgresText, { place: schema, ask });
    await client.end();
    await expectCountedAlike(await openSchema(older));
  });
});
