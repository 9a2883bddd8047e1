/**
 * Every table whose rows may hold what an erasure takes away.
 *
 * @source 六(三)
 * @example
 * scrubbedTables.includes("records") // true
 */
export const scrubbedTables = [
  "subjects",
  "records",
  "public_records",
  "changes",
  "feedback",
  "feedback_records",
  "responses",
] as const;
