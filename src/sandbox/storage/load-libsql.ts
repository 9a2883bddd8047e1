import { loadDriver } from "./load-driver";
import type { SqliteConnection } from "./sqlite-database";

/**
 * Loads the driver of SQLite.
 *
 * @param load gives the module of a name. Default: as `require` would
 * @returns the driver's class
 * @throws Error that says how to install libsql, and what kept it from being loaded
 * @example
 * const Libsql = loadLibsql();
 */
export function loadLibsql(load?: (name: string) => unknown): new (path: string) => SqliteConnection {
  const need = "A platform that keeps its lists in a file";
  const remedy = "npm install libsql@0.5. Without a file it keeps them in memory.";
  return loadDriver("libsql", { need, remedy, load }) as typeof import("libsql");
}
