import { failureCode } from "../failure-code";
import type { SqlDatabase } from "./sql-database";

/** What removes the bytes of what was erased from the files. */
export interface Scrubbing {
  /**
   * Tries it now, at once for all that wait for it; never rejects. What cannot be done in a short time is owed, and
   * tried again later, by itself.
   */
  finish(): Promise<void>;
  /** Sees to it that what is owed is tried, also what another process left; nothing more where that is known here. */
  takeOver(): void;
  /** Leaves what is owed to the next opening, once a try that runs has ended. */
  stop(): Promise<void>;
}

const retryMs = 60_000;
const retryMaxMs = 3_600_000;

/**
 * Makes what removes the bytes of what was erased, also of an erasure after which a process fell. An erasure is done
 * for whoever asks before; so a full disk, or somebody who reads for long, delays this and fails nothing else. The
 * operator is told by a warning of the process.
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
  let isStopped = false;

  async function attempt(): Promise<void> {
    isQueued = false;
    if (isStopped) return;
    try {
      await scrub(database);
      clearTimeout(timer);
      timer = undefined;
      waitMs = retryMs;
    } catch (error) {
      if (isStopped || timer !== undefined) return;
      warn(error, waitMs);
      timer = setTimeout(retry, waitMs).unref();
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
    takeOver() {
      if (timer === undefined) void finish();
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}

async function scrub(database: SqlDatabase): Promise<void> {
  const { erasure_count, scrubbed_count } = await database.read((session) =>
    session.selectFrom("counter").select(["erasure_count", "scrubbed_count"]).executeTakeFirstOrThrow(),
  );
  if (erasure_count === scrubbed_count) return;
  await database.scrub(erasure_count);
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
