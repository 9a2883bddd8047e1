/**
 * Writes down after which case a page of touched cases ends, in letters that a query takes as they stand. Pure.
 *
 * @param place of the last case, by which cases are ordered
 * @returns the cursor
 * @example
 * cursorOf('["code:350500-ZJ","F-1"]')
 */
export function cursorOf(place: string): string {
  return Buffer.from(place).toString("base64url");
}

/**
 * Reads a cursor. Pure.
 *
 * @param cursor as it arrived
 * @returns the place; undefined for what {@link cursorOf} never wrote
 * @example
 * placeOf(cursorOf(place)) // place
 */
export function placeOf(cursor: string): string | undefined {
  const place = Buffer.from(cursor, "base64url").toString();
  // Not every text is one that a database takes: PostgreSQL has none with a zero in it.
  return cursorOf(place) === cursor && !/\p{Cc}/u.test(place) ? place : undefined;
}
