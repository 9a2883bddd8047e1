import type { ActiveCatalogue, MatterRules } from "../catalogue/active-catalogue";
import { type DecisionContext, decide } from "../decision/decide";
import type { Decision } from "../decision/decision";
import { explainDecision } from "../decision/explanation/explain-decision";
import type { Facts, Matter, RelatedFacts } from "../decision/facts";
import { noticesOf } from "../decision/notice";
import { InputError } from "../errors/yingcha-error";
import type { CacheEntry } from "../freshness/entry-store";
import type { Subject } from "../subject/subject";
import { beijingDateOf, nextBeijingMidnightMs } from "../time/calendar-date";
import type { Check, Freshness } from "./check";
import type { ParsedHow } from "./check-how";
import { deepFrozen } from "./deep-frozen";
import type { GuardParts } from "./guard-parts";
import { openInquiry } from "./inquiry";
import { rememberCheck } from "./remembered-check";
import { tiesOf } from "./ties-of";
import { withinDeadline } from "./within-deadline";

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
    const inquiry = openInquiry(parts, waiting);
    const asking = inquiry.askLists([subject], maxAgeMs);
    const first = await inquiry.holdCatalogue(0);
    if (first.failure === undefined) rulesOf(first.catalogue, matterType);
    const [own] = await asking;
    if (own === undefined) throw new TypeError("A source gave no answer for a subject.");

    // A lookup that names a newer catalogue than the one at hand is not decided by the older one.
    const named = own.answer.catalogueVersion;
    const held =
      first.failure === undefined && named !== undefined ? await inquiry.holdCatalogue(named) : first;
    const { catalogue, failure } = held;
    const rules =
      failure === undefined
        ? rulesOf(catalogue, matterType)
        : (catalogue.matters.get(matterType) ?? bareRules(matterType));

    const ties = tiesOf(own.answer.finding, how.asked, rules);
    const others = await inquiry.askLists(
      ties.map((tie) => tie.subject),
      maxAgeMs,
    );
    const related = others.flatMap((entry, index): RelatedFacts[] => {
      const tie = ties[index];
      return tie === undefined ? [] : [{ ...tie, finding: entry.answer.finding }];
    });

    const nowMs = parts.clock.nowMs();
    const answered = [own, ...others].filter(({ answer }) => answer.finding.kind === "found");
    const startedMs = Math.min(...answered.map((entry) => entry.startedMs));
    const frame: CheckFrame = {
      subject,
      asked: { matterType, ...how.asked },
      stage: how.stage,
      ...(how.caseId === undefined ? {} : { caseId: how.caseId }),
      ...(how.officerId === undefined ? {} : { officerId: how.officerId }),
      freshness: freshnessOf(own, failure === undefined ? catalogue : undefined, startedMs),
    };
    const facts: Facts = { subject, finding: own.answer.finding, related };
    const check = concluded(facts, matterOf(parts, rules, how), frame, {
      catalogue,
      date: beijingDateOf(nowMs),
      calendar: parts.calendar,
      ...(failure === undefined ? {} : { catalogueFailure: failure }),
    });
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

type CheckFrame = Omit<Check, keyof Decision | "explanation" | "notices">;

/** Decides and explains; a rule that throws is not skipped, it leaves the check undetermined. */
function concluded(facts: Facts, matter: Matter, frame: CheckFrame, context: DecisionContext): Check {
  try {
    return checkOf(decide(facts, matter, context), matter, frame);
  } catch {
    const { kind, code } = facts.subject;
    const finding = { kind: "failed", reason: { code: "rule-failed" } } as const;
    return checkOf(decide({ subject: { kind, code }, finding, related: [] }, matter, context), matter, frame);
  }
}

/** The one place where a decision becomes a check, and so the one place that may mark a clearance. */
function checkOf(decision: Decision, { rules }: Matter, frame: CheckFrame): Check {
  const explanation = explainDecision(decision, rules.matterType.title);
  return deepFrozen({ ...decision, ...frame, explanation, notices: noticesOf(decision) } as Check);
}

function matterOf(parts: GuardParts, rules: MatterRules, { asked }: ParsedHow): Matter {
  const { materials, evaluatedOn } = asked;
  return {
    rules,
    ...(parts.department === undefined ? {} : { department: parts.department }),
    ...(evaluatedOn === undefined ? {} : { evaluatedOn }),
    ...(materials === undefined ? {} : { materials }),
  };
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
