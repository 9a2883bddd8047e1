import type { ListRecord } from "../../lists/list-record";

/**
 * Says whether a record is told to nobody who may not see the watch list. Pure.
 *
 * A watch record, and a red one that has left its list, whichever way: if some ways were told, one that is not would
 * be a watch listing. That the red record is no longer there cannot be hidden.
 *
 * @param record one listing
 * @returns true for one that is left out, whatever else stands beside it
 * @source 四(四), 六(二) (R10)
 * @example
 * isWithheld(record)
 */
export function isWithheld({ list, status }: ListRecord): boolean {
  return list === "watch" || (list === "red" && status.kind === "exited");
}
