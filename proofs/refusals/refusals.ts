import { requestSignature } from "../../src/contract/request-signature";
import { randomNonce } from "../../src/integrity/nonce";
import { randomSecret } from "../../src/integrity/random-secret";
import { allAccess } from "../../src/sandbox/access/all-access";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import { listen } from "../../src/sandbox/http/listen";
import { createPlatformApp } from "../../src/sandbox/http/platform-app";
import { createMemoryStore } from "../../src/sandbox/storage/memory-store";
import { systemClock } from "../../src/time/clock";
import { median } from "../median";
import type { Figure, Proof } from "../proof";
import { type SeededRandom, seededRandom } from "../seeded-random";
import {
  badRequest,
  type Fault,
  faults,
  fillerHeader,
  formFaults,
  goodRequest,
  type Victim,
} from "./bad-requests";
import { type RawConnection, rawConnection } from "./raw-connection";

const blank = { timestamp: "", nonce: "", method: "", path: "", body: "" };

const allFaults = Object.entries({ ...faults, ...formFaults });

type Fetch = (request: Request) => Response | Promise<Response>;

/** Of each of the two halves of a kind. */
const sampleCount = 20_000;
/** So many times what the halves of a kind differ by is noise still. */
const noiseMaxRatio = 2;
/** A tenth of the work of one HMAC, the least that could be left out for a kind, is alike still. */
const alikeMinRatio = 10;
/** What has another form is read by other ways through the server below, which takes its own time and tells nothing. Within
 * half of one HMAC nothing was left out for it. */
const formAlikeMinRatio = 2;
const controlKind = "wrong secret";
/** Marks the requests for which one HMAC more is made than for all others. */
const dearer = { filler: "#" };

/** Whoever is refused learns nothing of why: neither from what is answered nor from how long it takes. */
export const refusals: Proof = {
  name: "refusals",
  what: "Whatever is wrong with a request, it is refused with the same bytes after the same work.",
  run: (extent, say) => refusalsOf(extent, say),
};

/**
 * Runs the proof over a platform that may be spoilt, to see that it would notice.
 *
 * @param extent `short` compares bytes alone: no time is measured
 * @param say tells how it goes
 * @param spoil stands before the platform
 * @returns the figures
 */
export async function refusalsOf(
  extent: "full" | "short",
  say: (line: string) => void,
  spoil: (fetch: Fetch, victim: Victim) => Fetch = (fetch) => fetch,
): Promise<readonly Figure[]> {
  const victim = { appKey: "a-known-application", secret: randomSecret(), usedNonce: randomNonce() };
  const { appKey, secret } = victim;
  const app = createPlatformApp({
    lists: createMemoryStore(),
    catalogue: demonstrationCatalogue,
    applications: [{ appKey, secret, ...allAccess }],
    clock: systemClock,
    onRequest: () => undefined,
  });
  const fetch = spoil(async (request) => {
    const isDearer = request.headers.get(fillerHeader)?.startsWith(dearer.filler);
    if (isDearer) requestSignature({ ...blank, appKey }, secret);
    return app.fetch(request);
  }, victim);
  const listening = await listen({ fetch } as Pick<typeof app, "fetch">, { port: 0, host: "127.0.0.1" });
  const connection = await rawConnection(Number(new URL(listening.baseUrl).port));
  try {
    const { answer } = await connection.ask(goodRequest(victim));
    const bytes = await bytesOf(connection, victim, say);
    const alike: readonly Figure[] = [
      { what: "kinds of bad requests", measured: allFaults.length, bound: { atLeast: 8 } },
      {
        what: "good requests that are accepted, so that what is wrong is what was made wrong",
        measured: answer.startsWith("HTTP/1.1 200 ") ? 1 : 0,
        bound: { atLeast: 1 },
      },
      { what: "different answers to them, Date apart", measured: bytes, bound: { atMost: 1 } },
    ];
    return extent === "short" ? alike : [...alike, ...(await timesOf(connection, victim, say))];
  } finally {
    connection.close();
    await listening.close();
  }
}

async function bytesOf(
  connection: RawConnection,
  victim: Victim,
  say: (line: string) => void,
): Promise<number> {
  const answers = new Map<string, string>();
  for (const [kind, fault] of allFaults) {
    const { answer } = await connection.ask(badRequest(fault, victim));
    answers.set(answer.replace(/\r\ndate: [^\r]*/i, ""), kind);
    if (!answer.startsWith("HTTP/1.1 401 ")) say(`${kind}: ${answer.split("\r\n")[0]}`);
  }
  if (answers.size > 1) say(`Told apart: ${[...answers.values()].join(", ")}`);
  return answers.size;
}

/** The spread of the medians of the kinds, beside what two halves of one and the same kind differ by, all in one run, and
 * how far one stands out that is meant to. */
async function timesOf(
  connection: RawConnection,
  victim: Victim,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  // Each kind as often as any other: what a processor seldom does takes it longer, and nobody learns anything by that.
  const kinds = allFaults.map(([kind, fault]) => ({
    kind,
    halves: [groupOf(fault), groupOf(fault)] as const,
  }));
  const dear = groupOf({ ...faults[controlKind], ...dearer });
  const groups = [...kinds.flatMap(({ halves }) => halves), dear];
  const random = seededRandom(20_180_425);
  const warmUpCount = sampleCount / 20;
  for (let round = -warmUpCount; round < sampleCount; round += 1) {
    // In an order of its own each round, so that no kind always comes after the same other; and all are written before
    // any is sent, since what it took to write one would warm or cool the processor for its answer.
    const sent = shuffled(groups, random).map((group) => ({
      group,
      request: badRequest(group.fault, victim),
    }));
    for (const { group, request } of sent) {
      const { ms } = await connection.ask(request);
      if (round >= 0) group.times.push(ms);
    }
  }
  const medians = kinds.map(({ kind, halves: [one, other] }) => ({
    kind,
    us: medianUs([...one.times, ...other.times]),
    apart: Math.abs(medianUs(one.times) - medianUs(other.times)),
  }));
  for (const { kind, us, apart } of medians)
    say(`${us.toFixed(2).padStart(9)} us  ${kind}; its halves are ${apart.toFixed(2)} us apart`);
  const dearUs = medianUs(dear.times);
  say(`${dearUs.toFixed(2).padStart(9)} us  ${controlKind}, with one HMAC more`);
  const judged = medians.filter(({ kind }) => kind in faults).map(({ us }) => us);
  const usual = median(judged);
  const ofForm = medians.filter(({ kind }) => kind in formFaults).map(({ us }) => Math.abs(us - usual));
  const noise = Math.max(...medians.map(({ apart }) => apart));
  const dearerBy = dearUs - usual;
  const alikeMax = Math.max(noiseMaxRatio * noise, dearerBy / alikeMinRatio);
  return [
    {
      what: "requests of each half of a kind that were timed",
      measured: Math.min(...groups.map(({ times }) => times.length)),
      bound: { atLeast: sampleCount },
    },
    {
      what: "median of a request",
      measured: usual,
      unit: "us",
      bound: { atLeast: 0 },
    },
    {
      what: "what the medians of the halves of a kind differ by at most, the noise",
      measured: noise,
      unit: "us",
      bound: { atLeast: 0 },
    },
    {
      what: "spread of the medians of the kinds that the platform alone can tell apart",
      measured: Math.max(...judged) - Math.min(...judged),
      unit: "us",
      bound: { atMost: alikeMax },
    },
    {
      what: "by so much the median of a kind stands out that is wrong in its form",
      measured: Math.max(...ofForm),
      unit: "us",
      bound: { atMost: dearerBy / formAlikeMinRatio },
    },
    {
      what: "by so much the median stands out of a kind for which one HMAC more is made",
      measured: dearerBy,
      unit: "us",
      bound: { atLeast: noiseMaxRatio * noise },
    },
  ];
}

interface Group {
  readonly fault: Fault;
  readonly times: number[];
}

function groupOf(fault: Fault): Group {
  return { fault, times: [] };
}

function medianUs(times: readonly number[]): number {
  return 1_000 * median(times);
}

function shuffled<T>(items: readonly T[], random: SeededRandom): readonly T[] {
  return items
    .map((item) => ({ item, at: random.below(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
