import type { ListRecord } from "./list-record";
import { isMisListed, type RecordStatus } from "./record-status";

/**
 * R2: says whether a record voids a red one of its subject, or holds it while it is itself under verification. Pure.
 *
 * @param record another listing of the subject
 * @param status what that listing is on the day
 * @param red the red record, in force
 * @returns true for a black or watch record in force, and for one that has ended since the red one was listed; of a
 *   mis-listing nothing remains
 * @source 六(二), 六(三); the voiding before removal: our reading
 * @example
 * voidsRed(record, recordStatus(record, date), red)
 */
export function voidsRed(
  record: ListRecord,
  status: RecordStatus,
  red: Pick<ListRecord, "listedOn">,
): boolean {
  if (record.list === "red" || status.kind === "not-yet" || isMisListed(status)) return false;
  return status.kind === "in-force" || red.listedOn < record.listedOn;
}
