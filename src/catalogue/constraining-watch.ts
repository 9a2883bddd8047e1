import type { ListRecord } from "../lists/list-record";
import type { RuleParameters } from "./catalogue-document";

/**
 * R9: says whether a watch record can constrain at all; which measures it brings is the catalogue's to say. Pure.
 *
 * @param record a watch record
 * @param parameters whether one that follows a repaired or expired black record constrains
 * @returns false for such a record by default: repair and expiry end the punishment
 * @source 四(四), 五(五); our reading, and a parameter of the catalogue
 * @example
 * isConstrainingWatch(record, catalogue.parameters)
 */
export function isConstrainingWatch(
  record: ListRecord,
  parameters: Pick<RuleParameters, "watchAfterExit">,
): boolean {
  if (parameters.watchAfterExit === "constrained") return true;
  const way = record.followsFrom?.exitWay;
  return way !== "repaired" && way !== "expired";
}
