import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import { openPostgresStore } from "../../src/sandbox/storage/postgres-store";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import { tableFilesOf } from "../../tests/sandbox/storage/postgres-schema";
import { figuresOnPostgres } from "../postgres";
import type { Extent, Figure, Proof } from "../proof";
import { type Life, liveThrough } from "./life";
import { year } from "./year";

export const lifecycle: Proof = {
  name: "lifecycle",
  what: "A year in the life of two companies comes to the right decision on each day, on every storage alike.",
  run: proveLifecycle,
};

/** What the record of a mis-listing says, and nothing else does. */
const erasedTexts = ["FY-1", "示例执〔2025〕55号", "示例执行裁定"];

/** What another record says, whose bytes must be found by the same search. */
const keptTexts = ["SW-1", "示例税稽〔2025〕1号"];

const none = (what: string, measured: number): Figure => ({ what, measured, bound: { atMost: 0 } });

/** It takes seconds, so the short form leaves nothing out but a PostgreSQL that is not there. */
async function proveLifecycle(extent: Extent, say: (line: string) => void): Promise<readonly Figure[]> {
  const memory = await liveThrough(year, createMemoryStore());
  for (const line of memory.wrong) say(line);
  return [
    { what: "acts, lawful and unlawful", measured: memory.actCount, bound: { atLeast: 18 } },
    { what: "checks through the guard", measured: memory.checkCount, bound: { atLeast: 25 } },
    none("that came to something else than was written", memory.wrong.length),
    none(
      "texts of the mis-listing left in the changes",
      erasedTexts.filter((text) =>
        memory.transcript.some((line) => line.startsWith("{") && line.includes(text)),
      ).length,
    ),
    {
      what: "changes of which nothing but the number is left",
      measured: memory.transcript.filter((line) => line.includes('"kind":"redacted"')).length,
      bound: { atLeast: 3 },
    },
    ...(await proveOnSqlite(memory, say)),
    ...(await figuresOnPostgres({ extent, say }, (url) => proveOnPostgres(url, memory, say))),
  ];
}

async function proveOnSqlite(memory: Life, say: (line: string) => void): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "yingcha-lifecycle-"));
  try {
    const sqlite = await liveThrough(year, await openSqliteStore({ path: join(folder, "lists.db") }));
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    return [
      none("lines that memory and SQLite do not share", differingCount(memory, sqlite, say)),
      ...figuresOfFiles("a file of SQLite", files, say),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function proveOnPostgres(
  url: string,
  memory: Life,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const postgres = await liveThrough(year, await openPostgresStore({ url }));
  const shared = none("lines that memory and PostgreSQL do not share", differingCount(memory, postgres, say));
  const readable = "tables' files of PostgreSQL that this user may read";
  try {
    const files = await tableFilesOf("yingcha", url);
    return [
      shared,
      { what: readable, measured: files.length, bound: { atLeast: 1 } },
      ...figuresOfFiles("a table's file of PostgreSQL", files, say),
    ];
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "42501")) throw error;
    // Of files that cannot be read nothing is known, so there is no figure that would say that they are clean.
    return [shared, { what: readable, measured: 0, bound: { atLeast: 1 } }];
  }
}

function differingCount(memory: Life, other: Life, say: (line: string) => void): number {
  const differing = memory.transcript.filter((line, place) => other.transcript[place] !== line);
  for (const line of differing) say(`memory alone: ${line}`);
  return differing.length + Math.max(0, other.transcript.length - memory.transcript.length);
}

function figuresOfFiles(
  where: string,
  files: readonly Buffer[],
  say: (line: string) => void,
): readonly Figure[] {
  const isLeft = (text: string) => files.some((bytes) => bytes.includes(text));
  const left = erasedTexts.filter(isLeft);
  for (const text of left) say(`left in ${where}: ${text}`);
  return [
    none(`texts of the mis-listing left in ${where}`, left.length),
    {
      what: `texts of a record that was kept, found in ${where} by the same search`,
      measured: keptTexts.filter(isLeft).length,
      bound: { atLeast: keptTexts.length },
    },
  ];
}
