import { isCheckedWith } from "../../lists/checked-with";
import type { ResponsibleRole } from "../../lists/list-record";
import type { Link, Standing } from "../../lists/standing";

/**
 * R16, R29: says who is checked with the subject. Pure.
 *
 * An independent legal person answers for itself: whoever holds or once ran it is not checked with it, whatever links
 * the platform names.
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
  const { links, subjectType } = standing;
  return links.filter((link) =>
    link.kind === "responsible-person" ? personRoles.has(link.role) : isCheckedWith(subjectType, link.kind),
  );
}
