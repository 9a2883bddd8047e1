import {
  type Generated,
  Kysely,
  PostgresDialect,
  type PostgresPoolClient,
  type RawBuilder,
  SqliteDialect,
  type SqliteDialectConfig,
  sql,
} from "kysely";

/** The tables. Bodies are JSON; ids and codes that are looked for stand beside them. */
export interface SqlSchema {
  readonly subjects: {
    readonly kind: string;
    readonly code: string;
    /** The file without its records. */
    readonly body: string;
    /** The first day on which the calendar changes the file. */
    readonly due_on: string | null;
    /** The first day on which it changes what third parties are told of the file, 四(四). */
    readonly third_party_due_on: string | null;
  };
  readonly records: {
    readonly record_id: string;
    readonly kind: string;
    readonly code: string;
    /** Where it stands among the records of its subject, from 0. */
    readonly place: number;
    readonly body: string;
  };
  /** What is public of the records that are not over: nothing else stands there, of no watch record anything. */
  readonly public_records: {
    readonly record_id: string;
    readonly list: string;
    readonly rank: string;
    readonly kind: string;
    readonly code: string;
    readonly listed_on: string;
    readonly through_on: string;
    /** As it is answered. */
    readonly body: string;
  };
  readonly changes: {
    readonly sequence: number;
    readonly record_id: string | null;
    readonly caused_by: string | null;
    readonly body: string;
  };
  /** Neither id nor body in clear, which may name a record that is erased later. */
  readonly transitions: {
    readonly transition_digest: string;
    readonly body_digest: string;
    /** Its changes are those after the one version through the other. */
    readonly after_version: number;
    readonly list_version: number;
  };
  readonly feedback: {
    readonly feedback_id: string;
    readonly body_digest: string;
    readonly body: string;
    readonly accepted_at: string;
    /** That of its conclusion, in Beijing; null beyond the calendar of the platform. */
    readonly month: string | null;
    readonly department_key: string;
    readonly department_name: string;
    readonly case_id: string;
    readonly matter_type: string;
    readonly conclusion: string;
  };
  readonly feedback_records: {
    readonly feedback_id: string;
    readonly record_id: string;
    /** That of the record when the feedback was accepted; null where there was no such record. */
    readonly list: string | null;
  };
  readonly executions: {
    readonly feedback_id: string;
    /** Where it stands in the feedback, from 0. */
    readonly place: number;
    readonly measure_id: string;
    readonly kind: string;
  };
  /** All that was ever reported; the last of a department, month and matter type counts. */
  readonly matter_counts: {
    readonly place: number;
    readonly report_id: string | null;
    readonly body_digest: string;
    readonly department_key: string;
    readonly department_name: string;
    readonly month: string;
    readonly matter_type: string;
    readonly concluded_count: number;
    readonly body: string;
    readonly accepted_at: string;
  };
  /** Digests of the ids of erased records, lest a late feedback bring one back. */
  readonly erasures: { readonly record_digest: string };
  /** One row. An erasure that is counted, and not scrubbed yet, has bytes in the files still. */
  readonly counter: {
    readonly id: number;
    readonly list_version: number;
    /** The version of the lists without what is withheld from third parties, 四(四). */
    readonly third_party_version: Generated<number>;
    readonly changed_at: string | null;
    /** When the last change was made that is not withheld from third parties. */
    readonly third_party_changed_at: string | null;
    readonly erasure_count: number;
    readonly scrubbed_count: number;
    /** The catalogue that is active; null where none is kept. */
    readonly catalogue_version: number | null;
    /** Drawn with the tables, and anew after a restore. */
    readonly epoch: Generated<string>;
  };
  /** What departments declared, by department and role. */
  readonly engagements: {
    readonly engagement_id: string;
    readonly body: string;
  };
  /** What departments answered; of one department about one record the last counts. */
  readonly responses: {
    readonly ordinal: number;
    readonly response_id: string;
    readonly department: string;
    readonly record_id: string;
    readonly body_digest: string;
    readonly body: string;
    readonly responded_at: string;
  };
  /** Who published and activated is JSON; nobody published what the platform was started with. */
  readonly catalogues: {
    readonly version: number;
    readonly document: string;
    readonly published: string | null;
    readonly published_at: string;
    readonly activated: string | null;
    readonly activated_at: string | null;
  };
  /** Who may ask; the secrets are sealed, scopes and departments are JSON. */
  readonly applications: {
    readonly app_key: string;
    readonly name: string;
    readonly sealed_secret: string;
    readonly sealed_earlier_secret: string | null;
    readonly scopes: string;
    readonly acts_for: string;
    readonly requests_per_minute: number | null;
  };
  /** Digests of the nonces of what changed something, each until no request with it could be timely. */
  readonly nonces: { readonly nonce_digest: string; readonly forget_at: string };
  /** How far each address was told; a claim of one process lasts until then. */
  readonly webhooks: {
    readonly webhook_id: string;
    readonly app_key: string;
    readonly url: string;
    readonly sealed_secret: string;
    readonly told_version: number;
    readonly told_third_party_version: number;
    readonly failure_count: number;
    readonly failing_since: string | null;
    readonly next_at: string | null;
    readonly stopped_at: string | null;
    readonly stop_reason: "gone" | "exhausted" | null;
    readonly claim_id: string | null;
    readonly claimed_until: string | null;
  };
  readonly schema_version: { readonly version: number };
}

/** The type of a column. */
export type SqlType = RawBuilder<unknown>;

/** What queries are asked of, within one transaction. */
export type SqlSession = Kysely<SqlSchema>;

/** A reading of one state that goes on until it is ended. */
export interface LongReading {
  readonly session: SqlSession;
  /** Gives the state up; never rejects. */
  end(): Promise<void>;
}

/** A database as the store needs it, whichever it is. */
export interface SqlDatabase {
  /** The type of a column whose texts are ordered by their code points. */
  readonly textType: SqlType;
  /** Runs a transaction that alone writes, of all processes; all of it is done, durably, or nothing. Rejects where
   * another process writes for too long, counted from the call, and where too many wait already; and, unless it is
   * said to be long, where one query is not answered in a time. Once it is done, whoever listens in any process is told,
   * if the work noted a change. */
  write<T>(
    work: (session: SqlSession, noteChange: () => void) => Promise<T>,
    how?: { readonly isLong?: boolean },
  ): Promise<T>;
  /** Runs queries that all see the one state, with all that was written before; waits for no writer. */
  read<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Begins to read the state as it is now, for longer than a `read` may take, by a connection of its own. */
  beginReading(): Promise<LongReading>;
  /** Tells somebody, until it is stopped by what this gives, that some process noted a change or may have. */
  onChanged(hear: () => void): () => void;
  /** Removes the bytes of what was deleted from every file, through the last of so many erasures. Rejects when somebody
   * reads too long, as for a full disk; another try of the same count does only what is left. Who writes waits
   * by it for no reader longer than a second. It rejects soon once the signal ends it. */
  scrub(erasureCount: number, signal?: AbortSignal): Promise<void>;
  /** Whether a write was given up since others wrote for too long; it may be tried again. */
  isBusy(error: unknown): boolean;
  close(): Promise<void>;
}

/** SQLite orders texts by code points by itself. */
export const sqliteText: SqlType = sql`text`;
/** PostgreSQL orders them as the database's language does, unless it is told. */
export const postgresText: SqlType = sql`text collate "C"`;

/**
 * Makes queries over SQLite.
 *
 * @param database a connection
 * @returns what queries are asked of
 * @example
 * sqliteSession({ prepare: (sql) => connection.prepare(sql), close: () => {} })
 */
export function sqliteSession(
  database: NonNullable<Exclude<SqliteDialectConfig["database"], () => unknown>>,
): SqlSession {
  return new Kysely<SqlSchema>({ dialect: new SqliteDialect({ database }) });
}

/**
 * Makes queries over one connection to PostgreSQL, which is taken from its pool and given back around them.
 *
 * @param query asks the connection
 * @returns what queries are asked of
 * @example
 * postgresSession((sql, parameters) => client.query(sql, parameters))
 */
export function postgresSession(query: (sql: string, parameters: unknown[]) => Promise<unknown>): SqlSession {
  // The driver's own result is what is asked for here; its type would bring the driver's package along.
  const lent = { query, release: () => undefined } as unknown as PostgresPoolClient;
  const pool = { connect: async () => lent, end: async () => undefined };
  const session = new Kysely<SqlSchema>({ dialect: new PostgresDialect({ pool }) });
  ofPostgres.add(session);
  return session;
}

const ofPostgres = new WeakSet<SqlSession>();

/**
 * Says whether queries are asked of PostgreSQL, for the few that must be written otherwise there.
 *
 * @param session where
 * @returns true for one made by {@link postgresSession}
 * @example
 * isOfPostgres(session) ? lateral(session) : plain(session)
 */
export function isOfPostgres(session: SqlSession): boolean {
  return ofPostgres.has(session);
}

/**
 * Makes a table of the codes that are asked for, for PostgreSQL.
 *
 * @param codes each once
 * @returns the table `asked` with the column `code`
 * @example
 * session.selectFrom(askedCodes(codes)).select("asked.code")
 */
export function askedCodes(codes: readonly string[]) {
  const table = sql<{ readonly code: string }>`unnest(${sql.val(codes)}::text[])`;
  return table.as<"asked">(sql`asked(code)`);
}

/**
 * Has PostgreSQL gather no statistics of columns any more, and drop what it has of them.
 *
 * @param session of PostgreSQL
 * @param table which is locked until the end of the transaction
 * @param columns of `postgresText`
 * @source PostgreSQL: ALTER TABLE
 * @example
 * await endStatistics(session, "records", ["body"])
 */
export async function endStatistics(
  session: SqlSession,
  table: string,
  columns: readonly string[],
): Promise<void> {
  // The type is the same, so that nothing is written anew; but what was gathered before goes with it.
  const alterations = columns.flatMap((name) => {
    const column = sql`alter column ${sql.ref(name)}`;
    return [sql`${column} type ${postgresText}`, sql`${column} set statistics 0`];
  });
  await sql`alter table ${sql.table(table)} ${sql.join(alterations)}`.execute(session);
}
