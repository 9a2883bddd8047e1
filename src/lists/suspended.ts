import type { ListRecord } from "./list-record";

/**
 * R3: says whether the measures of a record are suspended, record by record. Pure.
 *
 * @param record one listing
 * @returns true while an objection or complaint of the subject is under verification, or a department's own
 *   doubt that a second officer confirmed; a doubt that waits for confirmation suspends nothing, and a
 *   verification that found the record right or corrected it lets the measures resume (R5)
 * @source 五(六); the second officer: our reading
 * @example
 * isSuspended(record) // the record is shown, its constraints are not carried out
 */
export function isSuspended(record: ListRecord): boolean {
  const { verification } = record;
  if (verification?.kind !== "under-verification") return false;
  return verification.grounds.kind !== "doubt" || verification.grounds.confirmation === "confirmed";
}
