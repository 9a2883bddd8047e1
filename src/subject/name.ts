/**
 * Brings a name into a form in which two spellings of it can be compared.
 *
 * Pure and linear in the length of the name. The result is for comparing only, never for display.
 *
 * @param name the name of an organization or a person, as registered or as typed
 * @returns the name in NFKC and upper case, without white space and invisible characters, every bracket as
 *   `(` or `)` and every separating dot as `·`; empty when nothing else was in it
 * @source domain facts §7 (重错码: the name is sent along); 三(三)
 * @example
 * comparableName("泉州 某某（福建）公司") // "泉州某某(福建)公司"
 */
export function comparableName(name: string): string {
  return (
    name
      .normalize("NFKC")
      .replace(/[\s\p{Cf}]/gu, "")
      .replace(/[[{〔【〈《「『〖]/g, "(")
      .replace(/[\]}〕】〉》」』〗]/g, ")")
      // Names of many ethnic groups hold a dot that keyboards write in four ways.
      .replace(/[•‧・∙]/g, "·")
      .toUpperCase()
  );
}

/**
 * Tells whether two names are spellings of one name.
 *
 * Pure. It is a comparison of spelling, not of identity: the code is the index, the name a cross-check.
 *
 * @param a one name
 * @param b the other name
 * @returns true when both are equal as {@link comparableName} spells them; false otherwise and for names
 *   without content, since two blanks establish nothing
 * @source 三(三)
 * @example
 * sameName("某某（福建）公司", "某某(福建)公司") // true
 */
export function sameName(a: string, b: string): boolean {
  const comparable = comparableName(a);
  return comparable !== "" && comparable === comparableName(b);
}
