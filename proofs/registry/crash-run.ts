import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { SqliteConnection } from "../../src/sandbox/storage/sqlite-database";
import { openSqliteStore } from "../../src/sandbox/storage/sqlite-store";
import { type SeededRandom, seededRandom } from "../seeded-random";
import type { CrashNotice, CrashOrder } from "./crash-message";
import { crashPlan, planMoment, planSubjects } from "./crash-plan";
import { disagreements } from "./replay";

const Libsql = createRequire(import.meta.url)("libsql") as new (path: string) => SqliteConnection;

type Acknowledged = Extract<CrashNotice, { readonly kind: "acknowledged" }>;

/** What came of writers that were killed. */
export interface CrashResult {
  readonly killCount: number;
  /** Transitions of which a writer said that they were applied. */
  readonly acknowledgedCount: number;
  /** Of these, such as are not there, or under other numbers. */
  readonly lostCount: number;
  /** Kills after which a number was missing or given twice. */
  readonly gapCount: number;
  /** Kills after which the file was damaged, or records and changes did not agree. */
  readonly brokenCount: number;
}

/**
 * Kills writers of one SQLite file at moments of a seed, and looks after each at what is in it.
 *
 * @param how how many writers, one after the other, and the seed
 * @returns the counts; all but the first two should be 0
 */
export async function crashRun(how: {
  readonly killCount: number;
  readonly seed: number;
  readonly say?: (line: string) => void;
}): Promise<CrashResult> {
  const { killCount, seed, say = () => undefined } = how;
  const folder = mkdtempSync(join(tmpdir(), "yingcha-crash-"));
  const path = join(folder, "platform.db");
  const random = seededRandom(seed);
  const counts = { acknowledgedCount: 0, lostCount: 0, gapCount: 0, brokenCount: 0 };
  let next = startWriter();
  try {
    const store = await openSqliteStore({ path });
    const isPerson = (kind: string) => kind === "resident-id";
    await store.register(
      planSubjects.map((subject) => ({
        subject,
        subjectType: isPerson(subject.kind) ? "natural-person" : "legal-person",
        name: "示例（虚构）",
      })),
      planMoment,
    );
    await store.close();
    for (let round = 0; round < killCount; round += 1) {
      const writer = next;
      // Starting takes longer than writing, so the one after it starts meanwhile.
      next = startWriter();
      const { acknowledged, signal } = await killed(await writer, { path, round, seed }, random);
      const found = await lookAfter({ path, round, seed, acknowledged });
      if (signal !== "SIGKILL") found.faults.push("the writer fell by itself, before it was killed.");
      counts.acknowledgedCount += acknowledged.length;
      counts.lostCount += found.lostCount;
      counts.gapCount += found.isGapless ? 0 : 1;
      counts.brokenCount += found.faults.length === 0 ? 0 : 1;
      for (const fault of found.faults) say(`After kill ${round}: ${fault}`);
    }
    return { killCount, ...counts };
  } finally {
    (await next).kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
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
  // One in eight dies before it has said anything, while it opens the file.
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

interface Finding {
  readonly lostCount: number;
  readonly isGapless: boolean;
  readonly faults: string[];
}

async function lookAfter(what: {
  readonly path: string;
  readonly round: number;
  readonly seed: number;
  readonly acknowledged: readonly Acknowledged[];
}): Promise<Finding> {
  const { path, round, seed, acknowledged } = what;
  const faults = [...damageOf(path)];
  const store = await openSqliteStore({ path });
  try {
    const { listVersion, changes } = await store.changesSince(0, Number.MAX_SAFE_INTEGER, planMoment);
    const isGapless =
      listVersion === changes.length + 1 && changes.every(({ sequence }, index) => sequence === index + 2);
    const { standings } = await store.lookUp(planSubjects, planMoment);
    const records = standings.flatMap((one) => (one.kind === "known" ? one.records : []));
    faults.push(...disagreements(changes, records));

    let lostCount = 0;
    const plan = crashPlan({ round, seed });
    for (const { transitionId, sequences } of acknowledged) {
      const transition = plan.next().value;
      if (transition.transitionId !== transitionId) throw new Error("The writer did not keep to the plan.");
      // Sent again, it must be known: the version does not move, and the numbers are those that were given.
      const again = await store.apply(transition, planMoment);
      const isThere =
        again.kind === "applied" &&
        again.listVersion <= listVersion &&
        again.changes.map(({ sequence }) => sequence).join() === sequences.join();
      if (!isThere) lostCount += 1;
    }
    const after = await store.changesSince(listVersion, 1, planMoment);
    if (after.changes.length > 0) faults.push("What was acknowledged was applied a second time.");
    return { lostCount, isGapless, faults };
  } finally {
    await store.close();
  }
}

function damageOf(path: string): readonly string[] {
  const connection = new Libsql(path);
  try {
    const rows = connection.pragma("integrity_check") as readonly { readonly integrity_check: string }[];
    return rows.map((row) => row.integrity_check).filter((line) => line !== "ok");
  } finally {
    connection.close();
  }
}
