import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Transition } from "../../src/contract/transition";
import { openPostgresStore } from "../../src/sandbox/storage/postgres-store";
import type { RegistryStore } from "../../src/sandbox/storage/registry-store";
import { openPostgresProxy } from "../../tests/sandbox/storage/postgres-proxy";
import { askPostgres } from "../../tests/sandbox/storage/postgres-schema";
import { seededRandom } from "../seeded-random";
import type { Acknowledged } from "./crash-message";
import { crashPlan, planMoment } from "./crash-plan";
import type { CrashResult } from "./crash-run";
import { inLists } from "./in-lists";
import { lookAfter } from "./look-after";

/** The rounds of this run follow those of the killed writers, whose tables and ids it shares. */
const firstRound = 1_000_000;
const triesMaxCount = 10;
const cutsMaxCount = 100;
/** Longer than a transition and what is done about one that failed. */
const cutAgainMs = 200;

/**
 * Ends the connections of a writer at moments of a seed, as an administrator or a failing network does. A transition
 * that fails by it is not acknowledged; sent again it must be done once, whether or not the server had done it.
 *
 * @param how the database, whose plan is entered already; how often, and the seed
 * @returns the counts, and how many attempts failed by it
 */
export async function severedRun(how: {
  readonly url: string;
  readonly killCount: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}): Promise<CrashResult & { readonly failedCount: number }> {
  const { url, killCount, seed, say } = how;
  const random = seededRandom(seed);
  const name = `yingcha_cut_${randomBytes(6).toString("hex")}`;
  const named = new URL(url);
  named.searchParams.set("application_name", name);
  const counts = {
    ...{ acknowledgedCount: 0, unacknowledgedCount: 0, failedCount: 0 },
    ...{ lostCount: 0, gapCount: 0, brokenCount: 0 },
  };
  const proxy = await openPostgresProxy(named.href);
  const severed = async (store: RegistryStore) => {
    for (let cut = 0; cut < killCount; cut += 1) {
      const round = firstRound + cut;
      const acknowledged: Acknowledged[] = [];
      let failedCount = 0;
      let isOver = false;
      // A server that ends a connection says first that a commit was done; a network does not.
      const isCommitMet = random.isOneIn(4);
      // A cut that met nobody at work, between two transitions, is made again.
      const cutting = (async () => {
        for (let tried = 0; failedCount === 0 && tried < cutsMaxCount; tried += 1) {
          await setTimeout(random.below(60_000) / 1_000);
          if (!isCommitMet) await askPostgres(terminating(name), url);
          else {
            proxy.failAfter("commit\0", "cut");
            await setTimeout(cutAgainMs);
          }
        }
      })().finally(() => {
        isOver = true;
      });
      // Where the acts fail for good that is what is told, not what becomes of the cutting.
      cutting.catch(() => undefined);
      for (const transition of crashPlan({ round, seed })) {
        const answer = await answered(store, transition, () => {
          failedCount += 1;
        });
        counts.unacknowledgedCount += answer.isFoundDone ? 1 : 0;
        if (answer.outcome.kind === "refused")
          throw new Error(`${transition.transitionId}: ${answer.outcome.code}`);
        const sequences = answer.outcome.changes.map(({ sequence }) => sequence);
        acknowledged.push({ kind: "acknowledged", transitionId: transition.transitionId, sequences });
        if (isOver) break;
      }
      await cutting;
      counts.failedCount += failedCount;
      // By connections of its own, which nobody ends.
      await inLists(await openPostgresStore({ url }), async (other) => {
        const found = await lookAfter(other, { round, seed, acknowledged });
        counts.lostCount += found.lostCount;
        counts.gapCount += found.isGapless ? 0 : 1;
        counts.brokenCount += found.faults.length === 0 ? 0 : 1;
        for (const fault of found.faults) say(`After cut ${cut}: ${fault}`);
      });
      counts.acknowledgedCount += acknowledged.length;
    }
  };
  try {
    await inLists(await openPostgresStore({ url: proxy.url }), severed);
  } finally {
    proxy.close();
  }
  return { killCount, ...counts };
}

/** Who was told nothing sends the same again, and nobody else writes: what moves no version then was done before. */
async function answered(store: RegistryStore, transition: Transition, noteFailure: () => void) {
  let beforeVersion = 0;
  for (let failedCount = 0; ; failedCount += 1)
    try {
      // A pool may hold some more connections that are gone, so that this fails as well.
      if (failedCount > 0) beforeVersion = (await store.changesSince(0, 1, planMoment)).listVersion;
      const outcome = await store.apply(transition, planMoment);
      const isFoundDone = outcome.kind === "applied" && outcome.listVersion <= beforeVersion;
      return { outcome, isFoundDone };
    } catch (error) {
      noteFailure();
      if (failedCount === triesMaxCount) throw error;
    }
}

function terminating(name: string): string {
  return `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${name}'`;
}
