import type { RefusalCode, Transition } from "../../src/contract/transition";
import { InputError } from "../../src/errors/yingcha-error";
import type { ListRecord, Severity } from "../../src/lists/list-record";
import type { SubjectRef } from "../../src/subject/subject";
import { addDays, parseCalendarDate } from "../../src/time/calendar-date";
import { recordsOf } from "./compare-standings";
import { demand } from "./demand";
import { entryOf } from "./imported-records";
import { momentOn } from "./moment-on";
import { asNaive, isStanding } from "./naive-record";
import { type Lists, pairLists } from "./pair-lists";

/** How a record stands: in force, over by the calendar, or off the list in some way. */
type State = "in-force" | "over" | Extract<ListRecord["status"], { readonly kind: "exited" }>["way"];

/** One act, and what must come of it. */
interface Step {
  /** Days that pass before. */
  readonly afterDays?: number;
  readonly act: Transition;
  readonly refused?: RefusalCode;
}

/** Acts of which it is worked out by hand what must come of them. */
export interface FixedLife {
  readonly name: string;
  readonly subjects: readonly SubjectRef[];
  readonly imports?: readonly ListRecord[];
  /** Records that no platform may take, each alone. */
  readonly refusedImports?: readonly ListRecord[];
  readonly steps: readonly Step[];
  /** Days that pass at the end. */
  readonly waitDays?: number;
  /** Of all records that there are at the end. */
  readonly states: Readonly<Record<string, State>>;
  readonly severities?: Readonly<Record<string, Severity>>;
}

export const fixedLifeOn = parseCalendarDate("2026-01-05");

/**
 * Lives one at lists and at the naive registry.
 *
 * @throws Error in a sentence, at the first thing that is not as the hand or the naive registry has it
 */
export async function runFixedLife(life: FixedLife, lists: Lists): Promise<void> {
  const { subjects, imports, refusedImports = [], steps, waitDays = 0 } = life;
  let date = fixedLifeOn;
  const entries = subjects.map((subject) => entryOf(subject, imports));
  const paired = await pairLists(lists, { entries, asked: subjects }, date);
  for (const record of refusedImports) {
    const refused = await lists.register([entryOf(record.subject, [record])], momentOn(date)).then(
      () => false,
      (error: unknown) => error instanceof InputError,
    );
    demand(refused, `The import of ${record.recordId} is not refused.`);
    await paired.compare(date);
  }
  for (const { afterDays = 0, act, refused = "applied" } of steps) {
    date = addDays(date, afterDays);
    const outcome = await paired.apply(act, date);
    const came = outcome.kind === "refused" ? outcome.code : outcome.kind;
    demand(came === refused, `${act.kind} of ${act.recordId} is ${came} and must be ${refused}.`);
    await paired.compare(date);
  }
  date = addDays(date, waitDays);
  const records = (await paired.compare(date)).flatMap(recordsOf).map(asNaive);
  const states = records.map((record): [string, State] => [
    record.recordId,
    record.exit?.way ?? (isStanding(record, date) ? "in-force" : "over"),
  ]);
  const [a, b] = [states, Object.entries(life.states)].map((one) => JSON.stringify([...one].sort()));
  demand(a === b, `At the end there is ${a} and must be ${b}.`);
  for (const [recordId, severity] of Object.entries(life.severities ?? {})) {
    const said = records.find((one) => one.recordId === recordId)?.says.severity;
    demand(said === severity, `The severity of ${recordId} is ${said} and must be ${severity}.`);
  }
}
