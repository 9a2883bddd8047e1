import { fenced, migrate } from "./migrate";
import type { RegistryStore } from "./registry-store";
import { createScrubbing } from "./scrubbing";
import type { SqlDatabase } from "./sql-database";
import { createSqlStore } from "./sql-store";
import type { TablesHow } from "./tables-how";

/**
 * Opens a store over a database: brings its tables up to date, or demands that they are, and removes what an earlier process erased and could
 * not scrub any more.
 *
 * @param database closed with the store; still the caller's to close where this rejects
 * @param tables whether they may be made and changed
 * @returns the store
 * @throws {InputError} `database-unsupported` when a newer program wrote the tables, or an older one did and they may
 *   not be changed
 * @source 六(三)
 * @example
 * const store = await openSqlStore(createSqliteDatabase(connection, reading, openReading), "made");
 */
export async function openSqlStore(database: SqlDatabase, tables: TablesHow): Promise<RegistryStore> {
  await migrate(database, tables);
  const kept = fenced(database);
  const scrubbing = createScrubbing(kept);
  await scrubbing.finish();
  return createSqlStore(kept, scrubbing);
}
