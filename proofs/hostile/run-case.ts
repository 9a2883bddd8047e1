import { setTimeout as wait } from "node:timers/promises";
import { createGuard } from "../../src/index";
import type { SubjectRef } from "../../src/subject/subject";
import { prototypeSnapshot } from "../prototype-snapshot";
import type { ControlKind, HostileKind } from "./hostile-kind";
import { type Ending, type Fault, judgeEnding } from "./judge";
import type { MachinePauses } from "./machine-pauses";
import type { StartedPlatform } from "./started-platform";
import { deadlineMs, type FactsName, platformKey, platformSecret, worldOf } from "./world";

type Guard = ReturnType<typeof createGuard>;

/** What came of one case. */
export interface CaseResult {
  readonly faults: readonly Fault[];
  /** How many checks met the hostile answer. */
  readonly checkCount: number;
  /** By how much the slowest of them was over its deadline, in ms; below 0: in time. */
  readonly overrunMs: number;
  /** What each came to, for whoever looks into a fault. */
  readonly endings: readonly Ending[];
  /** What the honest answer came to afterwards. */
  readonly after: string;
  /** How often anything of it was tried again since the machine was too slow. */
  readonly retryCount: number;
}

/** What came of one control. */
export interface ControlResult {
  readonly faults: readonly Fault[];
  /** How often it was checked again since the machine was too slow. */
  readonly retryCount: number;
}

/** Where the cases run: before which platform, and on which machine. */
export interface Ground {
  readonly platform: StartedPlatform;
  readonly pauses: MachinePauses;
}

/** A crowded machine may let a deadline pass before anything was sent or answered; that says nothing of the guard. */
const triesMaxCount = 5;
/** An honest answer has the time that it takes on a crowded machine. */
const controlDeadlineMs = 10_000;

/** By what a guard sends its requests: by itself, or by a fetch that it is given. */
export type SentBy = "own-sender" | "fetch";

function guardOf(baseUrl: string, sentBy: SentBy, ms: number): Guard {
  const own = { baseUrl, appKey: platformKey, secret: platformSecret, deadlineMs: ms };
  const platform = sentBy === "fetch" ? { ...own, fetch: globalThis.fetch } : own;
  // Room for more is set aside with the guard, and there is a guard for every case.
  return createGuard({ platform, cacheMaxCount: 2_000 });
}

/** What an honest answer came to, and how often it was checked again for that. */
interface Served {
  readonly outcome: string;
  readonly retryCount: number;
}

/** What follows from a deadline that the machine let pass, once one has. */
const afterDeadlineCodes: readonly string[] = ["circuit-opened", "platform-unreachable"];

/**
 * Checks against an honest answer: once, since a client that refuses it falls short. Only what a deadline brought is
 * tried again, and counted.
 */
async function checkHonest(
  guard: Guard,
  subject: SubjectRef,
  matterType: string,
  {
    deadline = "kept",
    ...how
  }: { readonly maxAgeMs?: number; readonly deadline?: "kept" | "passed-before" } = {},
): Promise<Served> {
  let isDeadlinePassed = deadline === "passed-before";
  for (let retryCount = 0; ; retryCount += 1) {
    const check = await guard.checkBeforeApprove(subject, matterType, how);
    if (check.outcome !== "undetermined") return { outcome: check.outcome, retryCount };
    const { code } = check.reason;
    // A check after one that was late may join its request, which is still under way.
    const isJoined = retryCount === 0 && deadline === "passed-before";
    if (code === "deadline-exceeded") isDeadlinePassed = true;
    else if (!isJoined && !(isDeadlinePassed && afterDeadlineCodes.includes(code)))
      return { outcome: `undetermined: ${code}`, retryCount };
    if (retryCount + 1 === triesMaxCount) return { outcome: `undetermined: ${code}`, retryCount };
  }
}

/** In which world a kind is met, and by which guard. */
export interface Place {
  readonly facts: FactsName;
  readonly serial: number;
  readonly sentBy: SentBy;
}

/**
 * Runs a guard into a hostile answer, and then has it checked again by an honest one.
 *
 * Again only where all that is wrong is that the hostile answer was never asked for: any other fault is one.
 */
export async function runHostile(ground: Ground, kind: Met, place: Place): Promise<CaseResult> {
  let retryCount = 0;
  for (let tries = 1; ; tries += 1) {
    const result = await runOnce(ground, kind, place);
    retryCount += result.retryCount;
    const isOnlyUnsent = result.faults.length > 0 && result.faults.every((fault) => fault === "not-sent");
    if (!isOnlyUnsent || tries === triesMaxCount) return { ...result, retryCount };
    retryCount += 1;
  }
}

type Met = Pick<HostileKind, "name" | "on" | "guard" | "checks" | "remembered">;

async function runOnce(
  { platform, pauses }: Ground,
  kind: Met,
  { facts, serial, sentBy }: Place,
): Promise<CaseResult> {
  const { subject, foreign, matterType, outcome } = worldOf(facts, serial);
  const isWarmed = kind.guard === "warmed";
  const how = isWarmed ? { maxAgeMs: 0 } : {};
  const run = await platform.open({ name: kind.name, facts, serial, phase: isWarmed ? "honest" : "spoilt" });
  const guard = guardOf(run.baseUrl, sentBy, deadlineMs);
  const faults: Fault[] = [];
  let retryCount = 0;
  if (isWarmed) {
    const before = await checkHonest(guard, subject, matterType, how);
    if (before.outcome !== outcome) faults.push("control-not-served");
    retryCount += before.retryCount;
    await run.turn("spoilt");
  }

  const isUnpolluted = prototypeSnapshot();
  const checked = kind.checks === undefined || kind.checks === "alone" ? [subject] : [subject, foreign];
  const endings = await Promise.all(
    checked.map(async (one, index) => {
      if (index > 0 && kind.checks === "in-two-requests") await wait(20);
      return timedEnding(guard, one, { matterType, how, pauses });
    }),
  );
  for (const { ending, tookMs } of endings) faults.push(...judgeEnding(ending, tookMs));
  if (!isUnpolluted()) faults.push("polluted");
  if (!isWarmed && checked.some((one) => guard.peek(one, matterType) !== undefined))
    faults.push("remembered");

  const { spoilt, honest } = await run.turn("honest");
  if (spoilt === 0) faults.push("not-sent");
  const afterHow = kind.remembered === "as-undetermined" ? { maxAgeMs: 0 } : how;
  const wasLate = endings.some(
    ({ ending }) => "reasonCode" in ending && ending.reasonCode === "deadline-exceeded",
  );
  const deadline = wasLate ? "passed-before" : "kept";
  const after = await checkHonest(guard, subject, matterType, { ...afterHow, deadline });
  retryCount += after.retryCount;
  const { honest: honestLater, trapped } = await run.close();
  if (after.outcome !== outcome) faults.push("control-not-served");
  // What was spoilt beside the lists leaves an honest answer of theirs to be remembered.
  else if (kind.on !== "catalogue" && honestLater === honest) faults.push("remembered");
  if (trapped > 0) faults.push("trapped");
  await guard.close();
  return {
    faults,
    checkCount: endings.length,
    overrunMs: Math.max(...endings.map(({ tookMs }) => tookMs)) - deadlineMs,
    endings: endings.map(({ ending }) => ending),
    after: after.outcome,
    retryCount,
  };
}

/** Whether an honest answer, however odd, was served for what it says. */
export async function runControl(
  { platform }: Ground,
  kind: ControlKind,
  { serial, sentBy }: Omit<Place, "facts">,
): Promise<ControlResult> {
  const { facts, subjectCount = 1 } = kind;
  const world = worldOf(facts, serial);
  const { subject, matterType, outcome } = world;
  const isWarmed = kind.guard === "warmed";
  const how = isWarmed ? { maxAgeMs: 0 } : {};
  const run = await platform.open({ name: kind.name, facts, serial, phase: isWarmed ? "honest" : "spoilt" });
  const guard = guardOf(run.baseUrl, sentBy, controlDeadlineMs);
  const before = isWarmed ? [await checkHonest(guard, subject, matterType, how)] : [];
  if (isWarmed) await run.turn("spoilt");
  const others = Array.from({ length: subjectCount - 1 }, (_, index) => ({
    kind: "passport" as const,
    code: `E${String(index).padStart(8, "0")}`,
  }));
  const [own, ...rest] = await Promise.all(
    [subject, ...others].map((one) => checkHonest(guard, one, matterType, how)),
  );
  const { trapped } = await run.close();
  await guard.close();
  const isServed =
    before.every((one) => one.outcome === outcome) &&
    own?.outcome === (kind.outcome ?? outcome) &&
    rest.every((one) => one.outcome === "review");
  const checks = [...before, ...(own === undefined ? [] : [own]), ...rest];
  return {
    faults: [
      ...(isServed ? [] : (["control-not-served"] as const)),
      ...(trapped > 0 ? (["trapped"] as const) : []),
    ],
    // Those that shared a request were late together.
    retryCount: Math.max(...checks.map((one) => one.retryCount)),
  };
}

/** The time of a check is taken without that which the machine gave to others. */
async function timedEnding(
  guard: Guard,
  subject: SubjectRef,
  {
    matterType,
    how,
    pauses,
  }: {
    readonly matterType: string;
    readonly how: { readonly maxAgeMs?: number };
    readonly pauses: MachinePauses;
  },
): Promise<{ readonly ending: Ending; readonly tookMs: number }> {
  const pausedMs = pauses.totalMs();
  const startedMs = performance.now();
  const ending = await guard.checkBeforeApprove(subject, matterType, how).then(
    (check): Ending => ({
      kind: "returned",
      outcome: check.outcome,
      ...(check.outcome === "undetermined" ? { reasonCode: check.reason.code } : {}),
    }),
    (): Ending => ({ kind: "thrown" }),
  );
  return { ending, tookMs: performance.now() - startedMs - (pauses.totalMs() - pausedMs) };
}
