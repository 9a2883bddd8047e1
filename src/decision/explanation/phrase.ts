/** The same words in Chinese and in English; names and titles from the data stay Chinese in both. */
export interface Phrase {
  readonly zh: string;
  readonly en: string;
}

/**
 * Puts phrases in a row. Pure.
 *
 * @param phrases any number, also none
 * @returns one phrase, parted by `；` and `; `; empty when there was none
 * @source our reading: how lists are written in the explanation
 * @example
 * joinPhrases([{ zh: "甲", en: "a" }, { zh: "乙", en: "b" }]) // { zh: "甲；乙", en: "a; b" }
 */
export function joinPhrases(phrases: readonly Phrase[]): Phrase {
  return { zh: phrases.map(({ zh }) => zh).join("；"), en: phrases.map(({ en }) => en).join("; ") };
}
