import { median } from "../proofs/median";
import type { Benchmark, Contestant, Goal, Peer, Result } from "./benchmark";

/**
 * Times a benchmark: rounds of all contestants in turn, each from another start, so that what slows the machine
 * for a while slows all of them; the median of each contestant's rounds counts.
 *
 * tinybench and mitata time one task after the other, and report times of their own where a ratio is wanted.
 */
export async function timeBenchmark(benchmark: Benchmark): Promise<readonly Result[]> {
  const { count, roundCount, ours, peers, close } = await benchmark.prepare("full");
  const field: readonly { readonly contestant: Contestant; readonly count: number }[] = [
    { contestant: ours, count },
    ...peers.map((peer) => ({ contestant: peer, count: peer.count ?? count })),
  ];
  const timesOf = field.map((): number[] => []);
  try {
    for (const entry of field) await entry.contestant.run(entry.count);
    for (let round = 0; round < roundCount; round += 1) {
      for (let turn = 0; turn < field.length; turn += 1) {
        const place = (round + turn) % field.length;
        const entry = field[place];
        if (entry === undefined) continue;
        globalThis.gc?.();
        const startedMs = performance.now();
        const ownMs = await entry.contestant.run(entry.count);
        timesOf[place]?.push((ownMs ?? performance.now() - startedMs) / entry.count);
      }
    }
  } finally {
    await close?.();
  }
  const [oursMs = Number.NaN, ...peersMs] = timesOf.map(median);
  return peers.map((peer, index) => resultOf(benchmark, peer, oursMs, peersMs[index] ?? Number.NaN));
}

function resultOf({ id, what }: Benchmark, { peer, goal }: Peer, oursMs: number, peerMs: number): Result {
  const ratio = goal.kind === "ours-to-peer" ? oursMs / peerMs : peerMs / oursMs;
  const met = goal.kind === "ours-to-peer" ? ratio <= goal.atMost : ratio >= goal.atLeast;
  return { id, what, ratio: Number(ratio.toPrecision(3)), goal: goalText(goal), met, peer };
}

function goalText(goal: Goal): string {
  return goal.kind === "ours-to-peer"
    ? `≤ ${Number(goal.atMost.toPrecision(3))}× its time`
    : `≥ ${goal.atLeast}× faster`;
}
