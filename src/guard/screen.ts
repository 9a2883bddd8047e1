import { InputError } from "../errors/yingcha-error";
import type { SubjectInput } from "../subject/subject";
import type { Check } from "./check";

/** One row of a screening: its check, or why it could not be checked. */
export type ScreenedItem =
  | { readonly kind: "checked"; readonly index: number; readonly check: Check }
  | { readonly kind: "refused"; readonly index: number; readonly error: InputError };

/**
 * Checks a stream of subjects, in order, as fast as the reader takes the items.
 *
 * @param subjects rows, from memory or from a stream; they are read no further ahead than `aheadCount`
 * @param aheadCount how many checks are under way at once
 * @param check checks one row; its InputError becomes the row's item, unless it concerns every row
 * @returns an item per row, in the order of the rows
 * @throws InputError that concerns all rows (`matter-type-unknown`, `options-invalid`, `guard-closed`); what the
 *   rows' own iterator throws
 * @example
 * for await (const item of screenSubjects(rows, 1_000, (row) => guard.checkBeforeApprove(row, "subsidy"))) {}
 */
export async function* screenSubjects(
  subjects: Iterable<SubjectInput> | AsyncIterable<SubjectInput>,
  aheadCount: number,
  check: (subject: SubjectInput) => Promise<Check>,
): AsyncGenerator<ScreenedItem, void, undefined> {
  const ahead: Promise<ScreenedItem>[] = [];
  let index = 0;
  for await (const subject of subjects) {
    const item = screened(index, check(subject));
    // A later row's failure must not count as unhandled while earlier rows are still being read.
    item.catch(() => undefined);
    ahead.push(item);
    index += 1;
    if (ahead.length >= aheadCount) yield await first(ahead);
  }
  while (ahead.length > 0) yield await first(ahead);
}

async function first(ahead: Promise<ScreenedItem>[]): Promise<ScreenedItem> {
  const item = ahead.shift();
  if (item === undefined) throw new TypeError("No row is under way.");
  return item;
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
