import { describe, expect, test, vi } from "vitest";
import { createRemoteSource } from "../../src/client/remote-source";
import type { ListSource, SourceAnswer } from "../../src/freshness/list-source";
import { listRecordSchema } from "../../src/lists/list-record";
import { platformStandingSchema } from "../../src/lists/standing";
import type { SubjectRef } from "../../src/subject/subject";
import { connect, startHostilePlatform } from "./hostile-platform";
import { freshLists, other, subject, wireAnswer, wireRecord, wireStanding } from "./wire-standing";

const how = { maxAgeMs: 0 };

/** A source over real HTTP before a platform that gives these bodies in turn, each rightly signed. */
async function sourceOver(...bodies: readonly unknown[]) {
  const platform = await startHostilePlatform((_, answer, count) => {
    const body = bodies[Math.min(count, bodies.length) - 1];
    answer.send({ body: typeof body === "string" ? body : JSON.stringify(body) });
  });
  return { platform, source: createRemoteSource(connect(platform.baseUrl), freshLists) };
}

async function codesOf(source: ListSource, subjects: readonly SubjectRef[]): Promise<readonly string[]> {
  return (await source.find(subjects, how)).map(codeOf);
}

function codeOf({ finding }: SourceAnswer): string {
  return finding.kind === "found" ? "found" : finding.reason.code;
}

describe("an answer that withholds the watch list, 四(四) (R10),", () => {
  const [told] = [{ id: "quanzhou", title: "泉州市", lists: ["red", "black"], state: "answered" }];
  const untold = { id: "quanzhou-watch", title: "泉州市", lists: ["watch"], state: "withheld" };
  const withheld = wireAnswer([wireStanding({ records: [], sources: [told, untold] })]);

  test("establishes nothing of that subject where it is demanded, and all of the others", async () => {
    const { source } = await sourceOver(
      wireAnswer([
        wireStanding({ sources: [told, untold] }),
        wireStanding({ subject: other, records: [] }),
        { kind: "unknown", subject, sources: [told, untold] },
      ]),
    );
    expect(await codesOf(source, [subject, other, subject])).toEqual([
      "watch-list-withheld",
      "found",
      "watch-list-withheld",
    ]);
  });

  test("is found where the watch list is none of the application's", async () => {
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ body: JSON.stringify(withheld) }),
    );
    const source = createRemoteSource(connect(platform.baseUrl), { ...freshLists, watchList: "if-told" });
    expect(await codesOf(source, [subject])).toEqual(["found"]);
  });
});

describe("a right answer", () => {
  test("is found, with the version and time of the lists and the version of the catalogue (R21)", async () => {
    const { platform, source } = await sourceOver(wireAnswer());
    expect(await source.find([subject], how)).toEqual([
      {
        finding: {
          kind: "found",
          standing: { ...wireStanding(), listVersion: 7, asOf: "2026-11-24T09:00:00+08:00" },
        },
        catalogueVersion: 3,
      },
    ]);
    expect(JSON.parse(platform.arrivals[0]?.body ?? "")).toEqual({ subjects: [subject] });
  });

  test("sends kind and code of a subject and nothing else the caller holds, 四(四)", async () => {
    const { platform, source } = await sourceOver(wireAnswer());
    await source.find([{ ...subject, name: "name-marker", checksum: "matching" } as SubjectRef], how);
    expect(platform.arrivals[0]?.body).toBe(JSON.stringify({ subjects: [subject] }));
  });

  test("may hold fields to come, which are dropped, and an unknown subject (R26)", async () => {
    const informed = wireRecord({ informant: "informant-marker" });
    const { source } = await sourceOver(
      wireAnswer(
        [
          wireStanding({ records: [informed], later: { x: 1 } }),
          { kind: "unknown", subject: other, sources: [], records: [], later: [] },
        ],
        { later: "x" },
      ),
    );
    const answers = await source.find([subject, other], how);
    expect(answers.map(codeOf)).toEqual(["found", "found"]);
    expect(JSON.stringify(answers)).not.toMatch(/later|informant-marker/);
  });
});

describe("an answer about somebody else is no answer, T5:", () => {
  test.each([
    ["another code", [wireStanding({ subject: other })], "answer-mismatched"],
    [
      "another kind",
      [wireStanding({ subject: { ...subject, kind: "registration-number" } })],
      "answer-mismatched",
    ],
    [
      "the code in lower case",
      [wireStanding({ subject: { ...subject, code: subject.code.toLowerCase() } })],
      "answer-mismatched",
    ],
    [
      "the code with a blank",
      [wireStanding({ subject: { ...subject, code: `${subject.code} ` } })],
      "answer-mismatched",
    ],
    [
      "another code, unknown to the platform",
      [{ kind: "unknown", subject: other, sources: [] }],
      "answer-mismatched",
    ],
    ["no subject", [wireStanding({ subject: undefined })], "answer-invalid"],
    [
      "a record of somebody else",
      [wireStanding({ records: [wireRecord(), wireRecord({ recordId: "B-2", subject: other })] })],
      "answer-mismatched",
    ],
    [
      "a record of the same code and another kind",
      [wireStanding({ records: [wireRecord({ subject: { ...subject, kind: "passport" } })] })],
      "answer-mismatched",
    ],
    ["nobody", [], "answer-incomplete"],
    ["one more than asked", [wireStanding(), wireStanding({ subject: other })], "answer-incomplete"],
  ])("%s", async (_, standings, code) => {
    const { source } = await sourceOver(wireAnswer(standings));
    expect(await codesOf(source, [subject])).toEqual([code]);
  });

  test("two standings in each other's place", async () => {
    const { source } = await sourceOver(wireAnswer([wireStanding({ subject: other }), wireStanding()]));
    expect(await codesOf(source, [subject, other])).toEqual(["answer-mismatched", "answer-mismatched"]);
  });

  test("the same standing twice", async () => {
    const { source } = await sourceOver(wireAnswer([wireStanding(), wireStanding()]));
    expect(await codesOf(source, [subject, other])).toEqual(["found", "answer-mismatched"]);
  });

  test("fewer standings than asked spoil all, since nobody knows whose is missing", async () => {
    const { source } = await sourceOver(wireAnswer([wireStanding()]));
    expect(await codesOf(source, [subject, other])).toEqual(["answer-incomplete", "answer-incomplete"]);
  });
});

const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
const standingText = (insert: string) => JSON.stringify(wireStanding()).replace('"kind"', `${insert},"kind"`);
const malformed: readonly (readonly [string, unknown])[] = [
  ["null", null],
  ["a string", "clean"],
  ["an empty object", {}],
  ["an array", [wireStanding()]],
  ["an unknown kind of standing", wireStanding({ kind: "clean" })],
  ["records that are null", wireStanding({ records: null })],
  ["no records at all", wireStanding({ records: undefined })],
  ["a record that is null", wireStanding({ records: [null] })],
  ["records as an object", wireStanding({ records: { length: 0 } })],
  ["an unknown list", wireStanding({ records: [wireRecord({ list: "grey" })] })],
  ["a list in upper case", wireStanding({ records: [wireRecord({ list: "BLACK" })] })],
  ["an unknown status", wireStanding({ records: [wireRecord({ status: { kind: "paused" } })] })],
  [
    "an exit by an unknown way",
    wireStanding({
      records: [wireRecord({ status: { kind: "exited", way: "forgiven", on: "2018-02-01" } })],
    }),
  ],
  ["an unknown scope", wireStanding({ records: [wireRecord({ scope: "world" })] })],
  ["an unknown severity", wireStanding({ records: [wireRecord({ severity: "grave" })] })],
  ["an unknown capacity", wireStanding({ records: [wireRecord({ listedAs: "cousin" })] })],
  ["a day that does not exist", wireStanding({ records: [wireRecord({ listedOn: "2018-02-30" })] })],
  [
    "a term that ends before the listing",
    wireStanding({ records: [wireRecord({ term: { kind: "until", lastOn: "2017-12-31" } })] }),
  ],
  ["two records under one id", wireStanding({ records: [wireRecord(), wireRecord()] })],
  ["no sources", wireStanding({ sources: undefined })],
  [
    "a source in an unknown state",
    wireStanding({ sources: [{ id: "a", title: "a", lists: ["black"], state: "slow" }] }),
  ],
  ["a subject called unknown that has records", wireStanding({ kind: "unknown" })],
  ["a subject called unknown whose records are null", wireStanding({ kind: "unknown", records: null })],
  ["a text that turns the direction of writing (T28)", wireStanding({ name: "示例\u202e" })],
];

describe("a standing that cannot be read is failed, never found, T4:", () => {
  test.each(malformed)("%s", async (_, standing) => {
    const { source } = await sourceOver(wireAnswer([standing]));
    expect(await codesOf(source, [subject])).toEqual(["answer-invalid"]);
  });

  test.each([
    ["a key __proto__", '"__proto__":{"records":[],"polluted":true}'],
    ["a key constructor", '"constructor":{"prototype":{"polluted":true}}'],
    ["a key __proto__ deep inside an unknown field", '"later":[{"x":{"__proto__":{"polluted":true}}}]'],
    ["50,000 levels in an unknown field (T18)", `"later":${deep}`],
  ])("%s, and nothing is polluted, T17", async (_, insert) => {
    const good = JSON.stringify(wireStanding({ subject: other }));
    const text = JSON.stringify(wireAnswer([])).replace(
      '"standings":[]',
      `"standings":[${standingText(insert)},${good}]`,
    );
    const { source } = await sourceOver(text);
    expect(await codesOf(source, [subject, other])).toEqual(["answer-invalid", "found"]);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("one malformed standing among good ones spoils only its own subject's finding", async () => {
    const subjects = malformed.map((_, index): SubjectRef => ({ kind: "passport", code: `E${index}` }));
    for (const [bad, [, standing]] of malformed.entries()) {
      const standings = subjects.map((subject, index) =>
        index === bad ? standing : wireStanding({ subject }),
      );
      const { source } = await sourceOver(wireAnswer(standings));
      const codes = await codesOf(source, subjects);
      expect(codes).toEqual(subjects.map((_, index) => (index === bad ? codes[bad] : "found")));
      expect(codes[bad]).not.toBe("found");
    }
  });
});

describe("a thousand records", () => {
  const thousand = (change: (index: number) => Readonly<Record<string, unknown>>) =>
    wireAnswer([
      wireStanding({
        records: Array.from({ length: 1_000 }, (_, index) =>
          wireRecord({ recordId: `B-${index}`, ...change(index) }),
        ),
      }),
    ]);

  test("are read", async () => {
    const { source } = await sourceOver(thousand(() => ({})));
    expect(await codesOf(source, [subject])).toEqual(["found"]);
  });

  test("are refused for the last of them", async () => {
    const { source } = await sourceOver(thousand((index) => (index === 999 ? { list: "grey" } : {})));
    expect(await codesOf(source, [subject])).toEqual(["answer-invalid"]);
  });

  test("that are garbage are refused at the first, not read to the last, T18 (G7)", async () => {
    const garbage = Array.from({ length: 8 }, () => ({}));
    const { source } = await sourceOver(thousand(() => ({ bases: garbage, traits: garbage })));
    const reads = [vi.spyOn(listRecordSchema, "safeParse"), vi.spyOn(platformStandingSchema, "safeParse")];
    expect(await codesOf(source, [subject])).toEqual(["answer-invalid"]);
    // Read to the last they cost some seven hundred ms and more.
    expect(reads.map((read) => read.mock.calls.length)).toEqual([1, 0]);
    for (const read of reads) read.mockRestore();
  });
});

test("a long batch is read in slices, so that a deadline may pass in between, T19 (G7)", async () => {
  let nowMs = 0;
  const clock = {
    wallMs: freshLists.clock.wallMs,
    monotonicMs: () => {
      nowMs += 30;
      return nowMs;
    },
  };
  const subjects = Array.from(
    { length: 20 },
    (_, index): SubjectRef => ({ kind: "passport", code: `E${index}` }),
  );
  const value = wireAnswer(subjects.map((subject) => wireStanding({ subject })));
  const http = { send: () => Promise.resolve({ kind: "content", value, etag: "" } as const) };
  let state: "reading" | "read" = "reading";
  const reading = createRemoteSource(http, { ...freshLists, clock })
    .find(subjects, how)
    .then((answers) => {
      state = "read";
      return answers;
    });
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(state).toBe("reading");
  expect((await reading).map(codeOf)).toEqual(subjects.map(() => "found"));
});

describe("an answer that cannot be read spoils every subject's finding, T4:", () => {
  test.each([
    ["null", null],
    ["an array", []],
    ["a bare standing", wireStanding()],
    ["standings that are null", wireAnswer([], { standings: null })],
    ["standings by code", wireAnswer([], { standings: { [subject.code]: wireStanding() } })],
    ["more than 1,000 standings", wireAnswer(Array.from({ length: 1_001 }, () => wireStanding()))],
    ["no version of the lists", wireAnswer([wireStanding()], { listVersion: undefined })],
    ["a version that is no integer", wireAnswer([wireStanding()], { listVersion: 7.5 })],
    ["a version below zero", wireAnswer([wireStanding()], { listVersion: -1 })],
    ["a version beyond what a number holds", wireAnswer([wireStanding()], { listVersion: 2 ** 53 })],
    ["a version as a string", wireAnswer([wireStanding()], { listVersion: "7" })],
    ["no version of the catalogue", wireAnswer([wireStanding()], { catalogueVersion: undefined })],
    ["a catalogue version of zero", wireAnswer([wireStanding()], { catalogueVersion: 0 })],
    ["a time without its offset", wireAnswer([wireStanding()], { asOf: "2026-11-24T09:00:00" })],
  ])("%s", async (_, body) => {
    const { source } = await sourceOver(body);
    expect(await codesOf(source, [subject])).toEqual(["answer-invalid"]);
  });

  test.each([
    ["__proto__", '"__proto__":{"polluted":true}'],
    ["constructor", '"constructor":{"prototype":{"polluted":true}}'],
    ["a field to come that holds __proto__", '"later":[{"__proto__":{"polluted":true}}]'],
  ])("a key of the answer itself that reaches a prototype, T17: %s", async (_, insert) => {
    const { source } = await sourceOver(JSON.stringify(wireAnswer()).replace("{", `{${insert},`));
    expect(await codesOf(source, [subject])).toEqual(["answer-invalid"]);
  });

  test("a key that stands twice, so that records might vanish (R21)", async () => {
    const { source } = await sourceOver(
      JSON.stringify(wireAnswer()).replace('"recognitions":', '"records":[],"recognitions":'),
    );
    expect(await codesOf(source, [subject])).toEqual(["answer-invalid"]);
  });

  test("more values than so many subjects can have, T18 (G7)", async () => {
    const later = (count: number) => wireAnswer(undefined, { later: Array.from({ length: count }, () => 0) });
    const { source } = await sourceOver(later(99_000), later(101_000));
    expect(await codesOf(source, [subject])).toEqual(["found"]);
    expect(await codesOf(source, [subject])).toEqual(["answer-invalid"]);
  });

  test("a rightly signed 304 to a lookup", async () => {
    const platform = await startHostilePlatform((_, answer) => answer.send({ status: 304 }));
    const source = createRemoteSource(connect(platform.baseUrl), freshLists);
    expect(await codesOf(source, [subject, other])).toEqual(["answer-invalid", "answer-invalid"]);
  });

  test("a failure of the platform is everybody's finding, with the time to ask again", async () => {
    const platform = await startHostilePlatform((_, answer) =>
      answer.send({ status: 503, headers: { "retry-after": "3600" } }),
    );
    const source = createRemoteSource(connect(platform.baseUrl), freshLists);
    const answers = await source.find([subject, other], how);
    expect(answers.map(codeOf)).toEqual(["platform-failed", "platform-failed"]);
    expect(answers[0]).toMatchObject({ finding: { reason: { retryAt: expect.stringMatching(/Z$/) } } });
    expect(answers[0]).not.toHaveProperty("catalogueVersion");
  });

  test("even a fault of our own is a finding and not an exception", async () => {
    const source = createRemoteSource({ send: () => Promise.reject(new RangeError("ours")) }, freshLists);
    expect(await codesOf(source, [subject])).toEqual(["answer-invalid"]);
  });
});

describe("the version of the lists, T13,", () => {
  test("must not go back between one answer and the next request", async () => {
    const { source } = await sourceOver(
      wireAnswer(undefined, { listVersion: 7 }),
      wireAnswer(undefined, { listVersion: 6 }),
      wireAnswer(undefined, { listVersion: 7 }),
      wireAnswer(undefined, { listVersion: 8 }),
    );
    const codes: string[] = [];
    for (let call = 0; call < 4; call += 1) codes.push(...(await codesOf(source, [subject])));
    expect(codes).toEqual(["found", "list-version-regressed", "found", "found"]);
  });

  test("may go back where answers overtook each other: the older was asked for before the newer was seen", async () => {
    let sendFirst: () => void = () => undefined;
    const platform = await startHostilePlatform((_, answer, count) => {
      const send = () =>
        answer.send({ body: JSON.stringify(wireAnswer(undefined, { listVersion: count === 2 ? 7 : 6 })) });
      if (count === 1) {
        sendFirst = send;
        return;
      }
      send();
    });
    const source = createRemoteSource(connect(platform.baseUrl), freshLists);
    const slow = codesOf(source, [subject]);
    await expect.poll(() => platform.arrivals.length).toBe(1);
    const quick = codesOf(source, [subject]);
    expect(await quick).toEqual(["found"]);
    sendFirst();
    expect(await slow).toEqual(["found"]);
    // 7 was seen, though 6 came last: from now on 6 goes back.
    expect(await codesOf(source, [subject])).toEqual(["list-version-regressed"]);
  });

  test("is not taken from an answer that is refused", async () => {
    const { source } = await sourceOver(
      wireAnswer([], { listVersion: 99 }),
      wireAnswer(undefined, { listVersion: 7 }),
    );
    expect(await codesOf(source, [subject])).toEqual(["answer-incomplete"]);
    expect(await codesOf(source, [subject])).toEqual(["found"]);
  });
});

describe("lists that are old at the platform itself", () => {
  const answeredAsOf = async (asOf: string) => {
    const { source } = await sourceOver(wireAnswer([wireStanding()], { asOf }));
    return codesOf(source, [subject]);
  };

  test("establish nothing past their own bound, T1 (R1)", async () => {
    expect(await answeredAsOf("2026-11-23T09:01:00+08:00")).toEqual(["found"]);
    expect(await answeredAsOf("2026-11-23T09:00:59.999+08:00")).toEqual(["lists-outdated"]);
  });

  test("nor do lists from the future, beyond the tolerance of five minutes, T21", async () => {
    expect(await answeredAsOf("2026-11-24T09:06:00+08:00")).toEqual(["found"]);
    expect(await answeredAsOf("2026-11-24T09:06:00.001+08:00")).toEqual(["lists-outdated"]);
  });
});
