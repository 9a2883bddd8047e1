import { performance } from "node:perf_hooks";
import { failureCode } from "../failure-code";
import type { SqlDatabase, SqlSchema, SqlSession } from "./sql-database";

/** What removes the bytes of what was erased from the files. */
export interface Scrubbing {
  /**
   * Tries it now, at once for all that wait for it; never rejects. What cannot be done in a short time is owed, and
   * tried again later, by itself.
   */
  finish(): Promise<void>;
  /** Tries as well what another process left; never rejects. Nothing more where it is known here and was tried a little
   * while ago. */
  takeOver(): Promise<void>;
  /** Looks soon whether anything is owed, and sees to it; where that cannot be read it is looked again, by itself. */
  check(): void;
  /** Leaves what is owed to the next opening, and has a try that runs given up. */
  stop(): Promise<void>;
}

const retryMs = 60_000;
const retryMaxMs = 3_600_000;
/** So soon nothing is tried again at somebody's asking, nor in ten times the time that the last try took. */
const askedAgainMinMs = 10_000;
const lookMs = 60_000;
/** What an act was cut from is gone for a moment; and many acts may fail at once. */
const checkMs = 1_000;

/**
 * Makes what removes the bytes of what was erased, also of an erasure after which a process fell. An erasure is done
 * for whoever asks before; so a full disk, or somebody who reads for long, delays this and fails nothing else. The
 * operator is told by a warning of the process. Each minute it looks for what a process that fell has left.
 *
 * @param database where
 * @returns the scrubbing, nothing tried yet
 * @source 六(三)
 * @example
 * await createScrubbing(database).finish()
 */
export function createScrubbing(database: SqlDatabase): Scrubbing {
  let running = Promise.resolve();
  let isQueued = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = retryMs;
  const ending = new AbortController();
  const isStopped = () => ending.signal.aborted;
  let mayAskAtMs = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  /** All erasures that were counted at the last look. */
  let seenCount = 0;
  const looks = setInterval(() => {
    void look(({ erasure_count, scrubbed_count }) => {
      // Whoever erased just now scrubs by itself; for a whole minute nobody does.
      const isLeft = scrubbed_count < seenCount;
      seenCount = erasure_count;
      return isLeft;
    });
  }, lookMs).unref();

  function look(isToTry: (counts: ErasureCounts) => boolean): Promise<void> {
    looking ??= (async () => {
      // What is known here is tried at its times.
      if (timer === undefined && isToTry(await database.read(readCounts))) await finish();
    })()
      // Of a database that is out of reach nothing is known that could be told.
      .catch(() => undefined)
      .finally(() => {
        looking = undefined;
      });
    return looking;
  }

  async function attempt(): Promise<void> {
    isQueued = false;
    if (isStopped()) return;
    const startMs = performance.now();
    try {
      await scrub(database, ending.signal);
      clearTimeout(timer);
      timer = undefined;
      waitMs = retryMs;
    } catch (error) {
      if (isStopped() || timer !== undefined) return;
      warn(error, waitMs);
      timer = setTimeout(retry, waitMs).unref();
    } finally {
      const endMs = performance.now();
      mayAskAtMs = endMs + Math.max(askedAgainMinMs, 10 * (endMs - startMs));
    }
  }

  function retry(): void {
    timer = undefined;
    waitMs = Math.min(2 * waitMs, retryMaxMs);
    void finish();
  }

  function finish(): Promise<void> {
    // A try that runs may have begun before what was erased just now.
    if (!isQueued) running = running.then(attempt);
    isQueued = true;
    return running;
  }

  return {
    finish,
    async takeOver() {
      if (timer === undefined || performance.now() >= mayAskAtMs) await finish();
    },
    check() {
      // Where this look fails too, the next one goes by it.
      seenCount = Number.POSITIVE_INFINITY;
      soon ??= setTimeout(() => {
        soon = undefined;
        void look(isOwed);
      }, checkMs).unref();
    },
    async stop() {
      ending.abort();
      clearTimeout(timer);
      clearTimeout(soon);
      clearInterval(looks);
      await looking;
      await running;
    },
  };
}

type ErasureCounts = Pick<SqlSchema["counter"], "erasure_count" | "scrubbed_count">;

function readCounts(session: SqlSession): Promise<ErasureCounts> {
  return session.selectFrom("counter").select(["erasure_count", "scrubbed_count"]).executeTakeFirstOrThrow();
}

function isOwed({ erasure_count, scrubbed_count }: ErasureCounts): boolean {
  return erasure_count !== scrubbed_count;
}

async function scrub(database: SqlDatabase, signal: AbortSignal): Promise<void> {
  const counts = await database.read(readCounts);
  if (!isOwed(counts)) return;
  const { erasure_count } = counts;
  await database.scrub(erasure_count, signal);
  await database.write((session) =>
    session
      .updateTable("counter")
      .set({ scrubbed_count: erasure_count })
      // Another process may have scrubbed after a later erasure.
      .where("scrubbed_count", "<", erasure_count)
      .execute(),
  );
}

function warn(error: unknown, waitMs: number): void {
  process.emitWarning(
    `What was erased from the lists is gone for whoever asks; its bytes are still in the database file (${failureCode(error)}). It is tried again in ${waitMs / 1_000} s and at the next opening.`,
    { code: "YINGCHA_SCRUB_OWED" },
  );
}
