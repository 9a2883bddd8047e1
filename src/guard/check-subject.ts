import { type ActiveCatalogue, type MatterRules, packAlone } from "../catalogue/active-catalogue";
import { decide } from "../decision/decide";
import type { Decision } from "../decision/decision";
import { explainDecision } from "../decision/explanation/explain-decision";
import type { Facts, RelatedFacts, Relation, UnestablishedReason } from "../decision/facts";
import { noticesOf } from "../decision/notice";
import { linksToCheck } from "../decision/rules/related";
import { InputError, isYingchaError, SourceError } from "../errors/yingcha-error";
import type { CacheEntry } from "../freshness/entry-store";
import { untilAborted } from "../freshness/until-aborted";
import { type Subject, type SubjectRef, subjectKey } from "../subject/subject";
import { beijingDateOf, nextBeijingMidnightMs } from "../time/calendar-date";
import type { Asked, Check, Freshness } from "./check";
import type { ParsedHow } from "./check-how";
import { deepFrozen } from "./deep-frozen";
import type { GuardParts } from "./guard-parts";
import { rememberCheck } from "./remembered-check";
import { type Waiting, withinDeadline } from "./within-deadline";

/**
 * Checks one subject for one matter: asks what is not known freshly enough, decides, explains.
 *
 * @param parts what the guard is put together from
 * @param subject whom to check
 * @param matterType a matter type or an item code
 * @param how the options, read
 * @returns the check, frozen; what could not be established is `undetermined`, never an exception
 * @throws InputError `matter-type-unknown` once a catalogue is active; the reason of the caller's signal
 * @source 五(三) (R1, R16, R21, R23, R29)
 * @example
 * await checkSubject(parts, parseSubject(code), "administrative-license", parseCheckHow({}))
 */
export function checkSubject(
  parts: GuardParts,
  subject: Subject,
  matterType: string,
  how: ParsedHow,
): Promise<Check> {
  return withinDeadline(parts.deadlineMs, how.signal, async (waiting) => {
    const maxAgeMs = how.maxAgeMs ?? parts.maxAgeMs;
    const asking = ask(parts, [subject], maxAgeMs, waiting);
    const held = await holdCatalogue(parts, 0, waiting);
    if (held.failure === undefined) rulesOf(held.catalogue, matterType);
    const [own] = await asking;
    if (own === undefined) throw new TypeError("A source gave no answer for a subject.");

    // A lookup that names a newer catalogue than the one at hand is not decided by the older one.
    const known = own.answer.catalogueVersion;
    const { catalogue, failure } =
      held.failure === undefined && known !== undefined ? await holdCatalogue(parts, known, waiting) : held;
    const rules =
      failure === undefined
        ? rulesOf(catalogue, matterType)
        : (catalogue.matters.get(matterType) ?? bareRules(matterType));

    const ties = tiesOf(own, how.asked, rules);
    const others =
      ties.length === 0
        ? []
        : await ask(
            parts,
            ties.map((tie) => tie.subject),
            maxAgeMs,
            waiting,
          );
    const related = ties.map(
      (tie, index): RelatedFacts => ({ ...tie, finding: (others[index] ?? unanswered).answer.finding }),
    );
    const facts: Facts = { subject, finding: own.answer.finding, related };

    const nowMs = parts.clock.nowMs();
    const date = beijingDateOf(nowMs);
    const { materials, evaluatedOn } = how.asked;
    const matter = {
      rules,
      ...(parts.department === undefined ? {} : { department: parts.department }),
      ...(evaluatedOn === undefined ? {} : { evaluatedOn }),
      ...(materials === undefined ? {} : { materials }),
    };
    const decision = decide(facts, matter, {
      catalogue,
      date,
      calendar: parts.calendar,
      ...(failure === undefined ? {} : { catalogueFailure: failure }),
    });

    const answered = [own, ...others].filter(({ answer }) => answer.finding.kind === "found");
    const startedMs = Math.min(...answered.map((entry) => entry.startedMs));
    const check = deepFrozen(
      checkOf(decision, rules, {
        subject,
        asked: { matterType, ...how.asked },
        stage: how.stage,
        ...(how.caseId === undefined ? {} : { caseId: how.caseId }),
        ...(how.officerId === undefined ? {} : { officerId: how.officerId }),
        freshness: freshnessOf(own, failure === undefined ? catalogue : undefined, startedMs),
      }),
    );
    if (check.outcome !== "undetermined" && isShareable(subject, how))
      rememberCheck(own, matterType, {
        check,
        catalogue,
        startedMs,
        dayEndsMs: nextBeijingMidnightMs(nowMs),
      });
    return check;
  });
}

/**
 * Says whether a check depends on nothing but code and matter type, so that it can be shared. Pure.
 *
 * @param subject whom to check
 * @param how the options, read
 * @returns true when neither a name nor a case, officer, stage, person, material or evaluation was given
 * @example
 * isShareable(parseSubject(code), parseCheckHow({})) // true
 */
export function isShareable(subject: Subject, how: ParsedHow): boolean {
  return (
    subject.name === undefined &&
    how.caseId === undefined &&
    how.officerId === undefined &&
    how.stage === "decision" &&
    Object.keys(how.asked).length === 0
  );
}

const unanswered: CacheEntry = failedEntry({ code: "answer-incomplete" });

function failedEntry(reason: UnestablishedReason): CacheEntry {
  return { answer: { finding: { kind: "failed", reason } }, startedMs: 0, epoch: 0, memo: undefined };
}

/** Asks the lists; the deadline makes failed findings of what has not come, and the caller's leaving is thrown. */
async function ask(
  parts: GuardParts,
  subjects: readonly SubjectRef[],
  maxAgeMs: number,
  waiting: Waiting,
): Promise<readonly CacheEntry[]> {
  try {
    return await parts.source.findEntries(subjects, { maxAgeMs, signal: waiting.signal });
  } catch (error) {
    waiting.throwIfLeft();
    const entry = failedEntry(reasonOf(error, waiting));
    return subjects.map(() => entry);
  }
}

type HeldCatalogue =
  | { readonly catalogue: ActiveCatalogue; readonly failure?: undefined }
  | { readonly catalogue: ActiveCatalogue; readonly failure: UnestablishedReason };

async function holdCatalogue(
  parts: GuardParts,
  minVersion: number,
  waiting: Waiting,
): Promise<HeldCatalogue> {
  const { active } = parts.catalogue;
  if (active !== undefined && active.version >= minVersion) return { catalogue: active };
  try {
    return { catalogue: await untilAborted(parts.catalogue.current(minVersion), waiting.signal) };
  } catch (error) {
    waiting.throwIfLeft();
    return { catalogue: active ?? packAlone(parts.pack), failure: reasonOf(error, waiting) };
  }
}

function reasonOf(error: unknown, waiting: Waiting): UnestablishedReason {
  if (waiting.signal.aborted) return { code: "deadline-exceeded" };
  if (!isYingchaError(error)) return { code: "rule-failed" };
  const retryAt = error instanceof SourceError ? error.retryAt : undefined;
  return { code: error.code, ...(retryAt === undefined ? {} : { retryAt }) };
}

function rulesOf(catalogue: ActiveCatalogue, matterType: string): MatterRules {
  const rules = catalogue.matters.get(matterType);
  if (rules !== undefined) return rules;
  throw new InputError(
    "matter-type-unknown",
    `Version ${catalogue.version} of the catalogue ${catalogue.catalogueId} does not know the matter type that was passed.`,
  );
}

function bareRules(matterType: string): MatterRules {
  return {
    matterType: { id: matterType, title: matterType, afterEvaluation: "binds" },
    constraints: [],
    incentives: [],
    personRoles: new Set(),
  };
}

/** Whoever is checked with the subject: those the platform links to it and those the caller named, each once per relation. */
function tiesOf(
  own: CacheEntry,
  asked: Omit<Asked, "matterType">,
  rules: MatterRules,
): readonly Omit<RelatedFacts, "finding">[] {
  const ties = new Map<string, Omit<RelatedFacts, "finding">>();
  const add = (relation: Relation, subject: RelatedFacts["subject"]) => {
    const key = `${relation.kind} ${relation.kind === "responsible-person" ? relation.role : ""} ${subjectKey(subject)}`;
    const known = ties.get(key);
    ties.set(key, known?.subject.name === undefined ? { relation, subject } : known);
  };
  const { finding } = own.answer;
  if (finding.kind === "found")
    for (const link of linksToCheck(finding.standing, rules.personRoles))
      add(link.kind === "responsible-person" ? { kind: link.kind, role: link.role } : { kind: link.kind }, {
        kind: link.subject.kind,
        code: link.subject.code,
      });
  for (const { role, subject } of asked.responsiblePersons ?? [])
    if (rules.personRoles.has(role)) add({ kind: "responsible-person", role }, subject);
  return [...ties.values()];
}

type CheckFrame = Omit<Check, keyof Decision | "explanation" | "notices">;

/** The one place where a decision becomes a check, and so the one place that may mark a clearance. */
function checkOf(decision: Decision, rules: MatterRules, frame: CheckFrame): Check {
  const explanation = explainDecision(decision, rules.matterType.title);
  return { ...decision, ...frame, explanation, notices: noticesOf(decision) } as Check;
}

function freshnessOf(own: CacheEntry, catalogue: ActiveCatalogue | undefined, startedMs: number): Freshness {
  const { finding } = own.answer;
  return {
    source: "platform",
    ...(finding.kind === "found"
      ? { asOf: finding.standing.asOf, listVersion: finding.standing.listVersion }
      : {}),
    ...(catalogue === undefined ? {} : { catalogueVersion: catalogue.version }),
    ...(Number.isFinite(startedMs) ? { requestedAt: new Date(startedMs).toISOString() } : {}),
  };
}
