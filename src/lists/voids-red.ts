import type { ListRecord } from "./list-record";
import type { RecordStatus } from "./record-status";

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
  if (record.list === "red") return false;
  switch (status.kind) {
    case "not-yet":
      return false;
    case "in-force":
      return true;
    case "ended":
      return status.way !== "mis-listed" && red.listedOn < record.listedOn;
  }
}
