/** The Chinese word of an identifier, in the section of the glossary that has the type's name in its heading. */
export type Terms = (section: string, identifier: string) => string;

/**
 * Reads the tables of `docs/glossary.md`. Pure.
 *
 * @param text the glossary
 * @returns a look-up that throws for a word that the glossary does not have
 * @example
 * readGlossary(text)("Binding", "mandatory") // "强制性"
 */
export function readGlossary(text: string): Terms {
  const words = new Map<string, string>();
  let section = "";
  for (const line of text.split("\n")) {
    const heading = /^## .* (\w+)$/.exec(line)?.[1];
    if (heading !== undefined) section = heading;
    const [, zh, identifiers] = /^\| ([^|]+) \| ([^|]+) \|/.exec(line) ?? [];
    if (zh === undefined || identifiers === undefined) continue;
    for (const [, identifier] of identifiers.matchAll(/`([^`]+)`/g))
      words.set(`${section} ${identifier}`, zh);
  }
  return (wanted, identifier) => {
    const zh = words.get(`${wanted} ${identifier}`);
    if (zh === undefined)
      throw new Error(`docs/glossary.md has no "${identifier}" in its section "${wanted}".`);
    return zh;
  };
}
