import { isDeepStrictEqual } from "node:util";
import type { SourceAnswer } from "../freshness/list-source";
import type { Standing } from "../lists/standing";
import { maskSubject } from "../subject/mask";
import { isSameSubject, type SubjectRef } from "../subject/subject";
import { type KnownStanding, knownStanding } from "./known-standing";
import { standingContent } from "./standing-content";

/**
 * Writes answers down so that two rows of them can be compared, and read when they differ. Pure.
 *
 * A standing goes by the id of its record only when it says all that `knownStanding` put under it, and no more.
 *
 * @param subjects who was asked about
 * @param answers what was answered
 * @returns a word for each answer: the ids of the records found, `nothing-listed`, `unknown` or `failed`; with what
 *   differs from the standing put, and with the lists for which a source is missing; whose it is where it is not
 *   about the subject asked; `unasked` for one too many
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
    const { lacking } = standingContent(standing);
    return `${wordOf(standing)}${Array.isArray(lacking) && lacking.length > 0 ? ` lacking ${lacking.join("+")}` : ""}`;
  });
}

function wordOf(standing: Standing): string {
  if (standing.kind === "unknown") return "unknown";
  const ids = standing.records.map(({ recordId }) => recordId).join("+");
  if (ids === "") return "nothing-listed";
  const altered = alteredIn(standing, knownStanding(standing.subject, ids));
  return altered.length === 0 ? ids : `${ids} with other ${altered.join("+")}`;
}

function alteredIn(standing: Standing, put: KnownStanding): readonly string[] {
  const [found, expected] = [standingContent(standing), standingContent(put)];
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].filter(
    (key) => key !== "lacking" && !isDeepStrictEqual(found[key], expected[key]),
  );
}
