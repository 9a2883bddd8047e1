import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { refusalCodeSchema } from "../../src/contract/transition";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import type { Extent, Figure, Proof } from "../proof";
import { type Command, command } from "./command";
import { crashRun } from "./crash-run";
import { runSequence, type Tally } from "./run-sequence";

export const registry: Proof = {
  name: "registry",
  what: "The lists hold to the plan whatever is done to them, and lose nothing.",
  run: async (extent, say) => [
    ...(await proveRegistry(createMemoryStore, extent, say)),
    ...(await proveDurable(extent, say)),
  ],
};

/** So many sequences of at most so many commands; the first of each chunk is also carried out on SQLite. */
const sizes = {
  full: { sequenceCount: 5_000, chunkCount: 25, killCount: 200 },
  short: { sequenceCount: 150, chunkCount: 50, killCount: 4 },
} as const;
const commandMaxCount = 40;
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
  try {
    for (let seed = 1; seed <= sequenceCount; seed += 1) {
      const commands = sequenceOf(seed);
      try {
        await inLists(createLists(), (lists) => runSequence(commands, lists, tally));
        if (seed % chunkCount === 1)
          await inLists(await openSqliteStore({ path: join(folder, `${seed}.db`) }), (lists) =>
            runSequence(commands, lists, sqliteTally),
          );
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
  const { killCount } = sizes[extent];
  const run = await crashRun({ killCount, seed: 1, say });
  return [
    { what: "writers killed", measured: run.killCount, bound: { atLeast: killCount } },
    {
      what: "transitions that they acknowledged",
      measured: run.acknowledgedCount,
      bound: { atLeast: killCount },
    },
    none("of them lost", run.lostCount),
    none("kills that left a gap in the sequence", run.gapCount),
    none("kills that left something broken", run.brokenCount),
  ];
}

/** The commands of a seed, the same for ever. */
export function sequenceOf(seed: number): readonly Command[] {
  const [commands = []] = fc.sample(sequence, { seed, numRuns: 1 });
  return commands;
}

// "max", since most of fast-check's own sizes are of some ten elements.
const sequence = fc.array(command, { minLength: 10, maxLength: commandMaxCount, size: "max" });

/** What is left of a sequence that fell short when all is taken out that need not be in it. */
async function shortestOf(seed: number, createLists: () => RegistryStore): Promise<string> {
  const { counterexample, errorInstance } = await fc.check(
    fc.asyncProperty(sequence, (commands) =>
      inLists(createLists(), (lists) => runSequence(commands, lists, emptyTally())),
    ),
    { seed, numRuns: 1, interruptAfterTimeLimit: 5_000 },
  );
  if (counterexample === null) return "It holds in memory alone.";
  const [commands] = counterexample;
  return `In short: ${messageOf(errorInstance)}\n${commands.map((one) => JSON.stringify(one)).join("\n")}`;
}

async function inLists(lists: RegistryStore, work: (lists: RegistryStore) => Promise<void>): Promise<void> {
  try {
    await work(lists);
  } finally {
    await lists.close();
  }
}

function emptyTally(): Tally {
  return { stepCount: 0, appliedCount: 0, erasedRecordCount: 0, repeatedCount: 0, refusals: new Map() };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
