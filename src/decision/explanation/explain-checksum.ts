import { maskSubject } from "../../subject/mask";
import type { Subject } from "../../subject/subject";
import { type Sentence, sentence } from "./sentence";

/**
 * Says that the check character of a code does not fit. Pure.
 *
 * @param subject whom was checked
 * @returns a sentence for a mismatch, otherwise none; it changes nothing else, since early codes are right all the same
 * @source 五(三) (R22): our reading
 * @example
 * explainChecksum(subject).map(({ zh }) => zh)
 */
export function explainChecksum(subject: Subject): readonly Sentence[] {
  if (subject.checksum !== "mismatch") return [];
  const masked = maskSubject(subject);
  return [
    sentence("五(三)", {
      zh: `代码 ${masked} 的校验位不符：已照常查询，结论不因此改变；早期赋码如此，也可能录入有误，请核对。`,
      en: `The check character of the code ${masked} does not fit. It was looked up all the same and nothing else changes: early codes are so, and so is a misspelt one; compare it.`,
    }),
  ];
}
