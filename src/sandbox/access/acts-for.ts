import type { Department } from "../../lists/list-record";
import type { Application } from "./application";

/**
 * Says whether an application may act in a department's name. Pure.
 *
 * Name and code must both be the department's own: records may name an authority by either, and whoever could pair its
 * own code with another's name would pass for both.
 *
 * @param application who asks
 * @param department in whose name
 * @returns true for one of its departments, named without its code or with it
 * @source 四(四), 五(一)
 * @example
 * actsFor(application, transition.by)
 */
export function actsFor({ actsFor }: Pick<Application, "actsFor">, { name, code }: Department): boolean {
  if (actsFor === "every-department") return true;
  return actsFor.some((own) => own.name === name && (code === undefined || code === own.code));
}
