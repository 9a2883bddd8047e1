import { loadDriver } from "./load-driver";
import type { PostgresPool } from "./postgres-database";
import type { PostgresConnection } from "./watch-postgres";

/** What the driver is told of a connection. */
interface PostgresConnectionConfig {
  readonly connectionString: string;
  readonly connectionTimeoutMillis: number;
  readonly application_name: string;
  /** Whether a connection that is silent for long is asked for by the system, which finds out that it is gone. */
  readonly keepAlive: boolean;
  /** After how long a silence it is first asked for; the system's own default is hours. */
  readonly keepAliveInitialDelayMillis: number;
  /** For how many milliseconds the server has it wait for a lock; default: that of the server. */
  readonly lock_timeout?: number;
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
  readonly Pool: new (config: PostgresConnectionConfig & { readonly max: number }) => PostgresPool;
  readonly Client: new (config: PostgresConnectionConfig) => PostgresConnection;
} {
  const need = "A platform that keeps its lists in PostgreSQL";
  return loadDriver("pg", { need, remedy: "npm install pg@8.", load }) as typeof import("pg");
}
