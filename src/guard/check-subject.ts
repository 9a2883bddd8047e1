import type { MatterRules } from "../catalogue/active-catalogue";
import { type DecisionContext, decide } from "../decision/decide";
import type { Decision } from "../decision/decision";
import { explainChecksum } from "../decision/explanation/explain-checksum";
import { explainDecision } from "../decision/explanation/explain-decision";
import type { Facts, Matter } from "../decision/facts";
import { noticesOf } from "../decision/notice";
import type { Subject } from "../subject/subject";
import { beijingDateOf, nextBeijingMidnightMs } from "../time/calendar-date";
import type { Check, Freshness } from "./check";
import type { ParsedHow } from "./check-how";
import { deepFrozen } from "./deep-frozen";
import { type GatheredFacts, gatherFacts } from "./gather-facts";
import type { GuardDesk, GuardParts } from "./guard-parts";
import { openInquiry } from "./inquiry";
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
  parts: GuardDesk,
  subject: Subject,
  matterType: string,
  how: ParsedHow,
): Promise<Check> {
  return withinDeadline(parts.deadlineMs, how.signal, async (waiting) => {
    const { clock, calendar } = parts;
    const asked = { matterType, ...how.asked };
    const wanted = { subject, asked, maxAgeMs: how.maxAgeMs ?? parts.maxAgeMs };
    const gathered = await gatherFacts(openInquiry(parts, waiting), wanted, clock, waiting);
    const { facts, held, rules, own, others, startedMs, lookedAtMs } = gathered;
    const { catalogue, failure } = held;

    const frame: CheckFrame = {
      subject,
      asked,
      stage: how.stage,
      ...(how.caseId === undefined ? {} : { caseId: how.caseId }),
      ...(how.officerId === undefined ? {} : { officerId: how.officerId }),
      freshness: freshnessOf(gathered),
    };
    const check = concluded(facts, matterOf(parts, rules, how), frame, {
      catalogue,
      date: beijingDateOf(lookedAtMs),
      calendar,
      ...(failure === undefined ? {} : { catalogueFailure: failure }),
    });
    if (check.outcome !== "undetermined" && startedMs !== undefined && isShareable(subject, how))
      parts.memory.keep(own, {
        matterType,
        check,
        catalogue,
        startedMs,
        dayEndsMs: nextBeijingMidnightMs(lookedAtMs),
        others,
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
  const explanation = [
    ...explainDecision(decision, rules.matterType.title),
    ...explainChecksum(frame.subject),
  ];
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

function freshnessOf({ facts: { finding }, held, startedMs }: GatheredFacts): Freshness {
  return {
    source: "platform",
    ...(finding.kind === "found"
      ? { asOf: finding.standing.asOf, listVersion: finding.standing.listVersion }
      : {}),
    ...(held.failure === undefined ? { catalogueVersion: held.catalogue.version } : {}),
    ...(startedMs === undefined ? {} : { requestedAt: new Date(startedMs).toISOString() }),
  };
}
