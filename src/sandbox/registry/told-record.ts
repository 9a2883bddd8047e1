import type { ListRecord } from "../../lists/list-record";

/**
 * Says what is told of a record to those who may not see the watch list. Pure.
 *
 * Nothing of a watch record, and nothing of a red one that has left its list, whichever way: if some ways were told,
 * one that is not would be a watch listing. That the red record is no longer there cannot be hidden. Nor is it told
 * whether a red record is under verification: while it is, the ways off the list are barred but two, and a record
 * that went then would have fallen or been found a mis-listing.
 *
 * @param record one listing
 * @returns the record as they see it; undefined for one that is left out, whatever else stands beside it
 * @source 四(四), 六(二) (R10)
 * @example
 * toldRecord(record)?.recordId
 */
export function toldRecord(record: ListRecord): ListRecord | undefined {
  const { list, status } = record;
  if (list === "black") return record;
  if (list === "watch" || status.kind === "exited") return undefined;
  const { verification: _, ...told } = record;
  return told;
}
