import type { RuleParameters } from "../../catalogue/catalogue-document";
import type { ResponsibleRole } from "../../lists/list-record";
import type { Link, Standing } from "../../lists/standing";
import type { AppliedConstraint } from "../decision";
import type { Relation } from "../facts";

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

/**
 * R16, R29: says whether what falls on a related subject bears on the one checked. Pure.
 *
 * @param relation how the two are tied
 * @param onOrganization what the catalogue says of the measure for a responsible person
 * @param parameters what the catalogue says of parents and operators
 * @returns `bears` only where the catalogue says so
 * @source 三(二), 三(六)
 * @example
 * bearingOf({ kind: "parent" }, "shown", catalogue.parameters) // "bears"
 */
export function bearingOf(
  relation: Relation,
  onOrganization: "bears" | "shown",
  parameters: RuleParameters,
): "bears" | "shown" {
  switch (relation.kind) {
    case "parent":
      return parameters.parentRecord;
    case "operator":
      return parameters.operatorRecord;
    case "responsible-person":
      return onOrganization;
  }
}

/**
 * Says whether a constraint asks anything of the officer for the subject checked. Pure.
 *
 * @param constraint one that applies
 * @returns true for an own duty in force that falls on the subject, or on a related one that bears on it
 * @source 五(一), 五(四), 五(六) (R3, R16, R30)
 * @example
 * measures.filter(asksOfficer)
 */
export function asksOfficer(constraint: AppliedConstraint): boolean {
  return (
    constraint.duty === "own" && constraint.state === "in-force" && constraint.related?.bearing !== "shown"
  );
}

/**
 * Says whether a constraint prohibits. Pure.
 *
 * @param constraint one that applies
 * @returns true for a mandatory one with the effect `stop` that asks something of the officer; a responsible
 *   person's record never does more than ask for review of the organization
 * @source 五(四) (R14), 三(二) (R15, R16)
 * @example
 * measures.filter(prohibits).length > 0
 */
export function prohibits(constraint: AppliedConstraint): boolean {
  return (
    asksOfficer(constraint) &&
    constraint.binding === "mandatory" &&
    constraint.effect === "stop" &&
    constraint.related?.relation.kind !== "responsible-person"
  );
}
