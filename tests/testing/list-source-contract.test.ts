import { setupServer } from "msw/node";
import { describe, expect, it } from "vitest";
import { createGatheringSource } from "../../src/client/gathering-source";
import { createPlatformHttp } from "../../src/client/platform-http";
import { createRemoteSource } from "../../src/client/remote-source";
import { createCachingSource } from "../../src/freshness/caching-source";
import type { ListSource, SourceAnswer } from "../../src/freshness/list-source";
import { randomNonce } from "../../src/integrity/nonce";
import type { ListRecord } from "../../src/lists/list-record";
import type { Standing } from "../../src/lists/standing";
import type { Registry } from "../../src/sandbox/registry";
import { startSandbox } from "../../src/sandbox/start-sandbox";
import { syntheticUscc } from "../../src/sandbox/synthetic";
import { type SubjectRef, subjectKey } from "../../src/subject/subject";
import {
  createTestPlatform,
  type KnownStanding,
  type ListSourceBench,
  listSourceContract,
} from "../../src/testing/index";
import { createScriptedLists } from "../../src/testing/scripted-lists";
import { sourceStates } from "../../src/testing/source-states";
import { addDays, parseCalendarDate } from "../../src/time/calendar-date";
import { systemClock } from "../../src/time/clock";
import { createHonestClock } from "../../src/time/honest-clock";
import { createFakeSource, unreachable } from "../freshness/fake-source";
import { cleared, withRecords, withStanding } from "./changed-standing";
import { failingTitles } from "./failing-titles";

/** The source of tests, whose every request is answered at once from what was put. */
function fakeBench(): ListSourceBench {
  const fake = createFakeSource();
  const held = new Map<string, SourceAnswer>();
  let state: "up" | "down" = "up";
  const answerAbout = (subject: SubjectRef): SourceAnswer => {
    const unknown = {
      kind: "unknown",
      subject,
      sources: sourceStates(),
      listVersion: 1,
      asOf: "2018-04-25T01:00:00Z",
    } as const;
    if (state === "down") return unreachable;
    return (
      held.get(subjectKey(subject)) ?? { finding: { kind: "found", standing: unknown }, catalogueVersion: 1 }
    );
  };
  return {
    source: {
      find(subjects, how) {
        const answers = fake.find(subjects, how);
        fake.pending.at(-1)?.answer(subjects.map(answerAbout));
        return answers;
      },
    },
    put(standing) {
      const dated = { ...standing, listVersion: 1, asOf: "2018-04-25T01:00:00Z" };
      held.set(subjectKey(standing.subject), {
        finding: { kind: "found", standing: dated },
        catalogueVersion: 1,
      });
    },
    fail: (subject) => void held.set(subjectKey(subject), unreachable),
    goDown() {
      state = "down";
    },
  };
}

function scriptedBench(around: (source: ListSource) => ListSource = (source) => source): ListSourceBench {
  const lists = createScriptedLists();
  return { ...lists, source: around(lists) };
}

/** Levers over the lists of a platform; what a guard cannot read of a subject spoils that subject's finding alone. */
function leversOf(registry: Registry): Pick<ListSourceBench, "put" | "fail"> {
  return {
    put(standing) {
      const missing = standing.sources.find(({ state }) => state === "missing");
      registry.register({ ...standing, ...(missing === undefined ? {} : { missingSource: missing.id }) });
    },
    fail: (subject) => registry.register({ subject, subjectType: "legal-person", name: "\u202e" }),
  };
}

function remoteOf(
  connection: { readonly baseUrl: string; readonly appKey: string; readonly secret: string },
  send: typeof fetch,
): ListSource {
  const http = createPlatformHttp({
    ...connection,
    baseUrl: new URL(connection.baseUrl),
    deadlineMs: 10_000,
    answerMaxBytes: 8 * 1_048_576,
    fetch: send,
    clock: systemClock,
    nonce: randomNonce,
  });
  return createRemoteSource(http, { clock: systemClock, asOfMaxAgeMs: 86_400_000, watchList: "demanded" });
}

async function sandboxBench(around: (source: ListSource) => ListSource): Promise<ListSourceBench> {
  const { baseUrl, appKey, secret, registry, close } = await startSandbox();
  const remote = remoteOf({ baseUrl, appKey, secret }, (...sent) => fetch(...sent));
  return { source: around(remote), ...leversOf(registry), goDown: close, close };
}

const gathered = (source: ListSource) => createGatheringSource(source, { maxCount: 1_000 });
const cached = (source: ListSource) =>
  createCachingSource(source, createHonestClock(systemClock, { schedule: () => () => undefined }), {
    maxCount: 100_000,
  });

const implementations: Readonly<Record<string, () => ListSourceBench | Promise<ListSourceBench>>> = {
  "the fake source of the tests": fakeBench,
  "the lists that the proofs of a cache write": () => scriptedBench(),
  "the remote source over HTTP": () => sandboxBench((source) => source),
  "the gathering source": () => scriptedBench(gathered),
  "the gathering source in batches of two": () =>
    scriptedBench((source) => createGatheringSource(source, { maxCount: 2 })),
  "the caching source": () => scriptedBench(cached),
  "remote, gathering and caching source, as a guard joins them, over HTTP": () =>
    sandboxBench((source) => cached(gathered(source))),
  "the test platform by msw": () => {
    const platform = createTestPlatform({ seed: "empty" });
    const server = setupServer(...platform.handlers);
    server.listen({ onUnhandledRequest: "bypass" });
    return {
      source: remoteOf(platform.connection, (...sent) => fetch(...sent)),
      ...leversOf(platform.registry),
      goDown: platform.goDown,
      close: () => server.close(),
    };
  },
  "the test platform by its own fetch": () => {
    const platform = createTestPlatform();
    const source = remoteOf(platform.connection, platform.fetch);
    return { source, ...leversOf(platform.registry), goDown: platform.goDown };
  },
};

for (const [name, createBench] of Object.entries(implementations)) {
  describe(`the contract of a list source (R21): ${name}`, () => {
    for (const { title, prove } of listSourceContract(createBench)) it(title, prove);
  });
}

/** The contract's sentences that a source breaks, when it does this to the answers of a right one. */
const brokenBy = (around: (source: ListSource) => ListSource) =>
  failingTitles(listSourceContract(() => scriptedBench(around)));

const withAnswers =
  (change: (answers: readonly SourceAnswer[], subjects: readonly SubjectRef[]) => readonly SourceAnswer[]) =>
  (source: ListSource): ListSource => ({
    find: async (subjects, how) => change(await source.find(subjects, how), subjects),
  });

describe("the contract of a list source finds out", () => {
  it("nothing in a source that changes nothing", async () => {
    expect(await brokenBy(withAnswers((answers) => answers))).toEqual([]);
  });

  const ofRecords =
    "finds every record as it was put, red, black or watch, of whom and with all that it says";
  const ofExits = "finds an exit as it was put, with its way and day, and none where none was put";
  const ofVerifications =
    "finds a verification as it was put, with its grounds and days, and none where none was put";
  const ofLinks = "finds whom a subject is tied to as it was put: parent, operator and responsible persons";
  const ofNames = "finds names, recognitions and the day since which a subject is clean as they were put";
  const ofSources = "tells for which lists a source is missing, and takes none of them for answered";
  const records = (change: (record: ListRecord) => ListRecord) => (standing: Standing) =>
    withRecords(standing, change);
  const known = (change: Partial<KnownStanding>) => (standing: Standing) =>
    standing.kind === "unknown" ? standing : { ...standing, ...change };
  const listed: ListRecord["status"] = { kind: "listed" };

  it.each<readonly [string, (standing: Standing) => Standing, readonly string[]]>([
    ["turns every record into one that has exited as mis-listed", cleared, [ofRecords, ofExits]],
    ["takes every record for one still in force", records((r) => ({ ...r, status: listed })), [ofExits]],
    [
      "turns black into red",
      records((r) => ({ ...r, list: r.list === "black" ? "red" : r.list })),
      [ofRecords],
    ],
    [
      "turns watch into black",
      records((r) => ({ ...r, list: r.list === "watch" ? "black" : r.list })),
      [ofRecords],
    ],
    ["reduces records to their ids", records(({ recordId }) => ({ recordId }) as ListRecord), [ofRecords]],
    [
      "puts records of another subject under a subject's own standing",
      records((r) => ({ ...r, subject: { kind: "uscc", code: syntheticUscc(1) } })),
      [ofRecords],
    ],
    ["lets a term end a day early", records(endedEarlier), [ofRecords]],
    ["forgets in which capacity who was listed", records((r) => ({ ...r, listedAs: "self" })), [ofRecords]],
    ["forgets verifications", records(({ verification: _, ...r }) => r), [ofVerifications]],
    [
      "takes a pending doubt for a confirmed one",
      records((r) =>
        r.verification?.kind === "under-verification" && r.verification.grounds.kind === "doubt"
          ? {
              ...r,
              verification: { ...r.verification, grounds: { kind: "doubt", confirmation: "confirmed" } },
            }
          : r,
      ),
      [ofVerifications],
    ],
    ["drops all records", known({ records: [] }), [ofRecords, ofExits, ofVerifications]],
    ["drops all links", known({ links: [] }), [ofLinks]],
    ["takes everybody for a legal person", known({ subjectType: "legal-person" }), [ofLinks]],
    ["drops former names", known({ formerNames: [] }), [ofNames]],
    ["drops recognitions", known({ recognitions: [] }), [ofNames]],
    ["makes everybody clean", known({ cleanSinceOn: parseCalendarDate("2010-01-01") }), [ofNames]],
    [
      "claims that every source answered though one was missing",
      (s) => ({ ...s, sources: s.sources.map((source) => ({ ...source, state: "answered" })) }),
      [ofSources],
    ],
    [
      "leaves out the source that is missing",
      (s) => ({ ...s, sources: s.sources.filter(({ state }) => state === "answered") }),
      [ofSources],
    ],
    [
      "names no source for an unknown subject",
      (s) => (s.kind === "unknown" ? { ...s, sources: [] } : s),
      ["finds a subject that is on no list as unknown, which is no failure"],
    ],
    [
      "tells of lists of tomorrow",
      (s) => ({ ...s, asOf: new Date(Date.now() + 86_400_000).toISOString() }),
      ["tells of each finding from which lists, of when and under which catalogue it is"],
    ],
    [
      "goes back in its version",
      (s) => ({ ...s, listVersion: 1_000 - s.listVersion }),
      ["never goes back in the version or in the time of the lists"],
    ],
    [
      "goes back in time",
      (s) => ({ ...s, asOf: new Date(1.5e12 - s.listVersion * 1_000).toISOString() }),
      ["never goes back in the version or in the time of the lists"],
    ],
  ])("who %s", async (_, change, titles) => {
    const broken = await brokenBy(
      withAnswers((answers) => answers.map((answer) => withStanding(answer, change))),
    );
    expect(broken).toEqual(expect.arrayContaining([...titles]));
    expect(broken).not.toContain("gives nobody an answer when nobody is asked about");
  });

  it("nothing in a source that names its list sources and orders its records in its own way", async () => {
    const broken = await brokenBy(
      withAnswers((answers) =>
        answers.map((answer) =>
          withStanding(answer, (s) => ({
            ...s,
            sources: s.sources.map((source, index) => ({ ...source, id: `own-${index}`, title: "自有名单" })),
            ...(s.kind === "unknown" ? {} : { records: s.records.toReversed(), links: s.links.toReversed() }),
          })),
        ),
      ),
    );
    expect(broken).toEqual([]);
  });

  it("who drops an answer", async () => {
    const broken = await brokenBy(withAnswers((answers) => answers.slice(0, -1)));
    expect(broken).toContain("gives one answer for each subject, in the order asked");
    expect(broken).toContain(
      "says of a failure why, by a code of the table, and holds no standing beside it",
    );
  });

  it("who gives one answer too many", async () => {
    const broken = await brokenBy(withAnswers((answers) => [...answers, ...answers.slice(0, 1)]));
    expect(broken).toContain("gives one answer for each subject, in the order asked");
  });

  it("who swaps the order", async () => {
    const broken = await brokenBy(withAnswers((answers) => answers.toReversed()));
    expect(broken).toContain("gives one answer for each subject, in the order asked");
    expect(broken).toContain("answers 1000 subjects in one call, each in its place");
    expect(broken).not.toContain("gives nobody an answer when nobody is asked about");
  });

  it("who answers each subject once, however often it is asked about", async () => {
    const broken = await brokenBy((source) => ({
      find: (subjects, how) =>
        source.find([...new Map(subjects.map((subject) => [subjectKey(subject), subject])).values()], how),
    }));
    expect(broken).toEqual(["gives a subject that is asked about twice its answer in both places"]);
  });

  it("who rejects where it should find a failure", async () => {
    const broken = await brokenBy(
      withAnswers((answers) => {
        if (answers.some(({ finding }) => finding.kind === "failed")) throw new Error("no answer");
        return answers;
      }),
    );
    expect(broken).toContain(
      "finds every subject as failed when nothing can be established, and rejects nobody",
    );
    expect(broken).toContain(
      "rejects a caller that aborts with its own reason, or answers it, and nothing else",
    );
  });

  it("who takes a failure for no record", async () => {
    const broken = await brokenBy(
      withAnswers((answers, subjects) =>
        answers.map((answer, place) => {
          const subject = subjects[place];
          if (answer.finding.kind === "found" || subject === undefined) return answer;
          const standing = {
            kind: "unknown",
            subject,
            sources: [],
            listVersion: 1,
            asOf: "2018-04-25T01:00:00Z",
          } as const;
          return { finding: { kind: "found", standing }, catalogueVersion: 1 };
        }),
      ),
    );
    expect(broken).toContain("lets a failure concern its own subject and no other");
  });

  it("who lets one failure spoil the whole call", async () => {
    const broken = await brokenBy(
      withAnswers((answers) => {
        const failed = answers.find(({ finding }) => finding.kind === "failed");
        return failed === undefined ? answers : answers.map(() => failed);
      }),
    );
    expect(broken).toContain("lets a failure concern its own subject and no other");
    expect(broken).not.toContain("finds again what failed before, once it can be established");
  });

  it("who finds by the code alone", async () => {
    const broken = await brokenBy((source) => ({
      find: (subjects, how) =>
        source.find(
          subjects.map(({ code }) => ({ kind: "uscc", code })),
          how,
        ),
    }));
    expect(broken).toEqual(["takes the same code of another kind for another subject"]);
  });

  it("who remembers what it must ask anew", async () => {
    const seen = new Map<string, SourceAnswer>();
    const broken = await failingTitles(
      listSourceContract(() => {
        seen.clear();
        return scriptedBench((source) => ({
          async find(subjects, how) {
            const answers = await source.find(subjects, how);
            return subjects.map((subject, place) => {
              const answer = seen.get(subjectKey(subject)) ?? answers[place] ?? unreachable;
              seen.set(subjectKey(subject), answer);
              return answer;
            });
          },
        }));
      }),
    );
    expect(broken).toContain("finds what the lists hold by now when a fresh answer is asked for");
    expect(broken).toContain("finds again what failed before, once it can be established");
  });

  it("who tells an abort in words of its own", async () => {
    const broken = await brokenBy((source) => ({
      async find(subjects, how) {
        const answers = await source.find(subjects, how);
        if (how.signal?.aborted) throw new Error("aborted");
        return answers;
      },
    }));
    expect(broken).toEqual([
      "rejects a caller that aborts with its own reason, or answers it, and nothing else",
    ]);
  });

  it("who ends everybody's request when one caller leaves", async () => {
    let leaving: AbortSignal | undefined;
    const broken = await brokenBy((source) => ({
      async find(subjects, how) {
        leaving = how.signal ?? leaving;
        const answers = await source.find(subjects, how);
        leaving?.throwIfAborted();
        return answers;
      },
    }));
    expect(broken).toContain("leaves the others their answers when one caller aborts");
  });

  it("who mixes up calls at the same time", async () => {
    let last: readonly SubjectRef[] = [];
    const broken = await brokenBy((source) => ({
      async find(subjects, how) {
        last = subjects;
        await Promise.resolve();
        return source.find(last, how);
      },
    }));
    expect(broken).toContain("gives calls at the same time each their own answers");
    expect(broken).not.toContain("gives one answer for each subject, in the order asked");
  });

  it("who says neither when nor why", async () => {
    const broken = await brokenBy(
      withAnswers((answers) =>
        answers.map(({ finding }) => ({
          finding:
            finding.kind === "found"
              ? finding
              : ({ kind: "failed", reason: { code: "it-broke" as "rule-failed" } } as const),
        })),
      ),
    );
    expect(broken).toEqual([
      "tells of each finding from which lists, of when and under which catalogue it is",
      "says of a failure why, by a code of the table, and holds no standing beside it",
    ]);
  });

  it("who answers fewer subjects in one call than it says it can", async () => {
    const broken = await brokenBy((source) => ({
      async find(subjects, how) {
        if (subjects.length > 999) return subjects.map(() => unreachable);
        return source.find(subjects, how);
      },
    }));
    expect(broken).toEqual(["answers 1000 subjects in one call, each in its place"]);
    const smaller = listSourceContract(() => scriptedBench(), { maxCount: 2 });
    expect(await failingTitles(smaller)).toEqual([]);
    expect(smaller.map(({ title }) => title)).toContain("answers 2 subjects in one call, each in its place");
  });
});

function endedEarlier(record: ListRecord): ListRecord {
  if (record.term.kind === "indefinite") return record;
  return { ...record, term: { kind: "until", lastOn: addDays(record.term.lastOn, -1) } };
}

it("a bench is closed also when its proof fails", async () => {
  let openCount = 0;
  const proofs = listSourceContract(() => {
    openCount += 1;
    return {
      ...scriptedBench(withAnswers(() => [])),
      close() {
        openCount -= 1;
      },
    };
  });
  expect((await failingTitles(proofs)).length).toBeGreaterThan(5);
  expect(openCount).toBe(0);
});
