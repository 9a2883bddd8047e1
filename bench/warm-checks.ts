import type { Guard } from "../src/guard/assemble-guard";
import type { Check } from "../src/guard/check";
import type { Benchmark, Contestant, Goal, Peer } from "./benchmark";
import {
  bentocacheGet,
  cacheableGet,
  type Filled,
  keyvGet,
  lruFetch,
  lruGet,
  lruGetAtOnce,
} from "./peer-caches";
import { type Visit, type VisitPlan, visitsOf, warmedGuard } from "./warmed-guard";

interface Size extends VisitPlan {
  readonly count: number;
  readonly roundCount: number;
}

const oneMatter = ["administrative-license"];
const eightMatters = [
  "administrative-license",
  "project-approval",
  "market-entry",
  "fiscal-fund",
  "subsidy",
  "government-procurement",
  "honor",
  "inspection",
];
const warm = {
  subjectCount: 1_000,
  matterTypes: oneMatter,
  each: "one-matter",
  count: 200_000,
  roundCount: 15,
} as const;
const many = { matterTypes: eightMatters, count: 200_000, roundCount: 11 } as const;
const shortSubjectCount = 40;

/** P1 to P4: a check that is in the cache already, against caches that hold the very same checks. */
export const warmChecks: readonly Benchmark[] = [
  warmCheck(
    "P1",
    "checkBeforeApprove on a warm cache, 1,000 subjects, one matter type",
    warm,
    awaitedChecks,
    [
      { fill: lruGet, goal: { kind: "ours-to-peer", atMost: 1.5 } },
      { fill: lruFetch, goal: { kind: "ours-to-peer", atMost: 1.4 } },
    ],
  ),
  warmCheck(
    "P2",
    "checkBeforeApprove on a warm cache, 100,000 subjects, each in one of 8 matter types",
    { ...many, subjectCount: 100_000, each: "one-matter" },
    awaitedChecks,
    [{ fill: lruFetch, goal: { kind: "ours-to-peer", atMost: 3 } }],
  ),
  warmCheck(
    "P2",
    "checkBeforeApprove on a warm cache, 12,500 subjects, each in all 8 matter types; the peer's keys are made beforehand",
    { ...many, subjectCount: 12_500, each: "every-matter" },
    awaitedChecks,
    [{ fill: lruFetch, goal: { kind: "ours-to-peer", atMost: 3 } }],
  ),
  warmCheck(
    "P3",
    "peek on a warm cache, 1,000 subjects, each in one of 8 matter types",
    { ...warm, matterTypes: eightMatters },
    peeks,
    [{ fill: lruGetAtOnce, goal: { kind: "ours-to-peer", atMost: 3 } }],
  ),
  warmCheck(
    "P3",
    "peek on a warm cache, 1,000 subjects, each in all 8 matter types; the peer's keys are made beforehand",
    { ...warm, matterTypes: eightMatters, each: "every-matter" },
    peeks,
    [{ fill: lruGetAtOnce, goal: { kind: "ours-to-peer", atMost: 3 } }],
  ),
  warmCheck(
    "P4",
    "checkBeforeApprove on a warm cache, 1,000 subjects, one matter type; no peer copies or serializes",
    { ...warm, count: 50_000 },
    awaitedChecks,
    [
      { fill: bentocacheGet, goal: { kind: "peer-to-ours", atLeast: 20 } },
      { fill: cacheableGet, goal: { kind: "peer-to-ours", atLeast: 20 } },
      { fill: keyvGet, goal: { kind: "peer-to-ours", atLeast: 20 } },
    ],
  ),
];

function warmCheck(
  id: string,
  what: string,
  size: Size,
  ours: (guard: Guard, visits: readonly Visit[]) => Contestant,
  against: readonly { readonly fill: Filled; readonly goal: Goal }[],
): Benchmark {
  return {
    id,
    what,
    async prepare(extent) {
      const subjectCount = extent === "full" ? size.subjectCount : shortSubjectCount;
      const visits = visitsOf({ ...size, subjectCount });
      const { guard, checks } = await warmedGuard(visits);
      refuseCold(guard, visits, checks);
      const peers: Peer[] = [];
      for (const { fill, goal } of against) {
        const cache = await fill(checks, visits);
        for (const [key, check] of checks)
          if ((await cache.find(key)) !== check)
            throw new Error(`${cache.peer} does not hold the check of ${key} itself.`);
        peers.push({ peer: cache.peer, goal, run: cache.run });
      }
      const { count, roundCount } = size;
      return { ours: ours(guard, visits), peers, count, roundCount, close: () => guard.close() };
    },
  };
}

/** What is timed must be the warm path, with the very checks that the peers hold. */
function refuseCold(guard: Guard, visits: readonly Visit[], checks: ReadonlyMap<string, Check>): void {
  for (const { code, matterType, key } of visits)
    if (guard.peek(code, matterType) !== checks.get(key))
      throw new Error(`The check of ${code} for ${matterType} is not in the guard's cache.`);
}

function awaitedChecks(guard: Guard, visits: readonly Visit[]): Contestant {
  return {
    async run(count) {
      for (let done = 0; done < count; )
        for (const { code, matterType } of visits) {
          await guard.checkBeforeApprove(code, matterType);
          if (++done === count) break;
        }
    },
  };
}

function peeks(guard: Guard, visits: readonly Visit[]): Contestant {
  return {
    run(count) {
      for (let done = 0; done < count; )
        for (const { code, matterType } of visits) {
          guard.peek(code, matterType);
          if (++done === count) break;
        }
    },
  };
}
