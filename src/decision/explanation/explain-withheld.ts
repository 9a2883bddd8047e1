import { isWatchWithheld } from "../../lists/watch-withheld";
import type { Decision } from "../decision";
import { describeSubject } from "./describe-subject";
import { joinPhrases } from "./phrase";
import { type Sentence, sentence } from "./sentence";

/**
 * Says of whom the watch list was not told, so that nobody takes its silence for a finding. Pure.
 *
 * @param decision the decision
 * @returns one sentence, the same whatever stands on that list; none where it was told of everybody
 * @source 四(四) (R10)
 * @example
 * explainWithheld(decision).map(({ zh }) => zh)
 */
export function explainWithheld({ evidence }: Decision): readonly Sentence[] {
  const whom = evidence.flatMap(({ subject, relation, found }) =>
    found.kind === "standing" && isWatchWithheld(found.standing) ? [describeSubject(subject, relation)] : [],
  );
  if (whom.length === 0) return [];
  const { zh, en } = joinPhrases(whom);
  return [
    sentence("四(四)", {
      zh: `重点关注名单只供部门共享，平台未向本应用提供：${zh}。以上不包含该名单，也不说明其上有无记录。`,
      en: `The watch list is shared among departments only and was not told to this application: ${en}. Nothing above speaks of it, whether anything is on it or not.`,
    }),
  ];
}
