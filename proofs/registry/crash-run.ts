import { type ChildProcess, fork } from "node:child_process";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type SeededRandom, seededRandom } from "../seeded-random";
import type { Acknowledged, CrashNotice, CrashOrder } from "./crash-message";
import { type CrashPlace, damageOf, openPlace } from "./crash-place";
import { inLists } from "./in-lists";
import { enterPlan, lookAfter } from "./look-after";

/** What came of writers that were killed. */
export interface CrashResult {
  readonly killCount: number;
  /** Transitions of which a writer said that they were applied. */
  readonly acknowledgedCount: number;
  /** Transitions that are there without an acknowledgement, which was on its way, or found so when sent again. */
  readonly unacknowledgedCount: number;
  /** Of the acknowledged ones, such as are not there, or under other numbers. */
  readonly lostCount: number;
  /** Kills after which a number was missing or given twice. */
  readonly gapCount: number;
  /** Kills after which a file was damaged, or records and changes did not agree. */
  readonly brokenCount: number;
}

/**
 * Kills writers of one store at moments of a seed, and looks after each at what is in it.
 *
 * @param how where, holding nothing yet; how many writers, one after the other; the seed
 * @returns the counts; all but the first three should be 0
 */
export async function crashRun(how: {
  readonly place: CrashPlace;
  readonly killCount: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}): Promise<CrashResult> {
  const { place, killCount, seed, say = () => undefined } = how;
  const random = seededRandom(seed);
  const counts = { acknowledgedCount: 0, unacknowledgedCount: 0, lostCount: 0, gapCount: 0, brokenCount: 0 };
  let next = startWriter();
  try {
    await inLists(await openPlace(place), enterPlan);
    for (let round = 0; round < killCount; round += 1) {
      const writer = next;
      // Starting takes longer than writing, so the one after it starts meanwhile.
      next = startWriter();
      const { acknowledged, signal } = await killed(await writer, { place, round, seed }, random);
      const faults = [...damageOf(place)];
      await inLists(await openPlace(place), async (store) => {
        const found = await lookAfter(store, { round, seed, acknowledged });
        counts.lostCount += found.lostCount;
        counts.unacknowledgedCount += found.isNextThere ? 1 : 0;
        counts.gapCount += found.isGapless ? 0 : 1;
        faults.push(...found.faults);
      });
      if (signal !== "SIGKILL") faults.push("the writer fell by itself, before it was killed.");
      counts.acknowledgedCount += acknowledged.length;
      counts.brokenCount += faults.length === 0 ? 0 : 1;
      for (const fault of faults) say(`After kill ${round}: ${fault}`);
    }
    return { killCount, ...counts };
  } finally {
    (await next).kill("SIGKILL");
  }
}

async function startWriter(): Promise<ChildProcess> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = fork(fileURLToPath(new URL("crash-writer.ts", import.meta.url)), {
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    execArgv: ["--import", "tsx"],
    env,
  });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`A writer ended with ${code} before it began.`)));
  });
  return child;
}

/** Lets a writer work for a while and kills it, in the middle of whatever it does. */
async function killed(
  writer: ChildProcess,
  order: CrashOrder,
  random: SeededRandom,
): Promise<{ readonly acknowledged: readonly Acknowledged[]; readonly signal: string | null }> {
  const acknowledged: Acknowledged[] = [];
  // One in eight dies before it has said anything, while it opens the store.
  const awaitedCount = random.isOneIn(8) ? 0 : 1 + random.below(20);
  // Of a young process one transition takes some 5 to 15 ms, so that the kill falls before, within or after its writing.
  const delayMs = random.below(awaitedCount === 0 ? 60_000 : 20_000) / 1_000;
  const ended = new Promise<string | null>((resolve) => writer.once("exit", (_, signal) => resolve(signal)));
  const isEnough = new Promise<void>((resolve) => {
    if (awaitedCount === 0) resolve();
    writer.on("message", (notice: CrashNotice) => {
      if (notice.kind === "acknowledged") acknowledged.push(notice);
      if (acknowledged.length >= awaitedCount) resolve();
    });
  });
  writer.send(order);
  await Promise.race([isEnough, ended]);
  await wait(delayMs);
  writer.kill("SIGKILL");
  return { signal: await ended, acknowledged };
}

/** To a fraction of a millisecond, which a timer does not keep. */
async function wait(delayMs: number): Promise<void> {
  const untilMs = performance.now() + delayMs;
  if (delayMs > 4) await setTimeout(delayMs - 3);
  while (performance.now() < untilMs) await new Promise((resolve) => setImmediate(resolve));
}
