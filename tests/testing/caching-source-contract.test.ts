import { LRUCache } from "lru-cache";
import { describe, expect, it } from "vitest";
import { unestablished } from "../../src/decision/rules/unestablished";
import { createCachingSource } from "../../src/freshness/caching-source";
import type { ListSource, SourceAnswer } from "../../src/freshness/list-source";
import type { Standing } from "../../src/lists/standing";
import { subjectKey } from "../../src/subject/subject";
import { type CacheParts, cachingSourceContract } from "../../src/testing/index";
import { nextBeijingMidnightMs } from "../../src/time/calendar-date";
import { createHonestClock } from "../../src/time/honest-clock";
import { unreachable } from "../freshness/fake-source";
import { cleared, withStanding } from "./changed-standing";
import { failingTitles } from "./failing-titles";

const createCache = ({ source, clock, maxCount }: CacheParts): ListSource =>
  createCachingSource(source, createHonestClock(clock, { schedule: clock.schedule }), { maxCount });

describe("the contract of a cache (R1, R8): the caching source", () => {
  for (const { title, prove } of cachingSourceContract(createCache)) it(title, prove);
});

interface Faults {
  readonly age?: "from-arrival" | "unbounded" | "wall-only" | "a-second-more";
  readonly failures?: "remembered" | "end-the-older";
  readonly incomplete?: "remembered" | "leaves-the-older" | "forgotten";
  readonly room?: "unbounded";
  readonly key?: "code-only";
  readonly zero?: "from-store";
  readonly late?: "overwrites";
  readonly rounds?: "one";
  readonly evicted?: "read-again";
  readonly day?: "unnoticed";
}

interface Kept {
  readonly answer: SourceAnswer;
  readonly atMs: number;
  readonly dayEndsMs: number;
}

/** A cache as one writes it in an afternoon: no shared requests, and one look at the store. */
function simpleCache({ source, clock, maxCount }: CacheParts, faults: Faults = {}): ListSource {
  const store = new LRUCache<string, Kept>({
    max: faults.room === "unbounded" ? 100_000 : maxCount,
  });
  const keyOf = faults.key === "code-only" ? ({ code }: { code: string }) => code : subjectKey;
  const [wallMs, monotonicMs] = [clock.wallMs(), clock.monotonicMs()];
  const nowMs = () =>
    faults.age === "wall-only"
      ? clock.wallMs()
      : Math.max(clock.wallMs() - wallMs, clock.monotonicMs() - monotonicMs);
  const slackMs = faults.age === "a-second-more" ? 1_000 : 0;
  return {
    async find(subjects, { maxAgeMs }) {
      const isFresh = (atMs: number) =>
        faults.age === "unbounded" || nowMs() - atMs <= maxAgeMs + (maxAgeMs === 0 ? 0 : slackMs);
      const usable = (subject: (typeof subjects)[number]) => {
        const kept = maxAgeMs === 0 && faults.zero === undefined ? undefined : store.get(keyOf(subject));
        if (kept === undefined || !isFresh(kept.atMs)) return undefined;
        if (clock.wallMs() >= kept.dayEndsMs && faults.day === undefined) return undefined;
        return isIncomplete(kept.answer) && faults.incomplete !== "remembered" ? undefined : kept.answer;
      };
      const answers = new Map<string, SourceAnswer>();
      const lacking = new Map<string, (typeof subjects)[number]>();
      for (const subject of subjects) {
        const answer = usable(subject);
        if (answer === undefined) lacking.set(keyOf(subject), subject);
        else answers.set(keyOf(subject), answer);
      }
      if (lacking.size > 0) {
        const startedMs = nowMs();
        const dayEndsMs = nextBeijingMidnightMs(clock.wallMs());
        const found = await source.find([...lacking.values()], { maxAgeMs: 0 });
        const atMs = faults.age === "from-arrival" ? nowMs() : startedMs;
        for (const [place, key] of [...lacking.keys()].entries()) {
          const answer = found[place] ?? unreachable;
          answers.set(key, answer);
          const kept = store.get(key);
          if (kept !== undefined && kept.atMs > atMs && faults.late === undefined) continue;
          const isFailed = answer.finding.kind === "failed";
          if (
            isFailed
              ? faults.failures === "end-the-older"
              : isIncomplete(answer) && faults.incomplete === "forgotten"
          )
            store.delete(key);
          else if (
            isFailed
              ? faults.failures === "remembered"
              : !(isIncomplete(answer) && faults.incomplete === "leaves-the-older")
          )
            store.set(key, { answer, atMs, dayEndsMs });
        }
      }
      return subjects.map((subject) => {
        const answer =
          faults.evicted === undefined ? answers.get(keyOf(subject)) : store.get(keyOf(subject))?.answer;
        return answer ?? unreachable;
      });
    },
  };
}

/** Such an answer is kept for its date alone, so that no earlier one comes in after it. */
const isIncomplete = ({ finding }: SourceAnswer) =>
  finding.kind === "found" && unestablished(finding) !== undefined;

const brokenBy = (faults: Faults) =>
  failingTitles(cachingSourceContract((parts) => simpleCache(parts, faults)));

/** What no cache without shared requests and a second look can keep. */
const never = await brokenBy({});

describe("the contract of a cache finds out", () => {
  it("who shares no request, leaves no caller early and looks at the store and the day but once", () => {
    expect(never).toEqual([
      "makes a request once more that midnight in Beijing overtook",
      "asks once for callers at the same time",
      "lets a caller leave a shared request with its own reason, and the others stay",
      "hands nobody an answer of a shared request that has grown too old for that caller",
      "asks anew for what grows too old while the rest of a call is waited for",
    ]);
  });

  it.each<readonly [string, Faults, string]>([
    [
      "who serves past the bound",
      { age: "a-second-more" },
      "asks anew once an answer is a millisecond past the bound",
    ],
    [
      "who never looks at the age",
      { age: "unbounded" },
      "asks anew once an answer is a millisecond past the bound",
    ],
    [
      "who counts from the arrival",
      { age: "from-arrival" },
      "counts the age of an answer from the start of its request, not from its arrival",
    ],
    [
      "who believes the wall clock alone",
      { age: "wall-only" },
      "hands out nothing older than the bound when the wall clock was set back meanwhile",
    ],
    [
      "who keeps yesterday's answers",
      { day: "unnoticed" },
      "hands out nothing that was asked for on an earlier Beijing day, however young",
    ],
    ["who remembers a failure", { failures: "remembered" }, "remembers no failure"],
    [
      "who lets a failure end what was remembered",
      { failures: "end-the-older" },
      "keeps an older answer in use within its bound when a newer request fails",
    ],
    [
      "who remembers an answer for which a source is missing",
      { incomplete: "remembered" },
      "remembers no answer for which a source is missing",
    ],
    [
      "who goes back to an older answer after one for which a source is missing",
      { incomplete: "leaves-the-older" },
      "lets go of an older answer when a newer one lacks a source, and asks anew",
    ],
    [
      "who forgets that a source was missing before an earlier answer arrives",
      { incomplete: "forgotten" },
      "lets no earlier answer in that arrives after one for which a source is missing",
    ],
    [
      "who keeps more than it may",
      { room: "unbounded" },
      "keeps no more answers than it may, and asks anew for those that made room",
    ],
    [
      "who keeps organizations and persons under one code",
      { key: "code-only" },
      "hands nobody the answer of the same code of another kind",
    ],
    [
      "who serves from the store what must be fresh",
      { zero: "from-store", age: "unbounded" },
      "with a bound of 0 takes nothing from the store and joins no request",
    ],
    [
      "who lets an older answer overwrite a newer one",
      { late: "overwrites" },
      "keeps the answer that was asked for later, though the earlier one arrives after it",
    ],
    [
      "who reads back what has been evicted",
      { evicted: "read-again" },
      "answers more subjects than it may keep: making room is no error",
    ],
  ])("%s", async (_, faults, title) => {
    const broken = await brokenBy(faults);
    expect(never).not.toContain(title);
    expect(broken).toContain(title);
  });

  it.each<readonly [string, (standing: Standing) => Standing]>([
    ["calls every answer one of now", (standing) => ({ ...standing, asOf: new Date().toISOString() })],
    ["tells of newer lists than it asked", (standing) => ({ ...standing, listVersion: 9_999 })],
    ["clears whom it knows", cleared],
    ["forgets whom a subject is tied to", (standing) => ({ ...standing, links: [] })],
    [
      "calls every source answered",
      (standing) => ({
        ...standing,
        sources: standing.sources.map((source) => ({ ...source, state: "answered" })),
      }),
    ],
  ])("who %s", async (_, change) => {
    const broken = await failingTitles(
      cachingSourceContract((parts) => {
        const cache = createCache(parts);
        return {
          find: async (subjects, how) =>
            (await cache.find(subjects, how)).map((answer) => withStanding(answer, change)),
        };
      }),
    );
    expect(broken).toContain(
      "hands out an answer as the source gave it, with its very version and time, however often it does",
    );
  });

  it("who does not cache at all", async () => {
    const broken = await failingTitles(cachingSourceContract(({ source }) => source));
    expect(broken).toContain("hands out an answer for as long as the bound allows, without asking again");
    expect(broken).toContain("asks only for what it lacks, once for each, and answers in the order asked");
  });

  it("who moves answers up when the source leaves one out", async () => {
    const broken = await failingTitles(
      cachingSourceContract((parts) => {
        const cache = createCache(parts);
        return {
          find: async (subjects, how) =>
            (await cache.find(subjects, how)).filter(({ finding }) => finding.kind === "found"),
        };
      }),
    );
    expect(broken).toContain(
      "finds as failed whomever the source leaves out, and moves nobody into the place",
    );
  });

  it("who joins a request of others for a caller that wants a fresh answer", async () => {
    const broken = await failingTitles(
      cachingSourceContract((parts) => {
        const cache = createCache(parts);
        return {
          find: (subjects, how) => cache.find(subjects, { ...how, maxAgeMs: Math.max(1, how.maxAgeMs) }),
        };
      }),
    );
    expect(broken).toContain("with a bound of 0 takes nothing from the store and joins no request");
  });

  it("who hands on one caller's signal to the shared request", async () => {
    const broken = await failingTitles(
      cachingSourceContract((parts) => {
        let signal: AbortSignal | undefined;
        const source: ListSource = {
          async find(subjects, how) {
            const answers = await parts.source.find(subjects, how);
            signal?.throwIfAborted();
            return answers;
          },
        };
        const cache = createCache({ ...parts, source });
        return {
          find(subjects, how) {
            signal ??= how.signal;
            return cache.find(subjects, how);
          },
        };
      }),
    );
    expect(broken).toContain("lets a caller leave a shared request with its own reason, and the others stay");
  });
});
