import { seededRandom } from "../proofs/seeded-random";
import { createGuard } from "../src/create-guard";
import type { Guard } from "../src/guard/assemble-guard";
import type { Check } from "../src/guard/check";
import { allAccess } from "../src/sandbox/access/all-access";
import { demonstrationCatalogue } from "../src/sandbox/demonstration-catalogue";
import { createPlatformApp } from "../src/sandbox/http/platform-app";
import { createRegistry } from "../src/sandbox/registry";
import { registryLists } from "../src/sandbox/registry-lists";
import { syntheticUscc } from "../src/sandbox/synthetic";
import { systemClock } from "../src/time/clock";

/** A check that is asked for again and again. */
export interface Visit {
  readonly code: string;
  readonly matterType: string;
  /** Under which a cache of somebody else's holds it: the code alone, or, in several matters, code and matter. */
  readonly key: string;
}

const application = { appKey: "bench", secret: "a-secret-for-benchmarks" };
const serialMax = 99_999;

/** The visits of a benchmark: how many subjects, in which matters, and whether each comes in one of them or in all. */
export interface VisitPlan {
  readonly subjectCount: number;
  readonly matterTypes: readonly string[];
  readonly each: "one-matter" | "every-matter";
}

/** In a shuffled order that is the same in every run. */
export function visitsOf({ subjectCount, matterTypes, each }: VisitPlan): readonly Visit[] {
  const visits = Array.from({ length: subjectCount }, (_, index): readonly Visit[] => {
    const prefix = index < serialMax ? "91" : "92";
    const code = oneString(syntheticUscc((index % serialMax) + 1, prefix));
    return each === "every-matter"
      ? matterTypes.map((matterType) => ({ code, matterType, key: oneString(`${code} ${matterType}`) }))
      : [{ code, matterType: matterTypes[index % matterTypes.length] ?? "", key: code }];
  }).flat();
  const random = seededRandom(1);
  return visits
    .map((visit) => ({ visit, place: random.below(2 ** 32) }))
    .sort((a, b) => a.place - b.place)
    .map(({ visit }) => visit);
}

/** A string of many parts is put together at some later use, by one contestant for all; a property's name is one piece. */
function oneString(text: string): string {
  const [name = ""] = Object.keys({ [text]: text });
  return name;
}

/** A guard over lists in this process, the check of every visit in its cache. */
export async function warmedGuard(
  visits: readonly Visit[],
): Promise<{ readonly guard: Guard; readonly checks: ReadonlyMap<string, Check> }> {
  const app = createPlatformApp({
    lists: registryLists(createRegistry()),
    catalogue: demonstrationCatalogue,
    applications: [{ ...application, ...allAccess }],
    clock: systemClock,
  });
  const send = async (input: string | URL | Request, init?: RequestInit) =>
    app.fetch(new Request(input, init));
  const guard = createGuard({
    platform: { baseUrl: "http://127.0.0.1/", ...application, deadlineMs: 60_000, fetch: send },
    maxAgeMs: 3_600_000,
  });
  const checks = new Map<string, Check>();
  for (let start = 0; start < visits.length; start += 1_000)
    await Promise.all(
      visits.slice(start, start + 1_000).map(async ({ code, matterType, key }) => {
        checks.set(key, await guard.checkBeforeApprove(code, matterType));
      }),
    );
  return { guard, checks };
}
