import type { ListRecord } from "../../src/lists/list-record";
import type { PlatformStanding } from "../../src/lists/standing";
import { subjectKey } from "../../src/subject/subject";
import type { CalendarDate } from "../../src/time/calendar-date";
import { demand } from "./demand";
import { asNaive, isStanding, type NaiveRecord, watchIdOf } from "./naive-record";

/** The records of a standing. */
export function recordsOf(standing: PlatformStanding): readonly ListRecord[] {
  return standing.kind === "known" ? standing.records : [];
}

/**
 * Compares what is on file with what the naive registry has.
 *
 * @throws Error in a sentence, of the first subject whose records are not the same
 */
export function compareStandings(
  standings: readonly PlatformStanding[],
  expected: readonly NaiveRecord[],
): void {
  const leftOpen = new Map(expected.map((record) => [record.recordId, record.leftOpen]));
  const plain = (record: NaiveRecord) => plainOf(record, leftOpen.get(record.recordId));
  for (const standing of standings) {
    const owner = subjectKey(standing.subject);
    const found = recordsOf(standing).map((record) => plain(asNaive(record)));
    const wanted = expected.filter((record) => record.owner === owner).map(plain);
    const [a, b] = [found.sort().join("\n"), wanted.sort().join("\n")];
    demand(a === b, `The records are\n${a}\nand must be\n${b}`);
  }
}

function plainOf(record: NaiveRecord, leftOpen: NaiveRecord["leftOpen"]): string {
  const { recordId, list, authority, provider, listedOn, term, listedAs, says } = record;
  const { exit, verification, followsFrom } = record;
  return JSON.stringify([
    ...[recordId, list, authority.name, provider.name, listedOn, listedAs],
    ...[says.field.id, says.scope, says.severity, says.traits, says.bases],
    ...[term.kind === "until" ? term.lastOn : term.kind],
    ...[exit?.way, leftOpen === "exit-day" ? "" : exit?.on],
    ...[verification === undefined ? "" : Object.entries(verification).sort(), followsFrom?.recordId],
  ]);
}

/**
 * Demands what must hold of any lists, whatever was done to them.
 *
 * @throws Error in a sentence, of the first thing that does not
 */
export function demandInvariants(
  standings: readonly PlatformStanding[],
  gone: ReadonlySet<string>,
  date: CalendarDate,
): void {
  for (const standing of standings) {
    const records = recordsOf(standing).map(asNaive);
    const inForce = records.filter((record) => isStanding(record, date));
    const isBeside = inForce.some(
      (red) =>
        red.list === "red" &&
        inForce.some(
          ({ list, recordId }) => list !== "red" && !(isImport(recordId) && isImport(red.recordId)),
        ),
    );
    demand(!isBeside, "A red record is in force beside an adverse one.");
    for (const { recordId, list, exit } of records) {
      // Nobody said of an imported record how long its subject is watched, 六(一) (R7).
      if (list !== "black" || exit === undefined || isImport(recordId)) continue;
      const watch = records.find(({ followsFrom }) => followsFrom?.recordId === recordId);
      if (watch === undefined) demand(gone.has(watchIdOf(recordId)), "A black record has no watch record.");
      else demand(watch.listedOn === exit.on, "A watch record does not begin with the exit.");
    }
  }
}

/** An imported record is repeated as it was told, so also beside another. */
function isImport(recordId: string): boolean {
  return recordId.startsWith("I-") && !recordId.endsWith(":watch");
}
