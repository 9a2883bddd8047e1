import { createRequire } from "node:module";
import type { SqliteConnection } from "./sqlite-database";

/**
 * Loads the driver, only once a file is to be opened, since the platform works in memory without it.
 *
 * @param load gives the module of a name. Default: as `require` in this file would
 * @returns the driver's class
 * @throws Error that says how to install libsql, and what kept it from being loaded
 * @example
 * const Libsql = loadLibsql();
 */
export function loadLibsql(
  load: (name: string) => unknown = requireHere(),
): new (
  path: string,
) => SqliteConnection {
  try {
    return load("libsql") as typeof import("libsql");
  } catch (cause) {
    // Where it is installed something else is missing: what it was built for, a library of the system.
    const [why] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
    throw new Error(
      `A platform that keeps its lists in a file needs libsql, which could not be loaded (${why}): npm install libsql@0.5. Without a file it keeps them in memory.`,
      { cause },
    );
  }
}

function requireHere(): (name: string) => unknown {
  // A CommonJS build has the one name of this file, an ES module the other.
  return createRequire(typeof __filename === "string" ? __filename : import.meta.url);
}
