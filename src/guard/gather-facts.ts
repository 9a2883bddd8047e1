import { type ActiveCatalogue, type MatterRules, matterRulesOf } from "../catalogue/active-catalogue";
import type { Facts, Finding, RelatedFacts } from "../decision/facts";
import { InputError } from "../errors/yingcha-error";
import type { CacheEntry } from "../freshness/entry-store";
import { isFresh, isOfDay } from "../freshness/is-fresh";
import type { Subject } from "../subject/subject";
import type { HonestClock } from "../time/honest-clock";
import type { Asked } from "./check";
import type { RelatedEntry, RememberedCheck } from "./check-memory";
import type { HeldCatalogue, Inquiry } from "./inquiry";
import { tiesOf } from "./ties-of";
import type { Waiting } from "./within-deadline";

/** What a check decides on: the facts, the catalogue and its rules for the matter, and the answers behind them. */
export interface GatheredFacts {
  readonly facts: Facts;
  readonly held: HeldCatalogue;
  readonly rules: MatterRules;
  /** The answer about the subject itself. */
  readonly own: CacheEntry<RememberedCheck>;
  /** The answers about whoever is checked with it. */
  readonly others: readonly RelatedEntry[];
  /** When the oldest request behind the facts began, wall clock; absent when nothing was found. */
  readonly startedMs?: number;
  /** When the facts were last looked at, wall clock; they are of its Beijing day, and it is the day to decide by. */
  readonly lookedAtMs: number;
}

/** Whom and what to ask for. */
export interface Wanted {
  readonly subject: Subject;
  readonly asked: Asked;
  readonly maxAgeMs: number;
}

/**
 * Gathers the facts of one check: the subject, the catalogue, and whoever is checked with the subject.
 *
 * One answer may lead to the next, so all are looked at once the last is in: an answer that grew past the bound
 * meanwhile is asked for again, and so is one that midnight overtook, and everything when an answer names a newer
 * catalogue than the one used.
 *
 * @param inquiry what asks the world outside
 * @param wanted the subject, what was asked, the bound on age
 * @param clock the honest clock
 * @param waiting what ends the waiting; past the deadline the facts are what had come, but nothing of an earlier day
 * @returns the facts
 * @throws InputError `matter-type-unknown` once a catalogue is active; the reason of the caller's signal
 * @source 五(三), 五(四), 六(一) (R1, R6, R14, R16, R29)
 * @example
 * const { facts, rules } = await gatherFacts(inquiry, wanted, clock, waiting)
 */
export async function gatherFacts(
  inquiry: Inquiry,
  wanted: Wanted,
  clock: HonestClock,
  waiting: Waiting,
): Promise<GatheredFacts> {
  const { subject, asked, maxAgeMs } = wanted;
  const beganMs = clock.nowMs();
  let named = 0;
  for (;;) {
    const asking = inquiry.askLists([subject], maxAgeMs);
    // It is waited for below only; if the caller leaves before that, its failure must not count as unhandled.
    asking.catch(() => undefined);
    const first = await inquiry.holdCatalogue(named);
    if (first.failure === undefined) rulesOf(first, asked.matterType);
    const [own] = await asking;
    if (own === undefined) throw new TypeError("A source gave no answer for a subject.");
    named = Math.max(named, own.answer.catalogueVersion ?? 0);
    const heldFor = named;
    const held = first.failure === undefined ? await inquiry.holdCatalogue(heldFor) : first;
    const rules = rulesOf(held, asked.matterType);

    const ties = tiesOf(own.answer.finding, asked, rules);
    const entries = await inquiry.askLists(
      ties.map((tie) => tie.subject),
      maxAgeMs,
    );
    const found = [own, ...entries].filter(isFound);
    named = Math.max(named, ...found.map(({ answer }) => answer.catalogueVersion ?? 0));

    const nowMs = clock.nowMs();
    const { epoch } = clock;
    const timely = found.every((entry) => {
      const isOwn = entry.startedMs >= beganMs;
      return isFresh(entry, { epoch, nowMs, maxAgeMs: isOwn ? Number.POSITIVE_INFINITY : maxAgeMs });
    });
    const current = held.failure !== undefined || heldFor >= named;
    if ((!timely || !current) && !waiting.signal.aborted) {
      // A turn of the event loop, so that whatever makes this go round cannot keep the deadline from coming.
      await new Promise((resolve) => setImmediate(resolve));
      continue;
    }

    const related: RelatedFacts[] = [];
    const others: RelatedEntry[] = [];
    for (const [index, entry] of entries.entries()) {
      const tie = ties[index];
      if (tie === undefined) continue;
      related.push({ ...tie, finding: findingOn(entry, nowMs) });
      others.push({ subject: tie.subject, entry });
    }
    const facts: Facts = { subject, finding: findingOn(own, nowMs), related };
    const settled = timely && current ? held : { ...held, failure: { code: "deadline-exceeded" } as const };
    const ofToday = found.filter((entry) => isOfDay(entry, nowMs));
    const startedMs = Math.min(...ofToday.map((entry) => entry.startedMs));
    const oldest = ofToday.length === 0 ? {} : { startedMs };
    return { facts, held: settled, rules, own, others, lookedAtMs: nowMs, ...oldest };
  }
}

function isFound({ answer }: CacheEntry): boolean {
  return answer.finding.kind === "found";
}

/** Yesterday's lists by today's calendar would end a record and lack what was listed in its place, 六(一). */
function findingOn(entry: CacheEntry, nowMs: number): Finding {
  return isFound(entry) && !isOfDay(entry, nowMs)
    ? { kind: "failed", reason: { code: "deadline-exceeded" } }
    : entry.answer.finding;
}

/** The rules of a matter; while no catalogue is to be had, a department's own matter type has none. */
function rulesOf({ catalogue, failure }: HeldCatalogue, matterType: string): MatterRules {
  const rules = catalogue.matters.get(matterType);
  if (rules !== undefined) return rules;
  if (failure === undefined)
    throw new InputError(
      "matter-type-unknown",
      `Version ${catalogue.version} of the catalogue ${catalogue.catalogueId} does not know the matter type that was passed; it knows ${knownTo(catalogue)}.`,
    );
  return matterRulesOf({ id: matterType, title: matterType, afterEvaluation: "binds" }, [], []);
}

function knownTo({ matters }: ActiveCatalogue): string {
  const ids = [...new Set([...matters.values()].map(({ matterType }) => matterType.id))];
  const shownCount = 30;
  return ids.slice(0, shownCount).join(", ") + (ids.length > shownCount ? " and others" : "");
}
