import type { ListRecord } from "./list-record";
import { isMisListed, type RecordStatus } from "./record-status";

/**
 * R11: says whether a record breaks the years without an adverse one, while it is in force and after. Pure.
 *
 * @param record one listing
 * @param status what it is on the day
 * @returns true for a black or watch record in force or lawfully ended; a repaired one, and the watch record after
 *   it, breaks nothing, and of a mis-listing nothing remains
 * @source 二(二), 五(五), 六(三)
 * @example
 * breaksCleanYears(record, recordStatus(record, date))
 */
export function breaksCleanYears(record: ListRecord, status: RecordStatus): boolean {
  if (record.list === "red" || status.kind === "not-yet" || isMisListed(status)) return false;
  const isRepaired = status.kind === "ended" && status.way === "repaired";
  return !isRepaired && record.followsFrom?.exitWay !== "repaired";
}
