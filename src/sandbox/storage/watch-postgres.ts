/** Hears what the server says beside its answers. */
export type PostgresNoticeListener = (notice: { readonly detail?: string | undefined }) => void;

/** What is used of a connection of the driver that is of no pool. */
export interface PostgresConnection {
  connect(): Promise<unknown>;
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
  query(timed: {
    readonly text: string;
    readonly values?: unknown[];
    readonly query_timeout: number;
  }): Promise<unknown>;
  on(event: "notification" | "error" | "end", listener: () => void): unknown;
  on(event: "notice", listener: PostgresNoticeListener): unknown;
  removeListener(event: "notice", listener: PostgresNoticeListener): unknown;
  end(): Promise<void>;
}

/** Longer with each failure in a row, and not the same in each process, lest all come back at once. */
const reconnectMinMs = 200;
const reconnectMaxMs = 30_000;

/**
 * Listens on one channel of PostgreSQL by a connection of its own, made anew whenever it breaks.
 *
 * @param connect makes a connection that is not connected yet
 * @param channel lower-case letters, digits and underscores
 * @param hear is called for each notice, and after each connecting, since something may have been missed before
 * @returns stops it, and closes the connection
 * @source PostgreSQL: LISTEN, NOTIFY
 * @example
 * const stop = watchPostgres(() => new Client({ connectionString }), "yingcha", () => undefined)
 */
export function watchPostgres(
  connect: () => PostgresConnection,
  channel: string,
  hear: () => void,
): () => void {
  let isStopped = false;
  let current: PostgresConnection | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failureCount = 0;

  function attempt(): void {
    const listener = connect();
    current = listener;
    const broken = () => {
      if (current !== listener) return;
      current = undefined;
      // A connection that is half open would otherwise stay so.
      void listener.end().catch(() => undefined);
      if (isStopped) return;
      const waitMs = Math.min(reconnectMaxMs, reconnectMinMs * 2 ** failureCount);
      failureCount += 1;
      timer = setTimeout(attempt, waitMs * (1 + Math.random())).unref();
    };
    listener.on("error", broken);
    listener.on("end", broken);
    listener.on("notification", hear);
    void (async () => {
      try {
        await listener.connect();
        await listener.query(`listen "${channel}"`);
        if (current !== listener) return;
        failureCount = 0;
        hear();
      } catch {
        broken();
      }
    })();
  }

  attempt();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    const listener = current;
    current = undefined;
    void listener?.end().catch(() => undefined);
  };
}
