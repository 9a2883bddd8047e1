import { openPostgresStore } from "../../src/sandbox/storage/postgres-store";
import { askPostgres, tableFilesOf } from "../../tests/sandbox/storage/postgres-schema";
import type { Figure } from "../proof";
import { demand } from "./demand";
import { inLists } from "./in-lists";
import { messageOf } from "./message-of";
import { emptyTally, runSequence } from "./run-sequence";
import { sequenceOf } from "./sequence-of";

/** Carries the sequences of some seeds out on PostgreSQL, each in new tables. */
export async function sequencesOnPostgres(
  url: string,
  seeds: readonly number[],
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const tally = emptyTally();
  let violationCount = 0;
  for (const seed of seeds)
    try {
      await inLists(await openPostgresStore({ url }), async (lists) => {
        const gone = await runSequence(sequenceOf(seed), lists, tally);
        if (gone.size === 0) return;
        const files = await tableFilesOf("yingcha", url);
        for (const recordId of gone)
          demand(!files.some((bytes) => bytes.includes(recordId)), `${recordId} is still in a table's file.`);
      });
    } catch (error) {
      violationCount += 1;
      say(`Sequence ${seed} on PostgreSQL: ${messageOf(error)}`);
    } finally {
      await askPostgres("drop schema if exists yingcha cascade", url);
    }
  return [
    { what: "sequences on PostgreSQL as well", measured: seeds.length, bound: { atLeast: seeds.length } },
    { what: "acts in them", measured: tally.stepCount, bound: { atLeast: 15 * seeds.length } },
    {
      what: "records erased in them, with every byte in the tables' files",
      measured: tally.erasedRecordCount,
      bound: { atLeast: Math.floor(seeds.length / 10) },
    },
    {
      what: "of them such that something was not as the naive registry has it",
      measured: violationCount,
      bound: { atMost: 0 },
    },
  ];
}
