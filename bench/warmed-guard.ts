import { createGuard } from "../src/create-guard";
import type { Guard } from "../src/guard/assemble-guard";
import type { Check } from "../src/guard/check";
import { demonstrationCatalogue } from "../src/sandbox/demonstration-catalogue";
import { createPlatformApp } from "../src/sandbox/platform-app";
import { createRegistry } from "../src/sandbox/registry";
import { syntheticUscc } from "../src/sandbox/synthetic";
import { systemClock } from "../src/time/clock";

/** A check that is asked for again and again. */
export interface Visit {
  readonly code: string;
  readonly matterType: string;
}

const application = { appKey: "bench", secret: "a-secret-for-benchmarks" };
const serialMax = 99_999;

/** One visit a subject, the matter types in turn, in a shuffled order that is the same in every run. */
export function visitsOf(subjectCount: number, matterTypes: readonly string[]): readonly Visit[] {
  const [first = ""] = matterTypes;
  const visits = Array.from({ length: subjectCount }, (_, index): Visit => {
    const prefix = index < serialMax ? "91" : "92";
    const matterType = matterTypes[index % matterTypes.length] ?? first;
    return { code: oneString(syntheticUscc((index % serialMax) + 1, prefix)), matterType };
  });
  let state = 1;
  const place = new Map<Visit, number>();
  for (const visit of visits) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    place.set(visit, state);
  }
  return visits.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
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
    registry: createRegistry(),
    catalogue: demonstrationCatalogue,
    applications: [application],
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
      visits.slice(start, start + 1_000).map(async ({ code, matterType }) => {
        checks.set(code, await guard.checkBeforeApprove(code, matterType));
      }),
    );
  return { guard, checks };
}
