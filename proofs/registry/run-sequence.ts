import type { Change } from "../../src/contract/change";
import type { RefusalCode, Transition } from "../../src/contract/transition";
import { type ListRecord, listRecordSchema } from "../../src/lists/list-record";
import { type PlatformStanding, platformStandingSchema } from "../../src/lists/standing";
import type { RegisteredSubject } from "../../src/sandbox/registered-subject";
import type { Moment } from "../../src/sandbox/registry/drawer";
import type { RegistryStore, TransitionOutcome } from "../../src/sandbox/storage/registry-store";
import { syntheticResidentId, syntheticUscc } from "../../src/sandbox/synthetic";
import { type SubjectRef, subjectKey } from "../../src/subject/subject";
import { addDays, type CalendarDate, parseCalendarDate } from "../../src/time/calendar-date";
import { type Command, transitionOf } from "./command";
import { isListing, isStanding, type NaiveRecord, newIdOf, personsOf } from "./naive-record";
import { createNaiveRegistry, type NaiveRegistry } from "./naive-registry";

/** What was met, over all sequences. */
export interface Tally {
  stepCount: number;
  appliedCount: number;
  erasedRecordCount: number;
  repeatedCount: number;
  readonly refusals: Map<RefusalCode, number>;
}

type Lists = Pick<RegistryStore, "register" | "apply" | "lookUp" | "changesSince">;

const firstOn = parseCalendarDate("2026-01-05");
const company = { kind: "uscc", code: syntheticUscc(1) } as const;
const otherCompany = { kind: "uscc", code: syntheticUscc(2) } as const;
const person = { kind: "resident-id", code: syntheticResidentId(1) } as const;
const otherPerson = { kind: "resident-id", code: syntheticResidentId(2) } as const;
const unknownPerson = { kind: "resident-id", code: syntheticResidentId(3) } as const;
const subjects: readonly SubjectRef[] = [company, otherCompany, person, otherPerson, unknownPerson];
const registered = subjects.slice(0, -1);

/**
 * Carries one sequence out at a store and at the naive registry, and compares them after every step.
 *
 * @throws Error in a sentence, at the first thing that is not as it must be
 */
export async function runSequence(commands: readonly Command[], lists: Lists, tally: Tally): Promise<void> {
  const entries = registered.map(entryOf);
  const naive = createNaiveRegistry(entries);
  const taken: { readonly transition: Transition; readonly outcome: TransitionOutcome }[] = [];
  let date = firstOn;
  await lists.register(entries, momentOn(date));
  let sequence = (await lists.changesSince(0, 1_000, momentOn(date))).listVersion;

  for (const [serial, command] of commands.entries()) {
    date = addDays(date, command.sleepDays);
    const { records, reasonsAgainst } = naive.tellOn(date);
    const transition = transitionOf(command, {
      ...{ serial, date, subjects, personCount: 3, records, reasonsAgainst },
    });
    const before = await shownOn(lists, date);
    const outcome = await lists.apply(transition, momentOn(date));
    tally.stepCount += 1;

    const reasons = reasonsAgainst(transition);
    compareOutcome(transition, outcome, reasons);
    if (outcome.kind === "refused") {
      tally.refusals.set(outcome.code, (tally.refusals.get(outcome.code) ?? 0) + 1);
      demand(before === (await shownOn(lists, date)), "A refused transition changed something.");
    } else {
      const goneBefore = naive.goneIds();
      const standing = new Set(records.map(({ recordId }) => recordId));
      naive.takeDown(transition, date);
      tally.appliedCount += 1;
      for (const recordId of naive.goneIds())
        if (!goneBefore.has(recordId) && standing.has(recordId)) tally.erasedRecordCount += 1;
    }
    await repeat(command, { transition, outcome, date }, { lists, taken, tally, naive });
    taken.push({ transition, outcome });

    const standings = await standingsOf(lists, date);
    compareStandings(standings, naive.tellOn(date).records);
    demandInvariants(standings, naive, date);
    sequence = await demandGapless(lists, sequence, date);
    await demandOblivion(lists, standings, { naive, taken, date });
  }
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

async function repeat(
  { again }: Command,
  now: { readonly transition: Transition; readonly outcome: TransitionOutcome; readonly date: CalendarDate },
  {
    lists,
    taken,
    tally,
    naive,
  }: {
    readonly lists: Lists;
    readonly taken: readonly { readonly transition: Transition; readonly outcome: TransitionOutcome }[];
    readonly tally: Tally;
    readonly naive: NaiveRegistry;
  },
): Promise<void> {
  if (again === "no") return;
  const moment = momentOn(now.date);
  const earlier = taken.findLast(({ outcome }) => outcome.kind === "applied");
  const sent = again === "earlier" ? earlier : now;
  if (sent === undefined) return;
  const { transition, outcome } = sent;
  if (again === "other") {
    if (outcome.kind === "refused") return;
    const answer = await lists.apply({ ...transition, basis: "认定标准第四条" }, moment);
    demand(
      answer.kind === "refused" && answer.code === "transition-conflicting",
      "Another transition under an id that was used is not refused.",
    );
    const code = "transition-conflicting";
    tally.refusals.set(code, (tally.refusals.get(code) ?? 0) + 1);
    return;
  }
  const answer = await lists.apply(transition, moment);
  tally.repeatedCount += 1;
  if (answer.kind === "refused" || outcome.kind === "refused") {
    demand(isEqual(answer, outcome), `${transition.kind}, sent again, is answered otherwise.`);
    return;
  }
  demand(answer.listVersion === outcome.listVersion, "Sent again, it is answered with another version.");
  const told = outcome.changes.map((change, index) => {
    const isRedacted = answer.changes[index]?.kind === "redacted" && naive.goneIds().size > 0;
    return isRedacted ? { kind: "redacted", sequence: change.sequence, at: change.at } : change;
  });
  demand(isEqual(answer.changes, told), `${transition.kind}, sent again, is told otherwise.`);
}

async function shownOn(lists: Lists, date: CalendarDate): Promise<string> {
  return JSON.stringify(await lists.lookUp(subjects, momentOn(date)));
}

/** Every standing as it can be read at the other end. */
async function standingsOf(lists: Lists, date: CalendarDate): Promise<readonly PlatformStanding[]> {
  const { standings } = await lists.lookUp(subjects, momentOn(date));
  return standings.map((standing, index) => {
    const { data } = platformStandingSchema.safeParse(standing);
    if (data === undefined) throw new Error(`A standing cannot be read: ${JSON.stringify(standing)}`);
    demand(subjectKey(data.subject) === subjects.map(subjectKey)[index], "A standing is another subject's.");
    return data;
  });
}

function recordsOf(standing: PlatformStanding): readonly ListRecord[] {
  return standing.kind === "known" ? standing.records : [];
}

function compareStandings(standings: readonly PlatformStanding[], expected: readonly NaiveRecord[]): void {
  for (const standing of standings) {
    const owner = subjectKey(standing.subject);
    const found = recordsOf(standing).map((record) => plainOf({ ...record, exit: exitOf(record) }));
    const wanted = expected.filter((record) => record.owner === owner).map(plainOf);
    const [a, b] = [found.sort().join("\n"), wanted.sort().join("\n")];
    demand(a === b, `The records are\n${a}\nand must be\n${b}`);
  }
}

function exitOf({ status }: ListRecord): NaiveRecord["exit"] {
  return status.kind === "exited" ? status : undefined;
}

function plainOf(
  record: Omit<NaiveRecord, "owner" | "exit"> & { readonly exit?: NaiveRecord["exit"] },
): string {
  const { recordId, list, authority, provider, listedOn, term, listedAs, severity } = record;
  const { exit, verification, followsFrom } = record;
  return JSON.stringify([
    ...[recordId, list, authority.name, provider.name, listedOn, listedAs, severity],
    ...[term.kind === "until" ? term.lastOn : term.kind, exit?.way, exit?.on],
    ...[verification === undefined ? "" : Object.entries(verification).sort(), followsFrom?.recordId],
  ]);
}

function demandInvariants(
  standings: readonly PlatformStanding[],
  naive: NaiveRegistry,
  date: CalendarDate,
): void {
  const gone = naive.goneIds();
  for (const standing of standings) {
    const records = recordsOf(standing);
    const inForce = records.filter((record) =>
      isStanding({ ...record, owner: "", exit: exitOf(record) } as NaiveRecord, date),
    );
    demand(
      inForce.every(({ list }) => list !== "red") || inForce.every(({ list }) => list === "red"),
      "A red record is in force beside an adverse one.",
    );
    for (const { recordId, list, status } of records) {
      // Nobody said of an imported record how long its subject is watched, 六(一) (R7).
      if (list !== "black" || status.kind !== "exited" || recordId.startsWith("I-")) continue;
      const watch = records.find(({ followsFrom }) => followsFrom?.recordId === recordId);
      if (watch === undefined) demand(gone.has(`${recordId}:watch`), "A black record has no watch record.");
      else demand(watch.listedOn === status.on, "A watch record does not begin with the exit.");
    }
  }
}

/** The new changes are one after the other, and the version of the lists is the last one's number. */
async function demandGapless(lists: Lists, sequence: number, date: CalendarDate): Promise<number> {
  const { listVersion, changes } = await lists.changesSince(sequence, 1_000, momentOn(date));
  for (const [index, change] of changes.entries())
    demand(change.sequence === sequence + 1 + index, "The sequence has a gap or runs back.");
  demand(listVersion === sequence + changes.length, "The version is not the number of the last change.");
  return listVersion;
}

/** 六(三): of what was a mis-listing nothing is said any more, neither its id nor the document that listed it. */
async function demandOblivion(
  lists: Lists,
  standings: readonly PlatformStanding[],
  {
    naive,
    taken,
    date,
  }: {
    readonly naive: NaiveRegistry;
    readonly taken: readonly { readonly transition: Transition }[];
    readonly date: CalendarDate;
  },
): Promise<void> {
  const gone = naive.goneIds();
  if (gone.size === 0) return;
  const said = JSON.stringify([standings, await everyChange(lists, date)]);
  for (const recordId of gone) demand(!said.includes(`"${recordId}"`), `${recordId} is still told of.`);
  for (const { transition } of taken) {
    if (transition.kind === "uphold") continue;
    const concerned = isListing(transition)
      ? [newIdOf(transition), ...personsOf(transition).map(({ recordId }) => recordId)]
      : [transition.recordId];
    if (concerned.every((recordId) => gone.has(recordId)))
      demand(!said.includes(transition.documentNumber), `The document of ${concerned[0]} is still told of.`);
  }
}

async function everyChange(lists: Lists, date: CalendarDate): Promise<readonly Change[]> {
  const all: Change[] = [];
  for (;;) {
    const { changes } = await lists.changesSince(all.at(-1)?.sequence ?? 0, 1_000, momentOn(date));
    all.push(...changes);
    if (changes.length < 1_000) return all;
  }
}

function entryOf(subject: SubjectRef): RegisteredSubject {
  const records = importedRecords.filter((record) => subjectKey(record.subject) === subjectKey(subject));
  const subjectType = subject.kind === "uscc" ? "legal-person" : "natural-person";
  return { subject, subjectType, name: subject.kind === "uscc" ? "某公司" : "某人", records };
}

const authority = { name: "泉州市税务局", code: "350500-SW" };
const imported = {
  ...{ field: { id: "tax", title: "税收" }, scope: "city", listedAs: "self", traits: [], authority },
  ...{ provider: authority, bases: [{ title: "行政处罚决定书" }], status: { kind: "listed" } },
} as const;
/** As they stood before the platform knew how long somebody is watched. */
const importedRecords = [
  listRecordSchema.parse({
    ...imported,
    ...{ recordId: "I-black", subject: otherCompany, list: "black", listedOn: "2025-03-01" },
    term: { kind: "until", lastOn: "2026-01-20" },
  }),
  listRecordSchema.parse({
    ...imported,
    ...{ recordId: "I-red", subject: otherPerson, list: "red", listedOn: "2025-06-01" },
    term: { kind: "indefinite" },
  }),
  listRecordSchema.parse({
    ...imported,
    ...{ recordId: "I-left", subject: person, list: "black", listedOn: "2025-01-10" },
    ...{ term: { kind: "indefinite" }, status: { kind: "exited", way: "repaired", on: "2025-12-01" } },
  }),
  listRecordSchema.parse({
    ...imported,
    ...{ recordId: "I-watched", subject: person, list: "watch", listedOn: "2025-12-01" },
    ...{ term: { kind: "until", lastOn: "2026-03-01" } },
    followsFrom: { recordId: "I-left", exitWay: "repaired" },
  }),
];

function momentOn(date: CalendarDate): Moment {
  return { at: `${date}T09:00:00+08:00`, date };
}

function demand(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(otherwise);
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, byName) === JSON.stringify(b, byName);
}

function byName(_: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
