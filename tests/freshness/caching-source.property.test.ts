import fc from "fast-check";
import { expect, test } from "vitest";
import { createCachingSource } from "../../src/freshness/caching-source";
import type { CacheEntry } from "../../src/freshness/entry-store";
import type { ListSource, SourceAnswer } from "../../src/freshness/list-source";
import type { SubjectRef } from "../../src/subject/subject";
import { createManualMachine } from "../../src/testing/manual-machine";
import { nextBeijingMidnightMs } from "../../src/time/calendar-date";
import { createHonestClock } from "../../src/time/honest-clock";
import { found, settle, unreachable, uscc } from "./fake-source";

const compareEveryMs = 1_000;
const toleranceMs = 250;
const subjects = ["A", "B", "C"].map(uscc);
const midnightMs = Date.parse("2018-04-26T00:00:00+08:00");

type Command =
  | { readonly kind: "change"; readonly which: number }
  | { readonly kind: "find"; readonly which: readonly number[]; readonly maxAgeMs: number }
  | { readonly kind: "answer"; readonly pick: number; readonly as: "at-start" | "at-end" | "failed" }
  | { readonly kind: "abort"; readonly pick: number }
  | { readonly kind: "advance" | "suspend" | "step" | "hide"; readonly ms: number };

/** A request at the fake platform, with all that an observer outside the machine knows of its beginning. */
interface Request {
  readonly id: number;
  readonly asked: readonly SubjectRef[];
  readonly trueMs: number;
  readonly wallMs: number;
  readonly asleepMs: number;
  readonly steppedBackMs: number;
  readonly versions: ReadonlyMap<string, number>;
  readonly resolve: (answers: readonly SourceAnswer[]) => void;
}

interface Call {
  readonly asked: readonly SubjectRef[];
  readonly maxAgeMs: number;
  readonly startTrueMs: number;
  readonly startWallMs: number;
  readonly firstOwnId: number;
  readonly controller: AbortController;
  readonly reason: Error;
}

const seen = {
  handedOut: 0,
  fromStore: 0,
  joined: 0,
  own: 0,
  askedAnew: 0,
  failed: 0,
  aborted: 0,
  inError: 0,
  overMidnight: 0,
};

/** The platform, the machine with its clocks, the cache, and the observer who judges every answer handed out. */
function world(untilMidnightMs: number) {
  const machine = createManualMachine(midnightMs - untilMidnightMs);
  const clock = createHonestClock(machine, { compareEveryMs, toleranceMs, schedule: machine.schedule });
  let asleepMs = 0;
  let steppedBackMs = 0;
  /** Since when each version of a subject's lists has held; the index is the version. */
  const changes = new Map(subjects.map(({ code }) => [code, [0]]));
  const requests: Request[] = [];
  const waiting: Request[] = [];
  const calls: Call[] = [];

  const versionNow = () => new Map([...changes].map(([code, since]) => [code, since.length - 1]));
  const source: ListSource = {
    find: (asked) =>
      new Promise((resolve) => {
        const trueMs = machine.trueMs();
        const versions = versionNow();
        const wallMs = machine.wallMs();
        const clocks = { trueMs, wallMs, asleepMs, steppedBackMs };
        const request = { id: requests.length, asked, ...clocks, versions, resolve };
        requests.push(request);
        waiting.push(request);
      }),
  };
  // Two places for three subjects, so that entries are evicted as well.
  const cached = createCachingSource(source, clock, { maxCount: 2 });

  function judge(call: Call, entries: readonly CacheEntry[]): void {
    expect(entries).toHaveLength(call.asked.length);
    const nowMs = machine.trueMs();
    const dayEndsMs = nextBeijingMidnightMs(machine.wallMs());
    if (nextBeijingMidnightMs(call.startWallMs) !== dayEndsMs) seen.overMidnight += 1;
    for (const [place, { answer }] of entries.entries()) {
      seen.handedOut += 1;
      if (answer.finding.kind === "failed") {
        seen.failed += 1;
        continue;
      }
      const { standing } = answer.finding;
      const asked = call.asked[place];
      expect(standing.subject).toEqual(asked);
      const request = standing.kind === "known" ? requests[Number(standing.name)] : undefined;
      if (request === undefined || asked === undefined) throw new Error("The answer is of no request.");

      // By the machine's own calendar, whatever happened to it: the lists of yesterday say nothing of today.
      expect(nextBeijingMidnightMs(request.wallMs)).toBe(dayEndsMs);
      const isOwn = request.trueMs >= call.startTrueMs && request.id >= call.firstOwnId;
      if (isOwn) seen.own += 1;
      else if (call.maxAgeMs === 0) throw new Error("A caller who wanted a fresh answer got another's.");
      else if (nowMs > call.startTrueMs) seen.joined += 1;
      else seen.fromStore += 1;

      // The clock's own documented slack; nothing of it where the wall was not set back.
      const slackMs = Math.min(
        steppedBackMs - request.steppedBackMs,
        compareEveryMs + machine.lateMs() + toleranceMs + (asleepMs - request.asleepMs),
      );
      const earliestMs = nowMs - call.maxAgeMs - slackMs;
      if (nowMs - request.trueMs > call.maxAgeMs && !isOwn) seen.inError += 1;
      const heldUntilMs = changes.get(asked.code)?.[standing.listVersion + 1] ?? Number.POSITIVE_INFINITY;
      if (isOwn) expect(heldUntilMs).toBeGreaterThanOrEqual(call.startTrueMs);
      else {
        expect(request.trueMs).toBeGreaterThanOrEqual(earliestMs);
        expect(heldUntilMs).toBeGreaterThanOrEqual(earliestMs);
      }
    }
  }

  function find(which: readonly number[], maxAgeMs: number): Promise<void> {
    const asked = which.flatMap((index) => subjects[index] ?? []);
    const controller = new AbortController();
    const call: Call = {
      asked,
      maxAgeMs,
      startTrueMs: machine.trueMs(),
      startWallMs: machine.wallMs(),
      firstOwnId: requests.length,
      controller,
      reason: new Error("left"),
    };
    calls.push(call);
    const launched = requests.length;
    const ended = cached.findEntries(asked, { maxAgeMs, signal: controller.signal }).then(
      (entries) => {
        if (requests.length > launched + 1) seen.askedAnew += 1;
        if (controller.signal.aborted) return;
        judge(call, entries);
      },
      (error: unknown) => {
        seen.aborted += 1;
        expect(error).toBe(call.reason);
        expect(controller.signal.aborted).toBe(true);
      },
    );
    ended.catch(() => undefined);
    return ended;
  }

  function answer(request: Request, as: "at-start" | "at-end" | "failed"): void {
    waiting.splice(waiting.indexOf(request), 1);
    const versions = as === "at-end" ? versionNow() : request.versions;
    request.resolve(
      request.asked.map((subject) =>
        as === "failed" ? unreachable : found(subject, versions.get(subject.code), String(request.id)),
      ),
    );
  }

  return {
    waiting,
    find,
    run(command: Exclude<Command, { kind: "find" }>): void {
      switch (command.kind) {
        case "change":
          changes.get(subjects[command.which]?.code ?? "")?.push(machine.trueMs());
          break;
        case "answer": {
          const request = waiting[command.pick % Math.max(1, waiting.length)];
          if (request !== undefined) answer(request, command.as);
          break;
        }
        case "abort": {
          const call = calls[command.pick % Math.max(1, calls.length)];
          call?.controller.abort(call.reason);
          break;
        }
        case "advance":
          machine.advance(command.ms);
          break;
        case "suspend":
          machine.suspend(command.ms);
          asleepMs += command.ms;
          break;
        case "step":
          machine.stepWall(command.ms);
          steppedBackMs += Math.max(0, -command.ms);
          break;
        // The step back that the next reading cannot see: as long as what has passed since the last one.
        case "hide":
          machine.block(command.ms);
          machine.stepWall(-command.ms);
          steppedBackMs += command.ms;
          break;
      }
    },
    close: () => clock.close(),
  };
}

const durationMs = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.integer({ min: 0, max: 2 * compareEveryMs }),
  fc.integer({ min: 0, max: 12_000 }),
);
const pick = fc.nat({ max: 30 });
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("change" as const), which: fc.nat({ max: 2 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("find" as const),
      which: fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 4 }),
      maxAgeMs: fc.constantFrom(0, 300, 2_000, 10_000, 60_000),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant("answer" as const),
      pick,
      as: fc.constantFrom("at-start" as const, "at-start" as const, "at-end" as const, "failed" as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("abort" as const), pick }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("advance" as const), ms: durationMs }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("suspend" as const), ms: durationMs }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("step" as const),
      ms: fc.tuple(durationMs, fc.boolean()).map(([ms, isBack]) => (isBack ? -ms : ms)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("hide" as const), ms: fc.integer({ min: 0, max: 900 }) }),
  },
);

// Midnight comes in the midst of most, and for some never.
const untilMidnight = fc.oneof(fc.integer({ min: 1, max: 40_000 }), fc.constant(43_200_000));

test("no answer is handed out past its caller's bound in true time or from the day before, whatever happens in whatever order, T1 and G4", async () => {
  await fc.assert(
    fc.asyncProperty(
      untilMidnight,
      fc.array(command, { minLength: 10, maxLength: 100 }),
      async (ms, commands) => {
        const { find, run, waiting, close } = world(ms);
        const ends: Promise<void>[] = [];
        for (const each of commands) {
          if (each.kind === "find") ends.push(find(each.which, each.maxAgeMs));
          else run(each);
          await settle();
        }
        // Everybody who waits is answered in the end: nobody is lost between flights, evictions and epochs.
        while (waiting.length > 0) {
          run({ kind: "answer", pick: waiting.length - 1, as: "at-start" });
          await settle();
        }
        await Promise.all(ends);
        close();
      },
    ),
    { numRuns: 10_000 },
  );
  // The test would say nothing if any of these had never happened.
  for (const [what, count] of Object.entries(seen)) expect([what, count > 10]).toEqual([what, true]);
}, 60_000);
