import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Kysely, SqliteDialect, type SqliteDialectConfig } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import type { Feedback } from "../../../src/contract/feedback";
import type { MatterCount } from "../../../src/contract/matter-count";
import type { Transition } from "../../../src/contract/transition";
import type { ListKind } from "../../../src/lists/list-record";
import type { MonthQuestion } from "../../../src/sandbox/statistics/month-counts";
import { createMemoryStore } from "../../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../../src/sandbox/storage/registry-store";
import { type SqlSession, sqliteText } from "../../../src/sandbox/storage/sql-database";
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

/** What a program of the first tables wrote: the tables of today, without all that the second step made. */
const downgrade = [
  "drop index feedback_of_month",
  "drop index feedback_records_of_feedback",
  "drop table executions",
  "drop table matter_counts",
  "alter table feedback_records drop column list",
  ...["month", "department_key", "department_name", "case_id", "matter_type", "conclusion"].map(
    (column) => `alter table feedback drop column ${column}`,
  ),
  "delete from schema_version where version > 1",
];

async function expectCountedAlike(store: RegistryStore): Promise<void> {
  for (const question of questions)
    expect(inOrder(await store.statistics.count(question))).toEqual(
      inOrder({ ...naiveCounts(oldFeedback, question), concluded: [] }),
    );
}

describe("the feedback that an older program kept", () => {
  it("is counted like any other once a newer one opens its file", async () => {
    const path = newFile();
    const store = await openFile(path);
    await fill(store);
    for (const one of oldFeedback) await store.accept(one, now);
    await close(store);
    const connection = new Libsql(path);
    for (const statement of downgrade) connection.exec(statement);
    expect(columnsOf(connection)).toEqual(await firstColumns());
    connection.close();
    await expectCountedAlike(await openFile(path));
  });

  it.skipIf(!isPostgresThere)("is counted like any other once a newer one opens its schema", async () => {
    const schema = newSchema();
    const store = await openSchema(schema);
    await fill(store);
    for (const one of oldFeedback) await store.accept(one, now);
    await close(store);
    await askPostgres([`set search_path to ${schema}`, ...downgrade].join("; "));
    await expectCountedAlike(await openSchema(schema));
  });
});

function columnsOf(connection: SqliteConnection): readonly unknown[] {
  const tables = ["feedback", "feedback_records", "executions", "matter_counts"];
  return tables.map((table) => connection.prepare(`select name from pragma_table_info('${table}')`).all([]));
}

/** The columns as the first step itself makes them. */
async function firstColumns(): Promise<readonly unknown[]> {
  const connection = new Libsql(":memory:");
  const database: SqliteDialectConfig["database"] = {
    prepare: (text) => connection.prepare(text),
    close: () => void connection.close(),
  };
  const session = new Kysely({ dialect: new SqliteDialect({ database }) }) as unknown as SqlSession;
  await createListTables(session, sqliteText);
  const columns = columnsOf(connection);
  await session.destroy();
  return columns;
}
