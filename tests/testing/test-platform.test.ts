import { AssertionError } from "node:assert";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CatalogueError, createGuard, type ErrorCode, type Guard } from "../../src/index";
import { demonstrationCatalogue } from "../../src/sandbox/demonstration-catalogue";
import {
  blackRecord,
  createManualClock,
  createTestPlatform,
  expectBecauseOf,
  expectMeasure,
  expectOutcome,
  expectUndetermined,
  operatorLink,
  type PlannedAnswer,
  parentLink,
  redRecord,
  responsiblePersonLink,
  syntheticUscc,
  watchRecord,
} from "../../src/testing/index";

const platform = createTestPlatform();
const server = setupServer(...platform.handlers);
const guards: Guard[] = [];

/** A guard that asks over the intercepted network, as the one in production does. */
function newGuard(deadlineMs = 30_000): Guard {
  const guard = createGuard({ platform: { ...platform.connection, deadlineMs } });
  guards.push(guard);
  return guard;
}

let guard: Guard;
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  platform.reset();
  guard = newGuard();
});
afterEach(async () => {
  await Promise.all(guards.splice(0).map((each) => each.close()));
});
afterAll(() => server.close());

const licence = "administrative-license";

describe("a test platform", () => {
  test("serves the sandbox's scenarios, each with its outcome, over msw", async () => {
    expect(platform.scenarios.length).toBeGreaterThan(30);
    for (const { name, subject, matterType, how, outcome } of platform.scenarios) {
      const check = await guard.checkBeforeApprove(subject, matterType, how);
      expect([name, check.outcome]).toEqual([name, outcome]);
    }
  });

  test("serves the same by its own fetch, without any interception, below a path of its own", async () => {
    const own = createTestPlatform({ baseUrl: "https://lists.example.gov.cn/credit" });
    const direct = createGuard({ platform: { ...own.connection, fetch: own.fetch } });
    guards.push(direct);
    for (const { name, subject, matterType, how, outcome } of own.scenarios) {
      const check = await direct.checkBeforeApprove(subject, matterType, how);
      expect([name, check.outcome]).toEqual([name, outcome]);
    }
  });

  test("is reached by msw below a path of its own", async () => {
    const own = createTestPlatform({ baseUrl: "https://lists.example.gov.cn/credit", seed: "empty" });
    server.use(...own.handlers);
    const direct = createGuard({ platform: own.connection });
    guards.push(direct);
    const code = own.register({ records: [redRecord()] });
    expectOutcome(await direct.checkBeforeApprove(code, licence), "proceed");
    own.expectAskedAbout(code);
    platform.expectNotAskedAbout(code);
    server.resetHandlers();
  });

  test.each([
    "https://lists.example.gov.cn/api(v2)/",
    "https://lists.example.gov.cn/a+b/:x/",
    "http://[::1]:8080/",
  ])("is reached by msw at every address that it takes: %s", async (baseUrl) => {
    const own = createTestPlatform({ baseUrl, seed: "empty" });
    server.use(...own.handlers);
    const direct = createGuard({ platform: own.connection });
    guards.push(direct);
    const code = own.register();
    const check = await direct.checkBeforeApprove(code, licence);
    server.resetHandlers();
    expectOutcome(check, "proceed");
    own.expectAskedAbout(code);
  });

  test("refuses who does not know the secret, as production does", async () => {
    const stranger = createGuard({
      platform: { ...platform.connection, secret: "another-secret-of-no-worth" },
    });
    guards.push(stranger);
    const code = platform.register();
    expectUndetermined(await stranger.checkBeforeApprove(code, licence), "request-refused");
    expect(() => platform.expectAskedAbout(code)).toThrow(/ was asked about .* and did not answer/);
    expect(() => platform.expectNotAskedAbout(code)).toThrow(AssertionError);
  });

  test("is unreachable at any other address", async () => {
    const { connection, fetch } = platform;
    const astray = createGuard({
      platform: { ...connection, fetch, baseUrl: "https://elsewhere.example.cn/" },
    });
    guards.push(astray);
    expectUndetermined(await astray.checkBeforeApprove(platform.register(), licence), "platform-unreachable");
  });
});

describe("a subject put on the lists", () => {
  test("is nobody's before: the code is fresh each time, and right in every check character", async () => {
    const codes = Array.from({ length: 50 }, () => platform.register());
    expect(new Set(codes).size).toBe(50);
    const seeded = new Set(platform.scenarios.map(({ subject }) => subject));
    expect(codes.filter((code) => seeded.has(code))).toEqual([]);
    const check = await guard.checkBeforeApprove(codes[0] ?? "", licence);
    expectOutcome(check, "proceed");
    expect(check.subject).toMatchObject({ checksum: "match" });
    platform.reset();
    expect(codes).not.toContain(platform.register());
  });

  test("bears what its records say", async () => {
    const code = platform.register({
      records: [blackRecord({ recordId: "B-9", field: "judgment-defaulter" })],
    });
    const check = await guard.checkBeforeApprove(code, "government-procurement");
    expectOutcome(check, "stop");
    expectBecauseOf(check, "B-9");
  });

  test("gets record ids that differ, whatever the list", async () => {
    const code = platform.register({ records: [redRecord(), watchRecord(), blackRecord(), blackRecord()] });
    const { evidence } = await guard.checkBeforeApprove(code, licence);
    const ids = evidence.flatMap(({ found }) => (found.kind === "standing" ? found.records : []));
    expect(new Set(ids.map(({ recordId }) => recordId)).size).toBe(4);
  });

  test("is checked with whom it is tied to, 三(二)", async () => {
    const banned = [blackRecord({ field: "securities", traits: ["market-ban-decision"] })];
    const person = platform.registerPerson({ records: banned });
    const company = platform.register({ links: [responsiblePersonLink(person, { role: "principal" })] });
    expectOutcome(await guard.checkBeforeApprove(company, "market-entry"), "review");
    platform.expectAskedAbout(person);

    const parent = platform.register({ records: [blackRecord({ field: "tax" })] });
    const branch = platform.register({ subjectType: "branch", links: [parentLink(parent)] });
    expectOutcome(await guard.checkBeforeApprove(branch, "government-procurement"), "stop");

    const operator = platform.registerPerson({ records: [blackRecord({ field: "judgment-defaulter" })] });
    const shop = platform.register({ subjectType: "individual-business", links: [operatorLink(operator)] });
    expect(shop.slice(0, 2)).toBe("92");
    const check = await guard.checkBeforeApprove(shop, licence);
    expectMeasure(check, "strict-review");
    expectOutcome(check, "review");
  });

  test("may be a person, checked by a resident ID number", async () => {
    const person = platform.registerPerson({ records: [redRecord()] });
    const check = await guard.checkBeforeApprove(person, "public-service");
    expectOutcome(check, "proceed");
    expect(check.incentives.length).toBeGreaterThan(0);
  });

  test("may have a name, a past and a recognition", async () => {
    const code = platform.register({
      name: "示例新名有限公司（虚构）",
      formerNames: ["示例旧名有限公司（虚构）"],
      cleanSinceOn: platform.day(-5 * 366),
    });
    const check = await guard.checkBeforeApprove(
      { kind: "uscc", code, name: "示例旧名有限公司（虚构）" },
      licence,
    );
    expectOutcome(check, "proceed");
    expect(check.incentives.length).toBeGreaterThan(0);
  });

  test("may lie at a list source that keeps silent, which is never no record (R21)", async () => {
    const code = platform.register({ missingSource: "national-lists" });
    expectUndetermined(await guard.checkBeforeApprove(code, licence), "source-missing");
  });

  test("is refused with a sentence when a guard could not read it", () => {
    expect(() => platform.register({ name: "\u202e" })).toThrow(/name must be a text without/);
    expect(() => platform.register({ records: [blackRecord({ listedOn: "2018-02-30" })] })).toThrow(
      /listedOn no such day/,
    );
    const twice = [blackRecord({ recordId: "B-1" }), blackRecord({ recordId: "B-1" })];
    expect(() => platform.register({ records: twice })).toThrow(/records two records share an id/);
    expect(() => platform.registerPerson({ name: "" })).toThrow(
      expect.objectContaining({ code: "options-invalid" }),
    );
    expect(() => platform.list(syntheticUscc(39_000), blackRecord())).toThrow(/register it first/);
    expect(() => responsiblePersonLink("nobody")).toThrow(
      expect.objectContaining({ code: "code-malformed" }),
    );
  });

  test("is listed while the test runs: confirm shows the drift (R1)", async () => {
    const code = platform.register();
    const before = await guard.checkBeforeApprove(code, "government-procurement");
    expectOutcome(before, "proceed");
    const recordId = platform.list(code, blackRecord({ field: "tax" }));
    const after = await guard.confirm(before);
    expect(after.drift.kind).toBe("changed");
    expectOutcome(after, "stop");
    expectBecauseOf(after, recordId);
    const person = platform.registerPerson();
    platform.list(person, watchRecord());
    expect((await guard.checkBeforeApprove(person, "market-entry")).measures.length).toBeGreaterThan(0);
  });
});

describe("faults", () => {
  test("a platform that is down is unreachable until it recovers, and answers nobody", async () => {
    const code = platform.register();
    platform.goDown();
    expectUndetermined(await guard.checkBeforeApprove(code, licence), "platform-unreachable");
    expect(() => platform.expectAskedAbout(code)).toThrow(AssertionError);
    expect(() => platform.expectNotAskedAbout(code)).toThrow(AssertionError);
    platform.recover();
    expectOutcome(await guard.checkBeforeApprove(code, licence), "proceed");
    platform.expectAskedAbout(code);
  });

  test.each([
    [500, "platform-failed"],
    [503, "platform-failed"],
    [429, "request-throttled"],
    [403, "request-refused"],
    [404, "path-missing"],
    [302, "redirect-refused"],
    [200, "signature-mismatched"],
    [204, "answer-invalid"],
    [304, "signature-mismatched"],
  ] as const)("a bare %i reaches the guard as over the wire: %s", async (status, reason) => {
    platform.answerWith(status);
    expectUndetermined(await guard.checkBeforeApprove(platform.register(), licence), reason);
  });

  test.each<readonly [string, PlannedAnswer, ErrorCode]>([
    ["garbage without a signature", { body: "<html>" }, "signature-mismatched"],
    ["garbage, rightly signed", { body: "<html>", signature: "right" }, "answer-invalid"],
    ["an empty object, rightly signed", { body: {}, signature: "right" }, "answer-invalid"],
    [
      "bytes that are no UTF-8, rightly signed",
      { body: new Uint8Array([0xff, 0xfe]), signature: "right" },
      "answer-invalid",
    ],
    [
      "more than the guard reads",
      { body: "x".repeat(9 * 1_048_576), signature: "right" },
      "answer-oversized",
    ],
  ])("an answer written by the test reaches the guard: %s", async (_, answer, reason) => {
    const known = platform.register();
    expectOutcome(await guard.checkBeforeApprove(known, licence), "proceed");
    platform.answerWith(answer, { path: "lookups" });
    expectUndetermined(await guard.checkBeforeApprove(known, licence, { maxAgeMs: 0 }), reason);
  });

  test("an answer may be made from the honest one, and signed or left as it is", async () => {
    const listed = platform.register({ records: [blackRecord({ field: "tax" })] });
    platform.answerWith(async ({ request, answerHonestly, sign }) => {
      if (request.method === "GET") return answerHonestly();
      const answer = (await (await answerHonestly()).json()) as { standings: { records: unknown[] }[] };
      for (const standing of answer.standings) standing.records = [];
      return sign({ body: answer });
    });
    expectOutcome(await guard.checkBeforeApprove(listed, "government-procurement"), "proceed");

    platform.answerWith(async ({ answerHonestly }) => {
      const answer = await answerHonestly();
      return new Response((await answer.text()).replace("black", "watch"), { headers: answer.headers });
    });
    const tampered = await guard.checkBeforeApprove(listed, "government-procurement", { maxAgeMs: 0 });
    expectUndetermined(tampered, "signature-mismatched");
  });

  test("an ETag that the test sends is signed with the rest", async () => {
    const { catalogueVersion } = (await guard.checkBeforeApprove(platform.register(), licence)).freshness;
    platform.answerWith(
      { body: { ...demonstrationCatalogue, version: 2 }, headers: { etag: '"two"' }, signature: "right" },
      { path: "catalogue" },
    );
    const other = newGuard();
    const check = await other.checkBeforeApprove(platform.register(), licence);
    expect([catalogueVersion, check.freshness.catalogueVersion]).toEqual([1, 2]);
  });

  test("a count of one is over after one request, so that the guard's next attempt succeeds", async () => {
    const known = platform.register();
    platform.answerWith(503, { times: 1, path: "lookups" });
    expectOutcome(await guard.checkBeforeApprove(known, licence), "proceed");
    const subjects = [{ kind: "uscc", code: known }];
    expect(platform.lookups()).toEqual([
      { subjects, at: expect.any(String), answered: "no" },
      { subjects, at: expect.any(String), answered: "yes" },
    ]);
  });

  test("on one path leave the other alone", async () => {
    platform.answerWith(404, { path: "catalogue" });
    expectUndetermined(await guard.checkBeforeApprove(platform.register(), licence), "path-missing");
    platform.expectAskedAbout(platform.lookups()[0]?.subjects[0] ?? "");
    platform.answerWith(404, { path: "lookups" });
    const check = await guard.checkBeforeApprove(platform.register(), licence);
    expectUndetermined(check, "path-missing");
    expect(check.freshness.catalogueVersion).toBe(1);
  });

  test("a slow platform answers late, and beyond the deadline not at all", async () => {
    const known = platform.register();
    platform.slowDown({ delayMs: 150 });
    const startedMs = performance.now();
    expectOutcome(await guard.checkBeforeApprove(known, licence), "proceed");
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(145);
    platform.slowDown({ delayMs: 60_000 });
    expectUndetermined(await newGuard(200).checkBeforeApprove(known, licence), "deadline-exceeded");
    const { connection, fetch } = platform;
    await expect(
      fetch(`${connection.baseUrl}v1/catalogue`, { signal: AbortSignal.timeout(20) }),
    ).rejects.toThrow(/abort/i);
  });

  test("a request that is aborted ends at once, over msw too, and troubles nobody", async () => {
    platform.slowDown({ delayMs: 60_000 });
    const complaints = vi.spyOn(console, "error");
    const request = globalThis.fetch(`${platform.connection.baseUrl}v1/catalogue`, {
      signal: AbortSignal.timeout(50),
    });
    await expect(request).rejects.toThrow(/abort/i);
    expect(complaints).not.toHaveBeenCalled();
    complaints.mockRestore();
  });

  test("a function of the test that throws reaches the guard as a broken platform, not as an answer", async () => {
    platform.answerWith(() => {
      throw new Error("a mistake of the test");
    });
    const complaints = vi.spyOn(console, "error").mockReturnValue(undefined);
    const check = await guard.checkBeforeApprove(platform.register(), licence);
    expectUndetermined(check);
    expect(["platform-failed", "platform-unreachable"]).toContain(check.reason.code);
    complaints.mockRestore();
  });

  test("an earlier one gives way to a later one, and recover ends them all", async () => {
    const known = platform.register();
    const reasonOf = async () => {
      const check = await guard.checkBeforeApprove(known, licence, { maxAgeMs: 0 });
      return check.outcome === "undetermined" ? check.reason.code : check.outcome;
    };
    platform.goDown();
    platform.answerWith(404);
    expect(await reasonOf()).toBe("path-missing");
    platform.goDown();
    expect(await reasonOf()).toBe("platform-unreachable");
    platform.recover();
    expect(await reasonOf()).toBe("proceed");
  });
});

describe("what the platform was asked", () => {
  test("shows that the check came before the approval, and about whom", async () => {
    const clock = createManualClock("2026-11-24T10:00:00+08:00");
    const own = createTestPlatform({ clock });
    const timed = createGuard({ platform: { ...own.connection, fetch: own.fetch }, clock });
    guards.push(timed);
    const code = own.register();
    expect(own.lookups()).toEqual([]);
    await timed.checkBeforeApprove(code, licence);
    const approvedAt = new Date(clock.wallMs() + 1).toISOString();
    expect(own.lookups()).toEqual([
      { subjects: [{ kind: "uscc", code }], at: "2026-11-24T02:00:00.000Z", answered: "yes" },
    ]);
    expect(own.lookups().every(({ at }) => at < approvedAt)).toBe(true);
    own.expectAskedAbout(code.toLowerCase());
    own.reset();
    own.expectNotAskedAbout(code);
  });

  test("fails with the mask of whom it speaks, and with whom was asked about", async () => {
    const [asked, other] = [platform.register(), platform.register()];
    const mask = (code: string) => `${code.slice(0, 8)}********${code.slice(-2)}`;
    expect(() => platform.expectAskedAbout(asked)).toThrow(
      `Nobody asked the platform about ${mask(asked)}. It was asked about nobody.`,
    );
    await guard.checkBeforeApprove(asked, licence);
    expect(() => platform.expectNotAskedAbout(asked)).toThrow(`The platform was asked about ${mask(asked)}.`);
    expect(() => platform.expectAskedAbout(other)).toThrow(mask(asked));
    expect(() => platform.expectAskedAbout(other)).toThrow(AssertionError);
    expect(() => platform.expectAskedAbout(other)).not.toThrow(asked);
    expect(() => platform.expectAskedAbout({ kind: "registration-number", code: "350500000000014" })).toThrow(
      AssertionError,
    );
  });

  test.each<readonly [string, () => void]>([
    ["down", () => platform.goDown()],
    ["failing", () => platform.answerWith(503)],
    ["refusing", () => platform.answerWith(403)],
    ["answering without a signature", () => platform.answerWith({ body: {} })],
    [
      "saying what is no answer of the lists",
      () => platform.answerWith({ body: "<html>", signature: "right" }),
    ],
    ["slower than the guard waits", () => platform.slowDown({ delayMs: 60_000 })],
    ["told to break", () => platform.answerWith(() => Response.error())],
    [
      "tampered with on the way",
      () =>
        platform.answerWith(async ({ answerHonestly }) => {
          const answer = await answerHonestly();
          return new Response(`${await answer.text()} `, { headers: answer.headers });
        }),
    ],
  ])("is no check while the platform is %s, and yet an attempt at one", async (_, fault) => {
    const code = platform.register();
    const own = newGuard(500);
    await own.checkBeforeApprove(platform.register(), licence);
    platform.expectNotAskedAbout(code);
    fault();
    expectUndetermined(await own.checkBeforeApprove(code, licence));
    expect(() => platform.expectAskedAbout(code)).toThrow(/did not answer/);
    expect(() => platform.expectAskedAbout(code)).toThrow("(not answered)");
    expect(() => platform.expectNotAskedAbout(code)).toThrow(AssertionError);
  });

  const changedTo = (change: (standing: object) => readonly object[]) => () =>
    platform.answerWith(
      async ({ answerHonestly, sign }) => {
        const { standings, ...rest } = (await (await answerHonestly()).json()) as {
          readonly standings: readonly object[];
        };
        return sign({ body: { ...rest, standings: standings.flatMap(change) } });
      },
      { path: "lookups" },
    );
  test.each<readonly [string, () => void]>([
    ["leaves the subject out", changedTo(() => [])],
    [
      "is about another subject",
      changedTo((standing) => [{ ...standing, subject: { kind: "uscc", code: syntheticUscc(1) } }]),
    ],
    ["cannot be read", changedTo((standing) => [{ ...standing, records: [{ list: "grey" }] }])],
    ["leaves the lists out", changedTo((standing) => [{ ...standing, sources: [] }])],
    [
      "says twice whether the subject is listed",
      () =>
        platform.answerWith(
          async ({ answerHonestly, sign }) => {
            const text = await (await answerHonestly()).text();
            return sign({ body: text.replace('"records":[]', '"records":[],"records":[]') });
          },
          { path: "lookups" },
        ),
    ],
  ])("is no check by an answer that is rightly signed and %s, 五(三)", async (_, fault) => {
    const code = platform.register();
    fault();
    expectUndetermined(await guard.checkBeforeApprove(code, licence));
    expect(platform.lookups()).toMatchObject([{ answered: "no" }]);
    expect(() => platform.expectAskedAbout(code)).toThrow(/did not answer/);
    const concludedAt = new Date(Date.now() + 60_000).toISOString();
    platform.registry.accept({
      feedbackId: "F-1",
      department: { name: "示例审批部门" },
      caseId: "2026-0001",
      matterType: licence,
      subject: { kind: "uscc", code },
      conclusion: "approved",
      recordIds: [],
      executions: [],
      concludedAt,
    });
    expect(() => platform.expectChecked("2026-0001")).toThrow(/had not answered/);
  });

  test("is no check while a list source is missing, 五(三)", async () => {
    const code = platform.register();
    const [standing] = platform.registry.lookUp([{ kind: "uscc", code }]).standings;
    platform.registry.register({
      ...{ subject: { kind: "uscc", code }, subjectType: "legal-person", name: "示例单位（虚构）" },
      missingSource: standing?.sources[0]?.id ?? "",
    });
    expectUndetermined(await guard.checkBeforeApprove(code, licence), "source-missing");
    expect(() => platform.expectAskedAbout(code)).toThrow(/did not answer/);
  });

  test("is a check of those alone in a batch of whom a standing came", async () => {
    const [left, right] = [platform.register(), platform.register()];
    changedTo((standing) =>
      "subject" in standing && JSON.stringify(standing.subject).includes(left)
        ? [{ ...standing, name: 1 }]
        : [standing],
    )();
    const { checks } = await guard.checkAll([left, right], licence);
    expect(checks.map(({ outcome }) => outcome)).toEqual(["undetermined", "proceed"]);
    expect(platform.lookups()).toMatchObject([
      { subjects: [{ code: left }, { code: right }], answered: "no" },
    ]);
    platform.expectAskedAbout(right);
    expect(() => platform.expectAskedAbout(left)).toThrow(/did not answer/);
  });

  test("is a check also by an answer that the test wrote, once it is signed and of the lists", async () => {
    const code = platform.register({ records: [blackRecord({ field: "tax" })] });
    platform.answerWith(
      async ({ answerHonestly, sign }) => sign({ body: Object(await (await answerHonestly()).json()) }),
      { path: "lookups" },
    );
    expectOutcome(await guard.checkBeforeApprove(code, "government-procurement"), "stop");
    platform.expectAskedAbout(code);
  });

  test("is no check by an answer that is right, to a request that was not signed with the secret", async () => {
    const [code, { connection, fetch }] = [platform.register(), platform];
    platform.answerWith({
      body: { listVersion: 1, asOf: "2026-11-24T02:00:00Z", catalogueVersion: 1, standings: [] },
      signature: "right",
    });
    const body = JSON.stringify({ subjects: [{ kind: "uscc", code }] });
    const answer = await fetch(`${connection.baseUrl}v1/lookups`, { method: "POST", body });
    expect(answer.status).toBe(200);
    expect(() => platform.expectAskedAbout(code)).toThrow(/did not answer/);
  });

  test("is forgotten with reset, also what is answered only afterwards", async () => {
    const code = platform.register();
    platform.slowDown({ delayMs: 100 });
    const late = guard.checkBeforeApprove(code, licence);
    await expect.poll(() => platform.lookups()).toHaveLength(1);
    platform.reset();
    await late;
    expect(platform.lookups()).toEqual([]);
  });

  test("is not what only looked like a lookup", async () => {
    const { connection, fetch } = platform;
    for (const body of ["", "{", "[]", '{"subjects":[]}', '{"subjects":[{"kind":"uscc"}]}'])
      await fetch(`${connection.baseUrl}v1/lookups`, { method: "POST", body });
    await fetch(`${connection.baseUrl}v1/catalogue`);
    expect(platform.lookups()).toEqual([]);
  });
});

describe("the platform's clock", () => {
  test("is the one given: what is in force there is decided by its day", async () => {
    const clock = createManualClock("2018-05-02T23:59:00+08:00");
    const own = createTestPlatform({ clock });
    const timed = createGuard({ platform: { ...own.connection, fetch: own.fetch }, clock });
    guards.push(timed);
    expect(own.day()).toBe("2018-05-02");
    expect(own.day(-2)).toBe("2018-04-30");
    const lastDay = blackRecord({ field: "tax", term: { kind: "until", lastOn: own.day() } });
    const code = own.register({ records: [lastDay] });
    expectOutcome(await timed.checkBeforeApprove(code, "government-procurement"), "stop");
    clock.advance({ minutes: 1 });
    expect(own.day()).toBe("2018-05-03");
    expectOutcome(await timed.checkBeforeApprove(code, "government-procurement"), "proceed");
  });

  test("tells the guard's bound on age: what is older is asked for again (R1)", async () => {
    const clock = createManualClock();
    const own = createTestPlatform({ clock });
    const timed = createGuard({ platform: { ...own.connection, fetch: own.fetch }, clock, maxAgeMs: 60_000 });
    guards.push(timed);
    const code = own.register();
    await timed.checkBeforeApprove(code, licence);
    clock.advance({ minutes: 1 });
    await timed.checkBeforeApprove(code, licence);
    expect(own.lookups()).toHaveLength(1);
    clock.advance({ ms: 1 });
    await timed.checkBeforeApprove(code, licence);
    expect(own.lookups()).toHaveLength(2);
  });

  test("apart from the guard's by more than five minutes ends in a refusal", async () => {
    const own = createTestPlatform({ clock: createManualClock("2018-05-02T10:00:00+08:00") });
    const astray = createGuard({ platform: { ...own.connection, fetch: own.fetch } });
    guards.push(astray);
    expectUndetermined(await astray.checkBeforeApprove(own.register(), licence), "request-refused");
  });
});

describe("reset", () => {
  test("ends the faults, forgets the lookups and what was put on the lists since", async () => {
    const seeded = platform.scenarios[0]?.subject ?? "";
    const code = platform.register({ records: [blackRecord()] });
    await guard.checkBeforeApprove(code, licence);
    platform.list(seeded, blackRecord({ field: "judgment-defaulter" }));
    platform.goDown();
    platform.slowDown({ delayMs: 60_000 });
    platform.reset();
    expect(platform.lookups()).toEqual([]);
    expectOutcome(await guard.checkBeforeApprove(seeded, "government-procurement"), "proceed");
    const check = await guard.checkBeforeApprove(code, licence, { maxAgeMs: 0 });
    expectOutcome(check, "review");
    expect(check.obligations.map(({ kind }) => kind)).toEqual(["verify-identity"]);
  });

  test("lets the list version rise, so that a guard that lives on is not alarmed", async () => {
    const code = platform.scenarios[0]?.subject ?? "";
    const before = await guard.checkBeforeApprove(code, licence);
    platform.register();
    platform.reset();
    const after = await guard.checkBeforeApprove(code, licence, { maxAgeMs: 0 });
    expectOutcome(after, "proceed");
    expect(after.freshness.listVersion).toBeGreaterThan(before.freshness.listVersion ?? Number.NaN);
  });
});

describe("options", () => {
  test("an empty seed knows nobody and has no scenarios", async () => {
    const own = createTestPlatform({ seed: "empty" });
    expect(own.scenarios).toEqual([]);
    const { standings } = own.registry.lookUp([{ kind: "uscc", code: syntheticUscc(1) }]);
    expect(standings.map(({ kind }) => kind)).toEqual(["unknown"]);
  });

  test("a catalogue of the test's own is served, and refused at once when it does not hold", async () => {
    const own = createTestPlatform({ catalogue: { ...demonstrationCatalogue, version: 7 } });
    const direct = createGuard({ platform: { ...own.connection, fetch: own.fetch } });
    guards.push(direct);
    const { freshness } = await direct.checkBeforeApprove(own.register(), licence);
    expect(freshness.catalogueVersion).toBe(7);
    expect(() => createTestPlatform({ catalogue: { ...demonstrationCatalogue, version: 0 } })).toThrow(
      CatalogueError,
    );
  });

  test.each(["http://lists.example.gov.cn/", "lists", "https://user@lists.example.gov.cn/"])(
    "an address that a guard would refuse is refused here: %s",
    (baseUrl) => {
      expect(() => createTestPlatform({ baseUrl })).toThrow(
        expect.objectContaining({ code: "options-invalid" }),
      );
    },
  );
});
