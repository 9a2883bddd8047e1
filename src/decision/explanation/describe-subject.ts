import { maskSubject } from "../../subject/mask";
import { type SubjectRef, subjectKey } from "../../subject/subject";
import type { Decision } from "../decision";
import type { Relation } from "../facts";
import type { Phrase } from "./phrase";
import { wording } from "./wording";

const checked: Phrase = { zh: "被查主体", en: "the subject checked" };

/**
 * Names whom a sentence speaks of, without a name and with the code masked. Pure.
 *
 * @param subject whose code it is
 * @param relation how it is tied to the subject checked; absent: it is the subject checked
 * @returns 被查主体, or the relation with the masked code
 * @source 三(六), 四(四)
 * @example
 * describeSubject(subject, { kind: "parent" }).zh // "上级法人（统一社会信用代码 91350500********XT）"
 */
export function describeSubject(subject: SubjectRef, relation: Relation | undefined): Phrase {
  if (relation === undefined) return checked;
  const tie =
    relation.kind === "responsible-person" ? wording.role[relation.role] : wording.relation[relation.kind];
  const code = wording.codeKind[subject.kind];
  const masked = maskSubject(subject);
  return { zh: `${tie.zh}（${code.zh} ${masked}）`, en: `the ${tie.en} (${code.en} ${masked})` };
}

/**
 * The same for a subject of which only the code is at hand. Pure.
 *
 * @param decision in whose evidence the subject stands
 * @param subject whose code it is
 * @returns what {@link describeSubject} says of it; the subject checked where the evidence names no relation
 * @source 三(六)
 * @example
 * describeFoundSubject(decision, inconsistency.subject).en
 */
export function describeFoundSubject(decision: Decision, subject: SubjectRef): Phrase {
  const key = subjectKey(subject);
  const found = decision.evidence.find((entry) => subjectKey(entry.subject) === key);
  return describeSubject(subject, found?.relation);
}
