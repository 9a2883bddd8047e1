import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { refusalCodeSchema } from "../../src/contract/transition";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import { figuresOnPostgres } from "../postgres";
import type { Extent, Figure, Proof } from "../proof";
import { type CrashResult, crashRun } from "./crash-run";
import { demand } from "./demand";
import { runFixedLife } from "./fixed-life";
import { fixedLives } from "./fixed-lives";
import { inLists } from "./in-lists";
import { messageOf } from "./message-of";
import { emptyTally, runSequence, type Sequence, type Tally } from "./run-sequence";
import { sequence, sequenceOf } from "./sequence-of";
import { sequencesOnPostgres } from "./sequences-on-postgres";
import { severedRun } from "./severed-run";

export const registry: Proof = {
  name: "registry",
  what: "The lists hold to the plan whatever is done to them, and lose nothing.",
  run: async (extent, say) => [
    ...(await proveRegistry(createMemoryStore, extent, say)),
    ...(await proveDurable(extent, say)),
    ...(await figuresOnPostgres({ extent, say }, (url) => proveOnPostgres(url, extent, say))),
  ],
};

/** So many sequences of at most so many commands; the first of each chunk is also carried out on SQLite
 * and on PostgreSQL. */
const sizes = {
  full: { sequenceCount: 5_000, chunkCount: 25, killCount: 200 },
  short: { sequenceCount: 150, chunkCount: 50, killCount: 4 },
} as const;
const none = (what: string, measured: number): Figure => ({ what, measured, bound: { atMost: 0 } });

/** Proves it of what keeps lists in memory, and of SQLite for a share of the sequences; the seeds are 1 on. */
export async function proveRegistry(
  createLists: () => RegistryStore,
  extent: Extent,
  say: (line: string) => void,
  { sequenceCount, chunkCount }: { readonly sequenceCount: number; readonly chunkCount: number } = sizes[
    extent
  ],
): Promise<readonly Figure[]> {
  const tally = emptyTally();
  const sqliteTally = emptyTally();
  const folder = await mkdtemp(join(tmpdir(), "yingcha-registry-"));
  let violationCount = 0;
  let violatedLifeCount = 0;
  for (const life of fixedLives)
    try {
      await inLists(createLists(), (lists) => runFixedLife(life, lists));
    } catch (error) {
      violatedLifeCount += 1;
      say(`That ${life.name}: ${messageOf(error)}`);
    }
  try {
    for (let seed = 1; seed <= sequenceCount; seed += 1) {
      const one = sequenceOf(seed);
      try {
        await inLists(createLists(), (lists) => runSequence(one, lists, tally));
        if (seed % chunkCount === 1) await onSqlite(join(folder, `${seed}.db`), one, sqliteTally);
      } catch (error) {
        violationCount += 1;
        say(`Sequence ${seed}: ${messageOf(error)}`);
        if (violationCount === 1) say(await shortestOf(seed, createLists));
      }
      if (seed % 1_000 === 0) say(`${seed.toLocaleString("en-US")} sequences carried out.`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const { stepCount, appliedCount, erasedRecordCount, repeatedCount, refusals } = tally;
  return [
    none("fixed lives that came out otherwise than by hand", violatedLifeCount),
    { what: "sequences of acts", measured: sequenceCount, bound: { atLeast: sizes[extent].sequenceCount } },
    {
      what: "acts, each followed by all comparisons",
      measured: stepCount,
      bound: { atLeast: 15 * sequenceCount },
    },
    { what: "of them on SQLite as well", measured: sqliteTally.stepCount, bound: { atLeast: 15 } },
    none("sequences in which something was not as the naive registry has it", violationCount),
    { what: "acts that were lawful", measured: appliedCount, bound: { atLeast: Math.floor(stepCount / 3) } },
    { what: "acts sent again", measured: repeatedCount, bound: { atLeast: sequenceCount } },
    {
      what: "records erased with what followed",
      measured: erasedRecordCount,
      bound: { atLeast: sequenceCount / 5 },
    },
    {
      what: "acts held up by a person's verification",
      measured: tally.heldForPersonCount,
      bound: { atLeast: sequenceCount / 50 },
    },
    {
      what: "persons' records amended with the organization's",
      measured: tally.carriedCount,
      bound: { atLeast: sequenceCount / 15 },
    },
    ...refusalCodeSchema.options.map(
      (code): Figure => ({
        what: `refusals ${code}`,
        measured: refusals.get(code) ?? 0,
        bound: { atLeast: 1 },
      }),
    ),
  ];
}

/** What writers have been told is done is there after they were killed. */
async function proveDurable(extent: Extent, say: (line: string) => void): Promise<readonly Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), "yingcha-crash-"));
  try {
    const place = { kind: "sqlite", path: join(folder, "platform.db") } as const;
    return figuresOfFalls("killed on SQLite", await crashRun({ ...crashesOf(extent), place, say }), extent);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same on PostgreSQL: sequences, writers that are killed, and one whose connections are ended. */
async function proveOnPostgres(
  url: string,
  extent: Extent,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const { sequenceCount, chunkCount } = sizes[extent];
  const seeds = Array.from({ length: sequenceCount / chunkCount }, (_, index) => 1 + index * chunkCount);
  const sequences = await sequencesOnPostgres(url, seeds, say);
  const place = { kind: "postgres", url } as const;
  const killed = await crashRun({ ...crashesOf(extent), place, say });
  const severed = await severedRun({ ...crashesOf(extent), url, say });
  return [
    ...sequences,
    ...figuresOfFalls("killed on PostgreSQL", killed, extent),
    ...figuresOfFalls("cut off from PostgreSQL", severed, extent),
    {
      what: "attempts that failed by being cut off, each made again",
      measured: severed.failedCount,
      bound: { atLeast: severed.killCount },
    },
  ];
}

function crashesOf(extent: Extent) {
  return { killCount: sizes[extent].killCount, seed: 1 };
}

function figuresOfFalls(how: string, run: CrashResult, extent: Extent): readonly Figure[] {
  const { killCount } = run;
  return [
    { what: `writers ${how}`, measured: killCount, bound: { atLeast: killCount } },
    {
      what: `transitions acknowledged before they were ${how}`,
      measured: run.acknowledgedCount,
      bound: { atLeast: killCount },
    },
    none("of them lost", run.lostCount),
    {
      // Otherwise none of them was met by it while it was made durable; of a few it may be none.
      what: `transitions done and not acknowledged by writers ${how}`,
      measured: run.unacknowledgedCount,
      bound: { atLeast: extent === "full" ? 1 : 0 },
    },
    none(`gaps left in the sequence by writers ${how}`, run.gapCount),
    none(`things left broken by writers ${how}`, run.brokenCount),
  ];
}

/** On SQLite, where nothing of what was a mis-listing may be left in the file either, 六(三). */
async function onSqlite(path: string, commands: Sequence, tally: Tally): Promise<void> {
  await inLists(await openSqliteStore({ path }), async (lists) => {
    const gone = await runSequence(commands, lists, tally);
    const written = [path, `${path}-wal`].filter(existsSync).map((file) => readFileSync(file));
    for (const recordId of gone)
      demand(!written.some((bytes) => bytes.includes(recordId)), `${recordId} is still in the file.`);
  });
}

/** What is left of a sequence that fell short when all is taken out that need not be in it. */
async function shortestOf(seed: number, createLists: () => RegistryStore): Promise<string> {
  const { counterexample, errorInstance } = await fc.check(
    fc.asyncProperty(sequence, async (one) => {
      await inLists(createLists(), (lists) => runSequence(one, lists, emptyTally()));
    }),
    { seed, numRuns: 1, interruptAfterTimeLimit: 5_000 },
  );
  if (counterexample === null) return "It holds in memory alone.";
  const [{ imports, commands }] = counterexample;
  const lines = [imports, ...commands].map((one) => JSON.stringify(one));
  return `In short: ${messageOf(errorInstance)}\n${lines.join("\n")}`;
}
