import type { ListRecord } from "../../lists/list-record";
import { toldRecord } from "../registry/told-record";
import type { Application } from "./application";

/**
 * Makes what says which records an application may know of. Pure.
 *
 * @param application who asks
 * @returns a function of a record: false for one that tells of the watch list, to whoever may not see that list
 * @source 四(四) (R10)
 * @example
 * records.filter(toldTo(application))
 */
export function toldTo({ scopes }: Pick<Application, "scopes">): (record: ListRecord) => boolean {
  return scopes.includes("watch-list") ? () => true : (record) => toldRecord(record) !== undefined;
}
