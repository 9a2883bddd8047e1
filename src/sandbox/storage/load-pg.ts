import { loadDriver } from "./load-driver";
import type { PostgresPool } from "./postgres-database";

/** What the driver is told. */
interface PostgresPoolConfig {
  readonly connectionString: string;
  readonly max: number;
  readonly connectionTimeoutMillis: number;
  readonly application_name: string;
}

/**
 * Loads the driver of PostgreSQL.
 *
 * @param load gives the module of a name. Default: as `require` would
 * @returns the driver
 * @throws Error that says how to install pg, and what kept it from being loaded
 * @example
 * const { Pool } = loadPg();
 */
export function loadPg(load?: (name: string) => unknown): {
  readonly Pool: new (config: PostgresPoolConfig) => PostgresPool;
} {
  const need = "A platform that keeps its lists in PostgreSQL";
  return loadDriver("pg", { need, remedy: "npm install pg@8.", load }) as typeof import("pg");
}
