import { isDeepStrictEqual } from "node:util";
import type { ActiveCatalogue } from "../../src/catalogue/active-catalogue";
import type { Decision } from "../../src/decision/decision";
import type { Facts, Finding } from "../../src/decision/facts";
import { errorCodes } from "../../src/errors/error-code";
import type { SourceAnswer } from "../../src/freshness/list-source";
import { tiesOf } from "../../src/guard/ties-of";
import { isSameSubject, subjectKey } from "../../src/subject/subject";
import { chinaWorkingDays } from "../../src/time/china-working-days";
import { oracle } from "../../tests/decision/oracle";
import { verdictOf } from "../../tests/decision/verdict";
import { processorMs } from "../processor-ms";
import type { AnswerReader } from "./answer-reader";
import type { MutatedAnswer } from "./mutant";
import { hasBindingBlack, hasStrictWatch, isCompletelyAnswered, plainStanding } from "./plain-standing";
import { at, listAt, plainValue } from "./plain-value";
import { provenOn } from "./valid-bodies";

/** What can be wrong with what was made of an answer. */
export type AnswerFault = "threw" | "untyped" | "misread" | "cleared" | "disagreed";

export interface AnswerJudgement {
  readonly faults: readonly AnswerFault[];
  /** Whether the standing of the one to check could be read. */
  readonly isRead: boolean;
  readonly outcomes: readonly Decision["outcome"][];
  /** How long reading and deciding took; where that was long, the least processor time of three more runs. */
  readonly workMs: number;
}

interface Work {
  readonly answers: readonly SourceAnswer[];
  readonly decided: readonly {
    readonly facts: Facts;
    readonly matterType: string;
    readonly decision: Decision;
  }[];
}

const longMs = 10;
/** The reading of all rules takes longer than all else; a share of the decisions is held against it in full. */
const comparedEvery = 3;
const matterTypes = [
  "administrative-license",
  "government-procurement",
  "market-entry",
  "project-approval",
  "honor",
];

/** Makes the judge of a reader, over a catalogue in force. */
export function answerJudge(
  reader: AnswerReader,
  catalogue: ActiveCatalogue,
): (mutant: MutatedAnswer) => Promise<AnswerJudgement> {
  const context = { catalogue, date: provenOn, calendar: chinaWorkingDays };

  function matterOf(matterType: string) {
    const rules = catalogue.matters.get(matterType);
    if (rules === undefined) throw new TypeError(`The catalogue has no ${matterType}.`);
    return { rules };
  }

  /** The way of an answer, as a check takes it: whoever is tied to the subject is found among those asked with it. */
  async function work({ answer, bytes, seed }: MutatedAnswer): Promise<Work> {
    const { asked, responsiblePersons } = answer;
    const answers = await reader.readAnswer(bytes, asked);
    const findingOf = (key: string): Finding => {
      const place = asked.findIndex((one) => subjectKey(one) === key);
      return answers[place]?.finding ?? { kind: "failed", reason: { code: "platform-unreachable" } };
    };
    const decided: Work["decided"][number][] = [];
    for (const [place, matterType] of placesToDecide(answer, seed)) {
      const subject = asked[place];
      if (subject === undefined) continue;
      const matter = matterOf(matterType);
      const finding = findingOf(subjectKey(subject));
      const ties = tiesOf(finding, { responsiblePersons }, matter.rules);
      const related = ties.map((tie) => ({ ...tie, finding: findingOf(subjectKey(tie.subject)) }));
      const facts: Facts = { subject, finding, related };
      const decision = reader.decide(facts, matter, context);
      if (seed % 8 === 0) reader.explainDecision(decision, matter.rules.matterType.title);
      decided.push({ facts, matterType, decision });
    }
    return { answers, decided };
  }

  async function worked(mutant: MutatedAnswer, clockMs: () => number) {
    const startedMs = clockMs();
    const done = await work(mutant).catch(() => undefined);
    return { done, elapsedMs: clockMs() - startedMs };
  }

  return async (mutant) => {
    const first = await worked(mutant, () => performance.now());
    let workMs = first.elapsedMs;
    for (let again = 0; again < 3 && workMs >= longMs; again += 1)
      workMs = Math.min(workMs, (await worked(mutant, processorMs)).elapsedMs);
    if (first.done === undefined) return { faults: ["threw"], isRead: false, outcomes: [], workMs };

    const { answers, decided } = first.done;
    const { asked } = mutant.answer;
    const faults = new Set<AnswerFault>();
    if (answers.length !== asked.length) faults.add("misread");
    const isFound = answers.some(({ finding }) => finding.kind === "found");
    const plain = isFound ? plainValue(mutant.bytes) : undefined;
    const standings = asked.map((_, place) => (isFound ? plainStanding(plain, place, asked) : undefined));
    for (const [place, { finding }] of answers.entries())
      if (finding.kind === "failed") {
        if (!Object.hasOwn(errorCodes, finding.reason.code)) faults.add("untyped");
      } else if (!isSameStanding(finding, standings[place])) faults.add("misread");

    for (const { facts, matterType, decision } of decided) {
      const matter = matterOf(matterType);
      if (decision.outcome === "undetermined" && !Object.hasOwn(errorCodes, decision.reason.code))
        faults.add("untyped");
      if (decision.outcome === "proceed" && !mayProceed(facts, matterType)) faults.add("cleared");
      if (facts.finding.kind === "failed") {
        if (decision.outcome !== "undetermined") faults.add("disagreed");
      } else if (
        mutant.seed % comparedEvery === 0 &&
        !isDeepStrictEqual(verdictOf(decision), oracle(facts, matter, context))
      )
        faults.add("disagreed");
    }
    return {
      faults: [...faults],
      isRead: answers[0]?.finding.kind === "found",
      outcomes: decided.map(({ decision }) => decision.outcome),
      workMs,
    };

    /** By the JSON alone: the subject and whoever is tied to it are known, answered for by all, and not held back. */
    function mayProceed({ subject, related }: Facts, matterType: string): boolean {
      const standingOf = (one: typeof subject) =>
        standings[asked.findIndex((other) => isSameSubject(one, other))];
      const own = standingOf(subject);
      const bearing = [
        own,
        ...related
          .filter(({ relation }) => relation.kind !== "responsible-person")
          .map((tie) => standingOf(tie.subject)),
      ];
      const all = [own, ...related.map((tie) => standingOf(tie.subject))];
      return (
        all.every((standing) => at(standing, "kind") === "known" && isCompletelyAnswered(standing)) &&
        !bearing.some((standing) => hasBindingBlack(standing, provenOn)) &&
        !(matterType === "administrative-license" && hasStrictWatch(own, provenOn)) &&
        hasItsLinks(own) &&
        (listAt(own, "links") ?? []).every(
          (link) =>
            at(link, "kind") === "responsible-person" || related.some((tie) => isTo(link, tie.subject)),
        )
      );
    }
  };
}

/** The one to check in the matter it is about; by turns also in another, and another one that was asked about. */
function placesToDecide({ asked, matterType }: MutatedAnswer["answer"], seed: number) {
  const other = matterTypes[seed % matterTypes.length] ?? matterType;
  return [
    [0, matterType],
    ...(seed % 3 === 0 ? [[0, other] as const] : []),
    ...(seed % 4 === 0 ? [[seed % asked.length, other] as const] : []),
  ] as readonly (readonly [number, string])[];
}

function isSameStanding(finding: Finding & { readonly kind: "found" }, plain: unknown): boolean {
  const { standing } = finding;
  if (plain === undefined || standing.kind !== at(plain, "kind")) return false;
  if (standing.kind === "unknown") return true;
  const records = listAt(plain, "records") ?? [];
  return isDeepStrictEqual(standing.records.map(sayings), records.map(sayings));
}

/** What decides of a record, leaf by leaf. */
function sayings(record: unknown): readonly unknown[] {
  return [
    ["recordId"],
    ["list"],
    ["field", "id"],
    ["severity"],
    ["listedAs"],
    ["listedOn"],
    ["term", "kind"],
    ...(at(record, "term", "kind") === "until" ? [["term", "lastOn"]] : []),
    ["status", "kind"],
    ...(at(record, "status", "kind") === "exited"
      ? [
          ["status", "way"],
          ["status", "on"],
        ]
      : []),
    ["verification", "kind"],
    ["followsFrom", "recordId"],
    ["followsFrom", "exitWay"],
  ].map((path) => at(record, ...path));
}

function hasItsLinks(standing: unknown): boolean {
  const type = at(standing, "subjectType");
  if (type !== "branch" && type !== "individual-business") return true;
  const wanted = type === "branch" ? "parent" : "operator";
  return (listAt(standing, "links") ?? []).some((link) => at(link, "kind") === wanted);
}

function isTo(link: unknown, subject: Facts["subject"]): boolean {
  return at(link, "subject", "kind") === subject.kind && at(link, "subject", "code") === subject.code;
}
