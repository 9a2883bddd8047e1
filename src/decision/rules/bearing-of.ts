import type { RuleParameters } from "../../catalogue/catalogue-document";
import type { Relation } from "../facts";

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
