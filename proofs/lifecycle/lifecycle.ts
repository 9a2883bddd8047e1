import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import type { Extent, Figure, Proof } from "../proof";
import { liveThrough } from "./life";
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

/** It takes seconds, so it has no short form. */
async function proveLifecycle(_: Extent, say: (line: string) => void): Promise<readonly Figure[]> {
  const memory = await liveThrough(year, createMemoryStore());
  const folder = await mkdtemp(join(tmpdir(), "yingcha-lifecycle-"));
  try {
    const sqlite = await liveThrough(year, await openSqliteStore({ path: join(folder, "lists.db") }));
    for (const line of memory.wrong) say(line);
    const differing = memory.transcript.filter((line, place) => sqlite.transcript[place] !== line);
    for (const line of differing) say(`memory alone: ${line}`);
    const left = await textsLeftIn(folder, erasedTexts);
    for (const text of left) say(`left in a file: ${text}`);
    const none = { atMost: 0 } as const;
    return [
      { what: "acts, lawful and unlawful", measured: memory.actCount, bound: { atLeast: 18 } },
      { what: "checks through the guard", measured: memory.checkCount, bound: { atLeast: 25 } },
      { what: "that came to something else than was written", measured: memory.wrong.length, bound: none },
      {
        what: "lines that memory and SQLite do not share",
        measured: differing.length + Math.abs(memory.transcript.length - sqlite.transcript.length),
        bound: none,
      },
      { what: "texts of the mis-listing left in a file of the database", measured: left.length, bound: none },
      {
        what: "texts of a record that was kept, found by the same search",
        measured: (await textsLeftIn(folder, keptTexts)).length,
        bound: { atLeast: keptTexts.length },
      },
      {
        what: "texts of the mis-listing left in the changes",
        measured: erasedTexts.filter((text) =>
          memory.transcript.some((line) => line.startsWith("{") && line.includes(text)),
        ).length,
        bound: none,
      },
      {
        what: "changes of which nothing but the number is left",
        measured: memory.transcript.filter((line) => line.includes('"kind":"redacted"')).length,
        bound: { atLeast: 3 },
      },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function textsLeftIn(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
  return texts.filter((text) => files.some((bytes) => bytes.includes(text)));
}
