import type { LookupHow } from "../registry/lookup-how";
import { dueColumns } from "./due-columns";
import type { SqlSession } from "./sql-database";

/** How far the lists have come. */
export interface Counter {
  readonly epoch: string;
  readonly listVersion: number;
  /** That of the lists without what is withheld from third parties, 四(四). */
  readonly thirdPartyVersion: number;
  /** When the last change was made, RFC 3339; undefined before the first. */
  readonly changedAt: string | undefined;
  /** When the last change was made of which whoever is not told of the watch list sees something. */
  readonly thirdPartyChangedAt: string | undefined;
  /** Of the catalogue that is active; undefined where none is kept. */
  readonly catalogueVersion: number | undefined;
}

const columns = [
  "epoch",
  "list_version",
  "third_party_version",
  "changed_at",
  "third_party_changed_at",
  "catalogue_version",
] as const;

/**
 * Reads how far the lists have come.
 *
 * @param session where
 * @returns the counter, as it is in the transaction
 * @example
 * const { listVersion } = await readCounter(session);
 */
export async function readCounter(session: SqlSession): Promise<Counter> {
  return counterOf(await session.selectFrom("counter").select(columns).executeTakeFirstOrThrow());
}

/**
 * Reads the counter, and the first day on which the calendar changes any file: one question, since each lookup asks both.
 *
 * @param session where
 * @param how `withheld`: on which it changes what those are told who may not see the watch list. Default `told`
 * @returns both; the day is null where the calendar changes nothing
 * @source 四(四), 六(一), 六(二) (R6) (R10)
 * @example
 * const { firstDueOn, ...counter } = await readCounterAndDue(session);
 */
export async function readCounterAndDue(
  session: SqlSession,
  { watchList = "told" }: LookupHow = {},
): Promise<Counter & { readonly firstDueOn: string | null }> {
  const row = await session
    .selectFrom("counter")
    .select(columns)
    .select((where) =>
      where
        .selectFrom("subjects")
        .select(({ fn }) => fn.min(dueColumns[watchList]).as("due_on"))
        .as("first_due_on"),
    )
    .executeTakeFirstOrThrow();
  return { ...counterOf(row), firstDueOn: row.first_due_on };
}

function counterOf(row: {
  readonly epoch: string;
  readonly list_version: number;
  readonly third_party_version: number;
  readonly changed_at: string | null;
  readonly third_party_changed_at: string | null;
  readonly catalogue_version: number | null;
}): Counter {
  return {
    epoch: row.epoch,
    listVersion: row.list_version,
    thirdPartyVersion: row.third_party_version,
    changedAt: row.changed_at ?? undefined,
    thirdPartyChangedAt: row.third_party_changed_at ?? undefined,
    catalogueVersion: row.catalogue_version ?? undefined,
  };
}
