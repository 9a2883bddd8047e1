import type { Change } from "../../src/contract/change";
import type { RefusalCode, Transition } from "../../src/contract/transition";
import { sha256Hex } from "../../src/integrity/sha256";
import type { ListRecord } from "../../src/lists/list-record";
import { type PlatformStanding, platformStandingSchema } from "../../src/lists/standing";
import type { RegisteredSubject } from "../../src/sandbox/registered-subject";
import type { RegistryStore, TransitionOutcome } from "../../src/sandbox/storage/registry-store";
import { type SubjectRef, subjectKey } from "../../src/subject/subject";
import type { CalendarDate } from "../../src/time/calendar-date";
import { compareStandings, demandInvariants, recordsOf } from "./compare-standings";
import { demand } from "./demand";
import { momentOn } from "./moment-on";
import { asNaive, isListing, newIdOf, personsOf } from "./naive-record";
import { createNaiveRegistry, type NaiveRegistry } from "./naive-registry";

export type Lists = Pick<RegistryStore, "register" | "apply" | "lookUp" | "changesSince">;

/** Lists beside the naive registry; what is found to differ is thrown as an Error in a sentence. */
export interface PairedLists {
  readonly naive: NaiveRegistry;
  /** Applies a transition to both, and compares whether it is lawful. */
  apply(transition: Transition, date: CalendarDate): Promise<TransitionOutcome>;
  /** Compares all that there is on a day, and what was told of it. */
  compare(date: CalendarDate): Promise<readonly PlatformStanding[]>;
}

/**
 * Puts subjects on file in lists and in a naive registry.
 *
 * @param asked those whose standings are compared, on file or not
 */
export async function pairLists(
  lists: Lists,
  {
    entries,
    asked,
  }: { readonly entries: readonly RegisteredSubject[]; readonly asked: readonly SubjectRef[] },
  date: CalendarDate,
): Promise<PairedLists> {
  const naive = createNaiveRegistry(entries);
  const taken: Transition[] = [];
  await lists.register(entries, momentOn(date));
  const shownOn = (day: CalendarDate) => lists.lookUp(asked, momentOn(day));
  let { standings: compared } = await shownOn(date);
  let { listVersion: sequence } = await lists.changesSince(0, 1_000, momentOn(date));
  let lastApplied: Transition | undefined;

  return {
    naive,
    async apply(transition, day) {
      const before = JSON.stringify(await shownOn(day));
      const reasons = naive.tellOn(day).reasonsAgainst(transition);
      const outcome = await lists.apply(transition, momentOn(day));
      compareOutcome(transition, outcome, reasons);
      taken.push(transition);
      if (outcome.kind === "applied") naive.takeDown(transition, day);
      else demand(before === JSON.stringify(await shownOn(day)), "A refused transition changed something.");
      lastApplied = outcome.kind === "applied" ? transition : undefined;
      return outcome;
    },
    async compare(day) {
      const standings = readable((await shownOn(day)).standings, asked);
      compareStandings(standings, naive.tellOn(day).records);
      demandInvariants(standings, naive.goneIds(), day);
      const { listVersion, changes } = await lists.changesSince(sequence, 1_000, momentOn(day));
      demandGapless(changes, { since: sequence, listVersion });
      demandTold(changes, { before: compared, after: standings, lastApplied });
      await demandOblivion(lists, standings, { gone: naive.goneIds(), taken, day });
      [sequence, compared] = [listVersion, standings];
      return standings;
    },
  };
}

function compareOutcome(
  transition: Transition,
  outcome: TransitionOutcome,
  reasons: readonly RefusalCode[],
): void {
  const said = outcome.kind === "refused" ? outcome.code : "applied";
  const isRight = outcome.kind === "refused" ? reasons.includes(outcome.code) : reasons.length === 0;
  demand(isRight, `${transition.kind} is ${said}; against it is: ${reasons.join(", ") || "nothing"}.`);
}

/** Every standing as it can be read at the other end. */
function readable(
  standings: readonly PlatformStanding[],
  asked: readonly SubjectRef[],
): readonly PlatformStanding[] {
  return standings.map((standing, index) => {
    const { data } = platformStandingSchema.safeParse(standing);
    if (data === undefined) throw new Error(`A standing cannot be read: ${JSON.stringify(standing)}`);
    demand(subjectKey(data.subject) === asked.map(subjectKey)[index], "A standing is another subject's.");
    return data;
  });
}

/** The new changes are one after the other, and the version of the lists is the last one's number. */
function demandGapless(
  changes: readonly Change[],
  { since, listVersion }: { readonly since: number; readonly listVersion: number },
): void {
  for (const [index, change] of changes.entries())
    demand(change.sequence === since + 1 + index, "The sequence has a gap or runs back.");
  demand(listVersion === since + changes.length, "The version is not the number of the last change.");
}

/** 五(三): whatever has become of a record is told, and what an amendment did to another's is told as an amendment. */
function demandTold(
  changes: readonly Change[],
  {
    before,
    after,
    lastApplied,
  }: {
    readonly before: readonly PlatformStanding[];
    readonly after: readonly PlatformStanding[];
    readonly lastApplied: Transition | undefined;
  },
): void {
  const now = new Map(after.flatMap(recordsOf).map((record) => [record.recordId, record]));
  const then = new Map(before.flatMap(recordsOf).map((record) => [record.recordId, record]));
  const events = changes.flatMap((change) => (change.kind === "changed" ? [change] : []));
  const isErased = (digest: string) =>
    changes.some((change) => change.kind === "erased" && change.recordDigest === digest);
  for (const [recordId, record] of now) {
    const earlier = then.get(recordId);
    if (JSON.stringify(earlier) === JSON.stringify(record)) continue;
    const own = events.filter((event) => event.recordId === recordId);
    demand(own.length > 0, `What became of ${recordId} is not told.`);
    if (earlier === undefined || record.followsFrom !== undefined) continue;
    const isAmended = saidOf(earlier) !== saidOf(record);
    // Whose verification it was alone is corrected; what hangs on that record is amended with it.
    const isOwn = lastApplied?.kind === "correct" && lastApplied.recordId === recordId;
    const event = isOwn ? "corrected" : "amended";
    if (isAmended && (lastApplied?.kind === "amend" || lastApplied?.kind === "correct"))
      demand(
        own.some((one) => one.event === event && one.documentNumber === lastApplied.documentNumber),
        `${recordId} is not told to be ${event}.`,
      );
  }
  for (const recordId of then.keys())
    demand(
      now.has(recordId) || isErased(sha256Hex(recordId)),
      `${recordId} is gone, and not told to be erased.`,
    );
}

/** What an amendment may say otherwise. */
function saidOf(record: ListRecord): string {
  const { says, listedAs, term } = asNaive(record);
  return JSON.stringify([says, listedAs, term]);
}

/** 六(三): of what was a mis-listing nothing is said any more, nor of the documents that listed and erased it. */
async function demandOblivion(
  lists: Lists,
  standings: readonly PlatformStanding[],
  {
    gone,
    taken,
    day,
  }: {
    readonly gone: ReadonlySet<string>;
    readonly taken: readonly Transition[];
    readonly day: CalendarDate;
  },
): Promise<void> {
  if (gone.size === 0) return;
  const said = JSON.stringify([standings, await everyChange(lists, day)]);
  for (const recordId of gone) demand(!said.includes(recordId), `${recordId} is still told of.`);
  for (const transition of taken) {
    const concerned = isListing(transition)
      ? [newIdOf(transition), ...personsOf(transition).map(({ recordId }) => recordId)]
      : [transition.recordId];
    if (concerned.every((recordId) => gone.has(recordId)))
      demand(!said.includes(transition.documentNumber), `The document of ${concerned[0]} is still told of.`);
  }
}

async function everyChange(lists: Lists, day: CalendarDate): Promise<readonly Change[]> {
  const all: Change[] = [];
  for (;;) {
    const { changes } = await lists.changesSince(all.at(-1)?.sequence ?? 0, 1_000, momentOn(day));
    all.push(...changes);
    if (changes.length < 1_000) return all;
  }
}
