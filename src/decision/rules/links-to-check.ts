import type { ResponsibleRole } from "../../lists/list-record";
import type { Link, Standing } from "../../lists/standing";

/**
 * R16, R29: says who is checked with the subject. Pure.
 *
 * @param standing what the platform says of the subject
 * @param personRoles the roles on which a measure of this matter falls
 * @returns the parent of a branch, the operator of an individual business, and the responsible persons of those
 *   roles, and only those
 * @source 二(四), 三(二), 三(六)
 * @example
 * linksToCheck(standing, matter.rules.personRoles)
 */
export function linksToCheck(standing: Standing, personRoles: ReadonlySet<ResponsibleRole>): readonly Link[] {
  if (standing.kind === "unknown") return [];
  return standing.links.filter((link) => link.kind !== "responsible-person" || personRoles.has(link.role));
}
