import { endStatistics, postgresText, type SqlSession, type SqlType } from "../sql-database";

/** What an erasure takes away, or may be told from. */
const erasedColumns = {
  subjects: ["code", "body"],
  records: ["record_id", "code", "body"],
  public_records: ["record_id", "code", "body"],
  changes: ["record_id", "caused_by", "body"],
  feedback: ["body"],
  feedback_records: ["record_id"],
  responses: ["response_id", "record_id", "body_digest", "body"],
} as const;

/**
 * Has PostgreSQL keep no statistics of the columns from which an erasure takes something: they are copies of values,
 * which no writing of the table anew takes away. SQLite keeps none.
 *
 * @param session within which
 * @param text the type of texts that are ordered by code points
 * @source 六(三); PostgreSQL: ANALYZE, pg_statistic
 * @example
 * await keepNoStatistics(session, database.textType)
 */
export async function keepNoStatistics(session: SqlSession, text: SqlType): Promise<void> {
  if (text !== postgresText) return;
  for (const [table, columns] of Object.entries(erasedColumns)) await endStatistics(session, table, columns);
}
