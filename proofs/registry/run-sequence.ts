import type { RefusalCode, Transition } from "../../src/contract/transition";
import type { TransitionOutcome } from "../../src/sandbox/storage/registry-store";
import { syntheticResidentId } from "../../src/sandbox/synthetic";
import type { SubjectRef } from "../../src/subject/subject";
import { addDays, type CalendarDate, parseCalendarDate } from "../../src/time/calendar-date";
import { type Command, transitionOf } from "./command";
import { demand } from "./demand";
import {
  company,
  entryOf,
  type ImportName,
  importedRecords,
  otherCompany,
  otherPerson,
  person,
} from "./imported-records";
import { momentOn } from "./moment-on";
import { restingOn } from "./naive-record";
import { type Lists, type PairedLists, pairLists } from "./pair-lists";

/** What there is at first, and what is tried then. */
export interface Sequence {
  readonly imports: readonly ImportName[];
  readonly commands: readonly Command[];
}

/** What was met, over all sequences. */
export interface Tally {
  stepCount: number;
  appliedCount: number;
  erasedRecordCount: number;
  repeatedCount: number;
  /** Acts that were refused though the organization's own record is under no verification: a person's is. */
  heldForPersonCount: number;
  /** Records of persons that were amended or corrected with the organization's. */
  carriedCount: number;
  readonly refusals: Map<RefusalCode, number>;
}

/** Nothing was met yet. */
export function emptyTally(): Tally {
  const counts = { stepCount: 0, appliedCount: 0, erasedRecordCount: 0, repeatedCount: 0 };
  return { ...counts, heldForPersonCount: 0, carriedCount: 0, refusals: new Map() };
}

const firstOn = parseCalendarDate("2026-01-05");
const unknownPerson = { kind: "resident-id", code: syntheticResidentId(3) } as const;
const subjects: readonly SubjectRef[] = [company, otherCompany, person, otherPerson, unknownPerson];

/**
 * Carries one sequence out at a store and at the naive registry, and compares them after every step.
 *
 * @returns the ids of the records that were erased
 * @throws Error in a sentence, at the first thing that is not as it must be
 */
export async function runSequence(
  { imports, commands }: Sequence,
  lists: Lists,
  tally: Tally,
): Promise<ReadonlySet<string>> {
  const records = importedRecords(imports);
  const entries = subjects.slice(0, -1).map((subject) => entryOf(subject, records));
  let date = firstOn;
  const paired = await pairLists(lists, { entries, asked: subjects }, date);
  const { naive } = paired;
  const taken: Taken[] = [];

  for (const [serial, command] of commands.entries()) {
    date = addDays(date, command.sleepDays);
    const told = naive.tellOn(date);
    const transition = transitionOf(command, { ...{ serial, date, subjects, personCount: 3 }, ...told });
    const goneBefore = naive.goneIds();
    const outcome = await paired.apply(transition, date);
    tally.stepCount += 1;

    if (outcome.kind === "refused") {
      count(tally, outcome.code);
      const own = told.records.find(({ recordId }) => recordId === transition.recordId);
      if (outcome.code === "verification-open" && own?.verification?.kind !== "under-verification")
        tally.heldForPersonCount += 1;
    } else {
      tally.appliedCount += 1;
      for (const { recordId } of told.records)
        if (!goneBefore.has(recordId) && naive.goneIds().has(recordId)) tally.erasedRecordCount += 1;
      if (transition.kind === "amend" || transition.kind === "correct")
        tally.carriedCount += restingOn(told.records, transition, date).length;
    }
    await repeat(command, { transition, outcome, date }, { lists, taken, tally, naive });
    taken.push({ transition, outcome });
    await paired.compare(date);
  }
  return naive.goneIds();
}

interface Taken {
  readonly transition: Transition;
  readonly outcome: TransitionOutcome;
}

async function repeat(
  { again }: Command,
  now: Taken & { readonly date: CalendarDate },
  {
    lists,
    taken,
    tally,
    naive,
  }: {
    readonly lists: Lists;
    readonly taken: readonly Taken[];
    readonly tally: Tally;
    readonly naive: PairedLists["naive"];
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
    count(tally, "transition-conflicting");
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

function count({ refusals }: Tally, code: RefusalCode): void {
  refusals.set(code, (refusals.get(code) ?? 0) + 1);
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a, byName) === JSON.stringify(b, byName);
}

function byName(_: string, value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}
