import fc from "fast-check";
import { type RefusalCode, type Transition, transitionSchema } from "../../src/contract/transition";
import type { Department, Term } from "../../src/lists/list-record";
import type { SubjectRef } from "../../src/subject/subject";
import { addDays, type CalendarDate, parseCalendarDate } from "../../src/time/calendar-date";
import type { NaiveRecord } from "./naive-record";

const kinds = transitionSchema.options.map(({ shape }) => shape.kind.value);
type Kind = (typeof kinds)[number];

/** One thing that is tried; whom and what it is about is found only where it is carried out. */
export interface Command {
  readonly kind: Kind;
  /** Time that passes before. */
  readonly sleepDays: number;
  /** From which subject, record, department, officer on a fitting one is looked for. */
  readonly pick: number;
  /** Whether a lawful one is looked for, or the first is taken, whatever comes of it. */
  readonly aim: "lawful" | "any";
  /** Through which day from today on the term runs, or through the last of all; undefined for ever. */
  readonly termDays: number | "all" | undefined;
  readonly watchDays: number | undefined;
  /** Whether it is about a person's record, where there is one that rests on an organization's, 三(六). */
  readonly isOfPerson: boolean;
  readonly listedDaysAgo: number;
  readonly personCount: number;
  /** Which parts an amendment has, as five bits. */
  readonly amended: number;
  /** What is sent again afterwards: nothing, the same, or another under the same id. */
  readonly again: "no" | "same" | "earlier" | "other";
}

const weights: Partial<Record<Kind, number>> = {
  "list-black": 6,
  "list-red": 4,
  "list-watch": 3,
  "turn-black": 3,
  doubt: 3,
  "confirm-doubt": 4,
  object: 8,
  "tell-provider": 7,
  amend: 3,
  correct: 4,
  extend: 3,
  repair: 3,
  uphold: 7,
};

/** A try. Most aim at what is lawful, or nothing would ever stand long enough to be ended. */
export const command: fc.Arbitrary<Command> = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ weight: weights[kind] ?? 2, arbitrary: fc.constant(kind) }))),
  sleepDays: fc.oneof(
    { weight: 9, arbitrary: fc.constant(0) },
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 2, arbitrary: fc.integer({ min: 4, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 41, max: 1_500 }) },
  ),
  pick: fc.nat({ max: 1_000 }),
  aim: fc.oneof(
    { weight: 4, arbitrary: fc.constant("lawful" as const) },
    { weight: 1, arbitrary: fc.constant("any" as const) },
  ),
  termDays: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 60 }) },
    { weight: 4, arbitrary: fc.integer({ min: -1, max: 2 }) },
    { weight: 3, arbitrary: fc.integer({ min: 61, max: 900 }) },
    { weight: 1, arbitrary: fc.integer({ min: -20, max: -1 }) },
    { weight: 2, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant("all" as const) },
  ),
  watchDays: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
  isOfPerson: fc.boolean(),
  listedDaysAgo: fc.oneof(
    { weight: 6, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 1, arbitrary: fc.constant(-1) },
  ),
  personCount: fc.oneof(fc.constant(0), { weight: 2, arbitrary: fc.integer({ min: 1, max: 3 }) }),
  amended: fc.nat({ max: 31 }),
  again: fc.oneof(
    { weight: 6, arbitrary: fc.constant("no" as const) },
    fc.constantFrom("same" as const, "earlier" as const, "other" as const),
  ),
});

/** Two have a code, two have none, and one of those bears another's name. */
const departments: readonly Department[] = [
  { name: "泉州市生态环境局", code: "350500-HB" },
  { name: "泉州市税务局", code: "350500-SW" },
  { name: "泉州市生态环境局" },
  { name: "泉州市住房和城乡建设局" },
];
/** By which some write that a term has no end. */
const lastDay = parseCalendarDate("9999-12-31");
const officers = ["officer-1", "officer-2"];

/** Where a command is carried out. */
interface CommandGround {
  /** How many were carried out before. */
  readonly serial: number;
  readonly date: CalendarDate;
  /** Those who may be listed, one of them unknown to the platform; the persons among them at the end. */
  readonly subjects: readonly SubjectRef[];
  readonly personCount: number;
  readonly records: readonly NaiveRecord[];
  readonly reasonsAgainst: (transition: Transition) => readonly RefusalCode[];
}

/** Makes a transition of a command: a lawful one if that is its aim and one is found soon. */
export function transitionOf(command: Command, ground: CommandGround): Transition {
  const first = candidateOf(command, command.pick, ground);
  if (command.aim === "any") return first;
  const tryCount = Math.min(24, Math.max(4, 2 * ground.records.length));
  for (let step = 0; step < tryCount; step += 1) {
    const candidate = candidateOf(command, command.pick + step, ground);
    if (ground.reasonsAgainst(candidate).length === 0) return candidate;
  }
  return first;
}

function candidateOf(command: Command, pick: number, ground: CommandGround): Transition {
  const { kind, aim, watchDays, listedDaysAgo } = command;
  const { serial, date, subjects } = ground;
  const records = recordsFor(command, ground);
  const record = records[pick % Math.max(1, records.length)];
  const isForeign = aim === "any" && command.pick % 3 === 0;
  const isAstray = aim === "any" && command.pick % 7 === 0;
  const isListing = kind.startsWith("list-");
  const number = String(serial).padStart(4, "0");
  const newId = aim === "any" && command.pick % 5 === 0 ? (record?.recordId ?? "") : "";
  const recordIdOf = (place: number) =>
    newId === "" || newId.endsWith(":watch") ? `N-${number}-${place}` : newId;
  const responsible = answersFor(command, pick, record);
  const by = isListing || isForeign ? itemAt(departments, pick) : responsible;
  const term = termOf(command, date);
  const persons = subjects.slice(-ground.personCount);
  return transitionSchema.parse({
    kind,
    transitionId: `T-${number}`,
    by,
    documentNumber: `泉认〔2026〕${number}号`,
    // What names a mis-listing must not outlive it.
    basis: kind === "uphold" ? `记录${record?.recordId}认定有误` : "认定标准第三条",
    recordId: isListing ? recordIdOf(0) : isAstray || record === undefined ? "N-none" : record.recordId,
    blackRecordId: recordIdOf(0),
    // The unknown one, the last, is for those who aim at nothing.
    subject: itemAt(aim === "any" ? subjects : subjects.slice(0, -1), pick),
    field: { id: "environment", title: "环境保护" },
    scope: "city",
    severity: "serious",
    bases: [{ title: "行政处罚决定书", documentNumber: `泉罚〔2026〕${number}号` }],
    ...(pick % 2 === 0 ? { provider: itemAt(departments, pick + 1) } : {}),
    ...(listedDaysAgo === 0 || (aim === "lawful" && listedDaysAgo < 0)
      ? {}
      : { listedOn: addDays(date, -listedDaysAgo) }),
    term,
    ...(kind === "list-black" || kind === "turn-black"
      ? {
          watchDays: watchDays ?? 30,
          responsiblePersons: Array.from({ length: command.personCount }, (_, place) => ({
            subject: itemAt(aim === "any" ? persons : persons.slice(0, -1), pick + place),
            role: "legal-representative",
            recordId: recordIdOf(place + 1),
          })),
        }
      : watchDays === undefined || (aim === "lawful" && record?.list !== "black")
        ? {}
        : { watchDays }),
    amendment: {
      ...((command.amended & 1) === 0 ? {} : { severity: "minor" }),
      ...((command.amended & 2) === 0 ? {} : { listedAs: "principal" }),
      ...((command.amended & 4) === 0 ? {} : { term }),
      ...((command.amended & 8) === 0 ? {} : { scope: "county", traits: [`trait-${serial}`] }),
      ...((command.amended & 16) === 0
        ? {}
        : { field: { id: "water", title: "水资源" }, bases: [{ title: `更正决定书${number}` }] }),
    },
    grounds: pick % 2 === 0 ? "objection" : "complaint",
    officerId: itemAt(officers, pick),
  });
}

/** Which records it is about: where it is of persons, theirs, or such as theirs rest on or hold up, if there are any. */
function recordsFor({ kind, isOfPerson }: Command, { records }: CommandGround): readonly NaiveRecord[] {
  const resting = records.filter(({ restsOn, exit }) => restsOn !== undefined && exit === undefined);
  const open = resting.filter(({ verification }) => verification?.kind === "under-verification");
  const areOn = (persons: readonly NaiveRecord[]) =>
    records.filter(({ recordId }) => persons.some(({ restsOn }) => restsOn === recordId));
  const fitting = {
    ...{ object: resting, doubt: resting, "confirm-doubt": open, "tell-provider": open, reject: open },
    ...{ extend: areOn(open), repair: areOn(open), "change-standard": areOn(open) },
    ...{ amend: areOn(resting), correct: areOn(resting) },
  } as Partial<Record<Kind, readonly NaiveRecord[]>>;
  const found = isOfPerson ? (fitting[kind] ?? []) : [];
  return found.length > 0 ? found : records;
}

/** Who answers for a record: the authority, or in a verification at times the provider. */
function answersFor({ kind }: Command, pick: number, record: NaiveRecord | undefined): Department {
  if (record === undefined) return itemAt(departments, 0);
  const isAnswer = kind === "correct" || kind === "reject";
  return isAnswer && pick % 3 === 0 ? record.provider : record.authority;
}

function termOf({ termDays }: Command, date: CalendarDate): Term {
  if (termDays === undefined) return { kind: "indefinite" };
  return { kind: "until", lastOn: termDays === "all" ? lastDay : addDays(date, termDays) };
}

function itemAt<T>(items: readonly T[], pick: number): T {
  const item = items[pick % items.length];
  if (item === undefined) throw new RangeError("There is nothing to pick from.");
  return item;
}
