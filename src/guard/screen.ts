import { InputError } from "../errors/yingcha-error";
import { parseSubject, type SubjectInput } from "../subject/subject";
import type { Check } from "./check";

/** One row of a screening: its check, or why it could not be checked. */
export type ScreenedItem =
  | { readonly kind: "checked"; readonly index: number; readonly check: Check }
  | { readonly kind: "refused"; readonly index: number; readonly error: InputError };

/** How rows are checked. */
export interface Screening {
  /** How many checks are under way at once; rows are read no further ahead. */
  readonly aheadCount: number;
  /** Checks one row; its InputError becomes the row's item, unless it concerns every row. */
  readonly check: (subject: SubjectInput) => Promise<Check>;
  /** Whether a check that waited for its reader may still be handed over; otherwise the row is checked anew. */
  isTimely(check: Check): boolean;
}

interface Row {
  /** As it was when it was read: a stream may use one object for all its rows. */
  readonly subject: Promise<SubjectInput>;
  readonly index: number;
  readonly item: Promise<ScreenedItem>;
}

/**
 * Checks a stream of subjects, in order, as fast as the reader takes the items.
 *
 * An item is handed over as soon as it is there, while later rows are still awaited, and never past its bound.
 *
 * @param subjects rows, from memory or from a stream
 * @param screening how rows are checked
 * @returns an item per row, in the order of the rows
 * @throws InputError that concerns all rows (`matter-type-unknown`, `options-invalid`, `guard-closed`); what the
 *   rows' own iterator throws
 * @example
 * for await (const item of screenSubjects(rows, { aheadCount: 1_000, check, isTimely })) {}
 */
export async function* screenSubjects(
  subjects: Iterable<SubjectInput> | AsyncIterable<SubjectInput>,
  screening: Screening,
): AsyncGenerator<ScreenedItem, void, undefined> {
  const rows =
    Symbol.asyncIterator in subjects ? subjects[Symbol.asyncIterator]() : subjects[Symbol.iterator]();
  const ahead: Row[] = [];
  let reading: Promise<IteratorResult<SubjectInput>> | undefined;
  let index = 0;
  let state: "open" | "ended" = "open";
  try {
    for (;;) {
      const [head] = ahead;
      if (state === "open" && ahead.length < screening.aheadCount) {
        reading ??= Promise.resolve(rows.next());
        const next = head === undefined ? "row" : await whichFirst(reading, head.item);
        if (next === "row") {
          const { done, value } = await reading;
          reading = undefined;
          if (done === true) state = "ended";
          else {
            ahead.push(launched(value, index, screening));
            index += 1;
          }
          continue;
        }
      }
      if (head === undefined) return;
      ahead.shift();
      yield await handedOver(head, screening);
    }
  } finally {
    reading?.catch(() => undefined);
    if (state === "open") void Promise.resolve(rows.return?.()).catch(() => undefined);
  }
}

function launched(given: SubjectInput, index: number, screening: Screening): Row {
  const subject = readNow(given);
  const item = screened(index, subject.then(screening.check));
  // A later row's failure must not count as unhandled while earlier rows are still being read.
  item.catch(() => undefined);
  return { subject, index, item };
}

async function handedOver({ subject, index, item }: Row, screening: Screening): Promise<ScreenedItem> {
  const made = await item;
  if (made.kind === "refused" || screening.isTimely(made.check)) return made;
  return screened(index, subject.then(screening.check));
}

async function readNow(given: SubjectInput): Promise<SubjectInput> {
  return typeof given === "string" ? given : parseSubject(given);
}

async function whichFirst(reading: Promise<unknown>, item: Promise<unknown>): Promise<"row" | "item"> {
  const row = () => "row" as const;
  const done = () => "item" as const;
  return Promise.race([reading.then(row, row), item.then(done, done)]);
}

const ofEveryRow: ReadonlySet<string> = new Set(["matter-type-unknown", "options-invalid", "guard-closed"]);

async function screened(index: number, checking: Promise<Check>): Promise<ScreenedItem> {
  try {
    return { kind: "checked", index, check: await checking };
  } catch (error) {
    if (error instanceof InputError && !ofEveryRow.has(error.code)) return { kind: "refused", index, error };
    throw error;
  }
}
