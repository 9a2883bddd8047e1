import { randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { firstListVersion } from "../../src/sandbox/registry/kept-change";
import type { Figure, Proof } from "../proof";
import { type SeededRandom, seededRandom } from "../seeded-random";
import { type FeedClient, startFeedClient } from "./feed-client";
import { type Accepted, type FeedReply, registeredPerRound } from "./feed-order";
import { type StartedProcess, startProcess } from "./started-process";

/** How much of it is run. */
interface FeedExtent {
  /** Rounds of writing in each process, five changes each. */
  readonly roundCount: number;
  readonly restlessCount: number;
  readonly reconnectCount: number;
  readonly slowCount: number;
  readonly crowdCount: number;
  readonly crowdRoundCount: number;
  /** Half of all changes are told by then, which they are by a notice alone: the look of each second would take longer. */
  readonly p50MaxMs: number;
}

const anyMs = 60_000;

const extents: Readonly<Record<"full" | "short", FeedExtent>> = {
  full: {
    ...{ roundCount: 1_000, restlessCount: 20, reconnectCount: 100 },
    ...{ slowCount: 5, crowdCount: 1_000, crowdRoundCount: 10, p50MaxMs: 250 },
  },
  short: {
    ...{ roundCount: 30, restlessCount: 4, reconnectCount: 10 },
    ...{ slowCount: 0, crowdCount: 20, crowdRoundCount: 2, p50MaxMs: anyMs },
  },
};

const stallMaxMs = 1_000;
/** Of each reconnect so many tries at most: one that breaks off what was not answered yet is none. */
const triesPerReconnect = 20;
const catchUpMaxMs = 60_000;
/** 六(三): after it was answered, for how long a process may not know of an erasure that another one did. */
const erasureKnownMs = 1_100;
const erasedId = "ERASED-RECORD";

const postgresUrl = process.env["DATABASE_URL"] ?? "postgres://postgres@127.0.0.1:5432/postgres";

/** The proof of the change feed, on two processes over one schema of PostgreSQL. */
export const feed: Proof = {
  name: "feed",
  what: "whoever follows the changes sees each of them once, in order and soon, whatever breaks",
  run: (extent, say) => proveFeed(extents[extent], say),
};

async function proveFeed(extent: FeedExtent, say: (line: string) => void): Promise<readonly Figure[]> {
  const schema = `yingcha_feed_${randomBytes(6).toString("hex")}`;
  const processes: StartedProcess[] = [];
  try {
    const open = { kind: "open", url: postgresUrl, schema, stallMaxMs } as const;
    processes.push(...(await Promise.all([startProcess(open), startProcess(open)])));
    const [one, other] = processes;
    if (one === undefined || other === undefined) throw new Error("Two processes are needed.");
    const broken = await followBroken(extent, one, other, say);
    const crowd = await followInCrowd(extent, one, other, broken.listVersion);
    for (const started of processes) await started.ask({ kind: "close" });
    return [...broken.figures, ...crowd];
  } finally {
    for (const started of processes) started.stop();
    await drop(schema);
  }
}

/** Writes through both processes while clients are killed, are slow, and a record is erased. */
async function followBroken(
  extent: FeedExtent,
  one: StartedProcess,
  other: StartedProcess,
  say: (line: string) => void,
) {
  const random = seededRandom(20_261_124);
  const anywhere = () => random.pick([one, other]).baseUrl;
  let erasedMs = Number.POSITIVE_INFINITY;
  let servedAgainCount = 0;
  const arrivals: { readonly sequence: number; readonly atMs: number; readonly baseUrl: string }[] = [];
  const follow = (since: number, baseUrlOf: () => string, isTimed = false) =>
    startFeedClient(since, baseUrlOf, (event, openedMs, baseUrl) => {
      const nowMs = Date.now();
      if (event.kind !== "changes") return;
      const isLate = openedMs > erasedMs || nowMs > erasedMs + erasureKnownMs;
      if (isLate && JSON.stringify(event.page).includes(erasedId)) servedAgainCount += 1;
      if (!isTimed) return;
      for (const { sequence } of event.page.changes) arrivals.push({ sequence, atMs: nowMs, baseUrl });
    });
  const steady = [one, other].map(({ baseUrl }) => follow(firstListVersion, () => baseUrl, true));
  const restless = Array.from({ length: extent.restlessCount }, () => follow(firstListVersion, anywhere));

  const writing = [one, other].map((started, place) =>
    started.ask({
      ...{ kind: "write", serialFrom: 1 + place * 40_000, roundCount: extent.roundCount, pauseMs: 0 },
    }),
  );
  let isWritten = false;
  const killing = killAll(restless, extent.reconnectCount, random, () => isWritten);
  const written = (await Promise.all(writing)).map(writtenOf);
  isWritten = true;
  await killing;
  const erasure = writtenOf(await one.ask({ kind: "erase", serial: 90_001, recordId: erasedId }));
  erasedMs = erasure.accepted[0]?.atMs ?? 0;
  const more = writtenOf(await other.ask({ kind: "write", serialFrom: 91_001, roundCount: 5, pauseMs: 0 }));
  const late = [one, other].map(({ baseUrl }) => follow(firstListVersion, () => baseUrl));
  const slow = Array.from({ length: extent.slowCount }, () => follow(firstListVersion, anywhere));
  for (const client of slow) client.pause();
  await setTimeout(extent.slowCount > 0 ? 6 * stallMaxMs : 0);
  for (const client of slow) client.resume();

  const { listVersion } = more;
  const all = [...steady, ...restless, ...late, ...slow];
  await caughtUp(all, listVersion);
  for (const client of all) client.stop();
  const droppedCount = slow.filter(({ seen }) => seen.droppedCount > 0).length;
  say(`${listVersion - 1} changes, ${all.length} clients, ${droppedCount} slow ones dropped`);

  const writers = [one, other].map(({ baseUrl }, place) => ({
    baseUrl,
    accepted: written[place]?.accepted ?? [],
  }));
  const latencies = delaysAcross(writers, arrivals);
  const figures: readonly Figure[] = [
    {
      what: "changes written",
      measured: listVersion - 1,
      bound: { atLeast: 2 * extent.roundCount * (registeredPerRound + 1) },
    },
    ...figuresOf("clients that broke off", all, listVersion),
    {
      what: "reconnects at a random moment",
      measured: resumedCountOf(restless),
      bound: { atLeast: extent.reconnectCount },
    },
    ...(extent.slowCount === 0
      ? []
      : [{ what: "slow readers dropped", measured: droppedCount, bound: { atLeast: extent.slowCount } }]),
    { what: "messages with what was erased, after it was", measured: servedAgainCount, bound: { atMost: 0 } },
    ...latencyFigures("to a client of the other process", latencies, extent),
  ];
  return { listVersion, figures };
}

/** Has many at once, for whom something is written at a moderate pace. */
async function followInCrowd(
  extent: FeedExtent,
  one: StartedProcess,
  other: StartedProcess,
  since: number,
): Promise<readonly Figure[]> {
  const before = await memoryOf([one, other]);
  const arrivals: { readonly sequence: number; readonly atMs: number; readonly baseUrl: string }[] = [];
  const clients = Array.from({ length: extent.crowdCount }, (_, place) =>
    startFeedClient(
      since,
      () => (place % 2 === 0 ? one : other).baseUrl,
      (event, _openedMs, baseUrl) => {
        if (event.kind !== "changes") return;
        const atMs = Date.now();
        for (const { sequence } of event.page.changes) arrivals.push({ sequence, atMs, baseUrl });
      },
    ),
  );
  const opening = writtenOf(await one.ask({ kind: "write", serialFrom: 92_001, roundCount: 1, pauseMs: 0 }));
  await caughtUp(clients, opening.listVersion);
  const during = await memoryOf([one, other]);
  const written = writtenOf(
    await one.ask({
      ...{ kind: "write", serialFrom: 93_001, roundCount: extent.crowdRoundCount, pauseMs: 500 },
    }),
  );
  await caughtUp(clients, written.listVersion);
  const figures = figuresOf("clients at once", clients, written.listVersion);
  for (const client of clients) client.stop();
  const perClient = (during - before) / extent.crowdCount / 1_024;
  return [
    ...figures,
    { what: "memory of the platform for each", measured: perClient, unit: "KiB", bound: { atMost: 512 } },
    ...latencyFigures(
      "to each of those at once in the other process",
      delaysAcross([{ baseUrl: one.baseUrl, accepted: written.accepted }], arrivals),
      extent,
    ),
  ];
}

async function killAll(
  clients: readonly FeedClient[],
  count: number,
  random: SeededRandom,
  isWritten: () => boolean,
): Promise<void> {
  for (let tried = 0; resumedCountOf(clients) < count && tried < triesPerReconnect * count; tried += 1) {
    await setTimeout(isWritten() ? 20 : random.below(200));
    random.pick(clients).kill();
  }
}

function resumedCountOf(clients: readonly FeedClient[]): number {
  return clients.reduce((total, { seen }) => total + seen.resumedCount, 0);
}

async function caughtUp(clients: readonly FeedClient[], listVersion: number): Promise<void> {
  const untilMs = performance.now() + catchUpMaxMs;
  while (clients.some(({ last }) => last < listVersion) && performance.now() < untilMs) await setTimeout(20);
}

function figuresOf(who: string, clients: readonly FeedClient[], listVersion: number): readonly Figure[] {
  const sum = (count: (client: FeedClient) => number) =>
    clients.reduce((total, client) => total + count(client), 0);
  const none = { atMost: 0 };
  return [
    {
      what: `${who} that saw every change`,
      measured: clients.filter(({ last }) => last === listVersion).length,
      bound: { atLeast: clients.length },
    },
    { what: `${who}: gaps`, measured: sum(({ seen }) => seen.gapCount), bound: none },
    { what: `${who}: doubled or out of order`, measured: sum(({ seen }) => seen.doubleCount), bound: none },
    { what: `${who}: bad signatures`, measured: sum(({ seen }) => seen.forgedCount), bound: none },
    { what: `${who}: refused`, measured: sum(({ seen }) => seen.refusedCount), bound: none },
  ];
}

/** How long each change took from its acceptance in one process to a client of another, in milliseconds. */
function delaysAcross(
  writers: readonly { readonly baseUrl: string; readonly accepted: readonly Accepted[] }[],
  arrivals: readonly { readonly sequence: number; readonly atMs: number; readonly baseUrl: string }[],
): readonly number[] {
  const acceptedAt = new Map(
    writers.flatMap(({ baseUrl, accepted }) =>
      accepted.map(({ sequence, atMs }) => [sequence, { baseUrl, atMs }] as const),
    ),
  );
  return arrivals
    .flatMap(({ sequence, atMs, baseUrl }) => {
      const accepted = acceptedAt.get(sequence);
      return accepted === undefined || accepted.baseUrl === baseUrl
        ? []
        : [Math.max(0, atMs - accepted.atMs)];
    })
    .sort((a, b) => a - b);
}

function latencyFigures(
  whom: string,
  sorted: readonly number[],
  { p50MaxMs }: Pick<FeedExtent, "p50MaxMs">,
): readonly Figure[] {
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return [
    { what: `changes timed ${whom}`, measured: sorted.length, bound: { atLeast: 1 } },
    { what: `p50 ${whom}`, measured: at(0.5), unit: "ms", bound: { atMost: p50MaxMs } },
    { what: `p99 ${whom}`, measured: at(0.99), unit: "ms", bound: { atMost: 1_000 } },
    { what: `longest ${whom}`, measured: at(1), unit: "ms", bound: { atMost: anyMs } },
  ];
}

async function memoryOf(processes: readonly StartedProcess[]): Promise<number> {
  let bytes = 0;
  for (const started of processes) {
    const reply = await started.ask({ kind: "measure" });
    if (reply.kind === "measured") bytes += reply.heapBytes;
  }
  return bytes;
}

function writtenOf(reply: FeedReply) {
  if (reply.kind !== "written") throw new Error(`A process said ${reply.kind}.`);
  return reply;
}

async function drop(schema: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  await client.query(`drop schema if exists ${schema} cascade`);
  await client.end();
}
