import { type CatalogueDocumentInput, parseCatalogueDocument } from "../catalogue/catalogue-document";
import { parseBaseUrl } from "../client/base-url";
import type { Feedback } from "../contract/feedback";
import { platformPath } from "../contract/platform-path";
import { InputError } from "../errors/yingcha-error";
import { allAccess } from "../sandbox/access/all-access";
import { demonstrationCatalogue } from "../sandbox/demonstration-catalogue";
import { createPlatformApp } from "../sandbox/http/platform-app";
import { createRegistry, type Registry } from "../sandbox/registry";
import { registryLists } from "../sandbox/registry-lists";
import { type Scenario, seededOn } from "../sandbox/scenarios";
import { beijingDateOf } from "../time/calendar-date";
import { type Clock, systemClock } from "../time/clock";
import { answeredSubjects } from "./answered-subjects";
import { createFeedbackExpectations } from "./feedback-expectations";
import { createAct, createListingActs, type ListingActs } from "./listing-acts";
import { createLookupLog, type LookupLog } from "./lookup-log";
import { isManualClock } from "./manual-machine";
import { type MswHandlers, mswHandlers } from "./msw-handlers";
import { overheardAnswer } from "./overheard-answer";
import type { Passage } from "./passage";
import { createPlatformFaults, type FaultHow, type FaultyAnswer } from "./platform-faults";
import { createSubjectRoll, type SubjectRoll } from "./subject-roll";

/** How to make a test platform; everything may be left out. */
export interface TestPlatformOptions {
  /** Pass the guard the same one. Default: the system's clocks. */
  readonly clock?: Clock;
  /** What it serves. Default: the demonstration catalogue. */
  readonly catalogue?: CatalogueDocumentInput;
  /** Where it stands. Default `https://credit.example.gov.cn/`. */
  readonly baseUrl?: string;
  /** What is on its lists at first. Default `scenarios`: those of the sandbox. */
  readonly seed?: "scenarios" | "empty";
}

/** A platform inside the test: the sandbox's lists and signatures, without a server. */
export interface TestPlatform extends SubjectRoll, ListingActs, LookupLog {
  /** What to pass to `createGuard({ platform })`. */
  readonly connection: { readonly baseUrl: string; readonly appKey: string; readonly secret: string };
  /** Asks the platform without any interception, for `createGuard({ platform: { ...connection, fetch } })`; an
   * address that is not the platform's is unreachable. */
  readonly fetch: typeof fetch;
  /** For `setupServer(...platform.handlers)` of msw/node; none of this runs in a browser. Reading it needs msw, and
   * throws an Error that says how to install it. */
  readonly handlers: MswHandlers;
  readonly clock: Clock;
  /** What is seeded, and what a check of it comes to by the demonstration catalogue; none on an empty platform. */
  readonly scenarios: readonly Scenario[];
  /** The lists themselves. */
  readonly registry: Registry;
  /** Lets time pass on the manual clock that the platform was made with, `{ days: 20 }`. Throws InputError
   * `options-invalid` where it was made with none. */
  advance(by: Passage): void;
  /** Fails with an AssertionError unless a feedback came of the case, and the platform had answered about its subject
   * before the case was concluded. */
  expectChecked(caseId: string): void;
  /** Fails with an AssertionError unless exactly one feedback came of the case; gives it. */
  expectFedBack(caseId: string): Feedback;
  /** From now on nothing arrives: every request fails as on a broken network. */
  goDown(): void;
  /** From now on requests get this answer. It takes the place of `goDown` and of an earlier one. */
  answerWith(answer: FaultyAnswer, how?: FaultHow): void;
  /** From now on every answer waits, in real time. */
  slowDown(how: { readonly delayMs: number }): void;
  /** Ends every fault. */
  recover(): void;
  /** Ends every fault, forgets the lookups, and holds on the lists what was seeded and nothing else. A guard keeps
   * what it remembers: make one for each test, or ask with `maxAgeMs: 0`. */
  reset(): void;
}

/** The longest that a guard can be told to read. */
const answerMaxBytes = 268_435_456;

// Known to everybody, and good for nothing but synthetic data inside a test.
const application = { appKey: "yingcha-testing", secret: "yingcha-testing-secret-of-no-worth" };

/**
 * Makes a platform to test an integration against: no server, no network, and the very signatures, versions and
 * refusals of production.
 *
 * @param options clock, catalogue, address, seed
 * @returns the platform; it holds nothing that would have to be closed
 * @throws InputError `options-invalid` for a base URL, CatalogueError for a catalogue that does not hold
 * @source 五(三), 五(四)
 * @example
 * const platform = createTestPlatform();
 * const guard = createGuard({ platform: { ...platform.connection, fetch: platform.fetch } });
 * const code = platform.register({ records: [blackRecord({ field: "tax" })] });
 * expectOutcome(await guard.checkBeforeApprove(code, "government-procurement"), "stop");
 */
export function createTestPlatform(options: TestPlatformOptions = {}): TestPlatform {
  const { clock = systemClock, catalogue = demonstrationCatalogue, seed = "scenarios" } = options;
  const { href: baseUrl } = parseBaseUrl(options.baseUrl ?? "https://credit.example.gov.cn/");
  parseCatalogueDocument(catalogue);
  const { subjects, scenarios } = seededOn(seed, beijingDateOf(clock.wallMs()));
  const registry = createRegistry(clock);
  registry.reseed(subjects);

  const app = createPlatformApp({
    lists: registryLists(registry),
    catalogue,
    applications: [{ ...application, ...allAccess }],
    clock,
  });
  const act = createAct(registry);
  const faults = createPlatformFaults(application.secret);
  const log = createLookupLog(clock);
  let handlers: MswHandlers | undefined;

  async function answer(request: Request): Promise<Response> {
    const { method, headers, signal } = request;
    const body = await request.text();
    const arrived = () =>
      new Request(request.url, { method, headers, signal, ...(body === "" ? {} : { body }) });
    // The platform knows its own paths only; what stands before them is its address.
    const path = request.url.slice(baseUrl.length);
    const honest = new Request(new URL(path, "https://platform.invalid/"), arrived());
    const noted = path === platformPath.lookups ? log.note(body) : undefined;
    const response = await faults.answer(arrived(), async () => app.fetch(honest));
    if (noted === undefined) return response;
    const { secret } = application;
    const { status, headers: given } = response;
    return overheardAnswer(response, {
      maxBytes: answerMaxBytes,
      signal,
      async heard(bytes) {
        const lookup = { request, body, subjects: noted.subjects };
        const read = { status, headers: given, bytes };
        noted.answered(await answeredSubjects(lookup, read, { secret, clock }));
      },
    });
  }

  return {
    connection: { baseUrl, ...application },
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const response = request.url.startsWith(baseUrl) ? await answer(request) : Response.error();
      // As the global fetch reports a network failure.
      if (response.type === "error") throw new TypeError("fetch failed");
      return response;
    },
    get handlers() {
      handlers ??= mswHandlers(baseUrl, (request) =>
        answer(request).catch((error: unknown) => {
          // Nobody waits for it any more, and msw would report it as a fault of the test.
          if (request.signal.aborted) return Response.error();
          throw error;
        }),
      );
      return handlers;
    },
    clock,
    scenarios,
    registry,
    ...createSubjectRoll(registry, clock, act),
    ...createListingActs(registry, act),
    advance(by) {
      if (!isManualClock(clock))
        throw new InputError("options-invalid", "Only a platform made with createManualClock can advance.");
      clock.advance(by);
    },
    ...createFeedbackExpectations(registry, log),
    lookups: log.lookups,
    expectAskedAbout: log.expectAskedAbout,
    expectNotAskedAbout: log.expectNotAskedAbout,
    goDown: faults.goDown,
    answerWith: faults.answerWith,
    slowDown: faults.slowDown,
    recover: faults.recover,
    reset() {
      faults.recover();
      log.forget();
      registry.reseed(subjects);
    },
  };
}
