import { fenced, migrate } from "./migrate";
import type { RegistryStore } from "./registry-store";
import { createScrubbing } from "./scrubbing";
import type { SqlDatabase } from "./sql-database";
import { createSqlStore } from "./sql-store";

/**
 * Opens a store over a database: brings its tables up to date, and removes what an earlier process erased and could
 * not scrub any more.
 *
 * @param database closed with the store; still the caller's to close where this rejects
 * @returns the store
 * @throws {InputError} `database-unsupported` when a newer program wrote the tables
 * @source 六(三)
 * @example
 * const store = await openSqlStore(createSqliteDatabase(connection, reading));
 */
export async function openSqlStore(database: SqlDatabase): Promise<RegistryStore> {
  await migrate(database);
  const kept = fenced(database);
  const scrubbing = createScrubbing(kept);
  await scrubbing.finish();
  return createSqlStore(kept, scrubbing);
}
