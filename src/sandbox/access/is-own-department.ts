import type { Department } from "../../lists/list-record";
import type { Application } from "./application";
import { ownDepartment } from "./own-department";

/**
 * Says whether an application acts for a department that a record names. Pure.
 *
 * @param application who asks
 * @param department as the record names it; by its code where it has one, since names are changed
 * @returns true for its own
 * @source 四(四), 五(一)
 * @example
 * isOwnDepartment(application, record.authority)
 */
export function isOwnDepartment(
  application: Pick<Application, "actsFor">,
  { name, code }: Department,
): boolean {
  return ownDepartment(application, code === undefined ? { name } : { code }) !== undefined;
}
