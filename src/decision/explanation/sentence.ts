import type { Phrase } from "./phrase";

/** One sentence of an explanation; both texts end with the clause of the plan in brackets. */
export interface Sentence extends Phrase {
  readonly clause: string;
}

/**
 * Ends a phrase with its clause. Pure.
 *
 * @param clause a clause of the plan, e.g. 三(二)
 * @param phrase whole sentences with their full stops
 * @returns the sentence, its texts ending with `（三(二)）` and `(三(二))`
 * @source 五(六): whoever is affected can know the clause
 * @example
 * sentence("三(二)", { zh: "须审查。", en: "Review." }).zh // "须审查。（三(二)）"
 */
export function sentence(clause: string, { zh, en }: Phrase): Sentence {
  return { clause, zh: `${zh}（${clause}）`, en: `${en} (${clause})` };
}
