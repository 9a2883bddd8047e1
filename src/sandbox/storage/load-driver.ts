import { createRequire } from "node:module";

/**
 * Loads the driver of a database, only once one is to be opened, since the platform works in memory without it.
 *
 * @param name of the package
 * @param how what it is needed for and how it is installed, for people; and what gives the module of a name, by
 *   default as `require` in this file would
 * @returns the module
 * @throws Error that says so, and what kept it from being loaded
 * @example
 * loadDriver("libsql", { need: "A platform that keeps its lists in a file", remedy: "npm install libsql@0.5" })
 */
export function loadDriver(
  name: string,
  how: {
    readonly need: string;
    readonly remedy: string;
    readonly load?: ((name: string) => unknown) | undefined;
  },
): unknown {
  const { need, remedy, load = requireHere() } = how;
  try {
    return load(name);
  } catch (cause) {
    // Where it is installed something else is missing: what it was built for, a library of the system.
    const [why] = (cause instanceof Error ? cause.message : String(cause)).split("\n");
    throw new Error(`${need} needs ${name}, which could not be loaded (${why}): ${remedy}`, { cause });
  }
}

function requireHere(): (name: string) => unknown {
  // A CommonJS build has the one name of this file, an ES module the other.
  return createRequire(typeof __filename === "string" ? __filename : import.meta.url);
}
