import type { SourceAnswer } from "../freshness/list-source";
import { maskSubject } from "../subject/mask";
import { isSameSubject, type SubjectRef } from "../subject/subject";

/**
 * Writes answers down so that two rows of them can be compared, and read when they differ. Pure.
 *
 * @param subjects whom was asked about
 * @param answers what was answered
 * @returns a word for each answer: the ids of the records found, `nothing-listed`, `unknown` or `failed`; whose
 *   it is where it is not about the subject asked; `unasked` for one too many
 * @example
 * answersInWords([subject], await source.find([subject], { maxAgeMs: 0 })) // ["B-1"]
 */
export function answersInWords(
  subjects: readonly SubjectRef[],
  answers: readonly SourceAnswer[],
): readonly string[] {
  return answers.map(({ finding }, place) => {
    const subject = subjects[place];
    if (subject === undefined) return "unasked";
    if (finding.kind === "failed") return "failed";
    const { standing } = finding;
    if (!isSameSubject(standing.subject, subject)) return `about ${maskSubject(standing.subject)}`;
    if (standing.kind === "unknown") return "unknown";
    return standing.records.map(({ recordId }) => recordId).join("+") || "nothing-listed";
  });
}
