import type { AppliedConstraint } from "../decision";

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
