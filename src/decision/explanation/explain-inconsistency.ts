import type { Decision, Inconsistency } from "../decision";
import { describeFoundSubject } from "./describe-subject";
import { type Sentence, sentence } from "./sentence";
import { wording } from "./wording";

/**
 * Says what contradicts itself in the platform's answer, for the platform to mend. Pure.
 *
 * @param decision in whose evidence the subject stands
 * @param inconsistency one that was found
 * @returns one sentence under the clause that the answer contradicts
 * @source 六(一), 六(二), 二(二), 三(二) (R2, R7, R11, R29)
 * @example
 * explainInconsistency(decision, inconsistency).zh
 */
export function explainInconsistency(
  decision: Decision,
  { kind, subject, recordIds, clause }: Inconsistency,
): Sentence {
  const whom = describeFoundSubject(decision, subject);
  const what = wording.inconsistency[kind];
  const records =
    recordIds.length === 0
      ? { zh: "", en: "" }
      : { zh: `（记录 ${recordIds.join("、")}）`, en: ` (record ${recordIds.join(", ")})` };
  return sentence(clause, {
    zh: `数据不一致，涉及${whom.zh}：${what.zh}${records.zh}。请平台核对。`,
    en: `Inconsistency about ${whom.en}: ${what.en}${records.en}. For the platform to check.`,
  });
}
