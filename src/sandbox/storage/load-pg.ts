import { loadDriver } from "./load-driver";

/**
 * Loads the driver of PostgreSQL.
 *
 * @param load gives the module of a name. Default: as `require` would
 * @returns the driver
 * @throws Error that says how to install pg, and what kept it from being loaded
 * @example
 * const { Pool } = loadPg();
 */
export function loadPg(load?: (name: string) => unknown): typeof import("pg") {
  const need = "A platform that keeps its lists in PostgreSQL";
  return loadDriver("pg", { need, remedy: "npm install pg@8.", load }) as typeof import("pg");
}
