import { type BearingMeasure, bearingMeasures } from "../../catalogue/bearing-measures";
import type { PolicyPack } from "../../catalogue/policy-pack";
import type { KeptEngagement } from "../../contract/engagement";
import type { Department, ListRecord } from "../../lists/list-record";
import { recordStatus } from "../../lists/record-status";
import { isSuspended } from "../../lists/suspended";
import type { CalendarDate } from "../../time/calendar-date";
import { departmentKey } from "../department-key";
import { documentOf } from "./document-of";

/** By which a listing calls on a department. */
export interface CallsOnGround {
  readonly pack: PolicyPack;
  /** The text of the active catalogue. */
  readonly text: string;
  readonly engagements: readonly KeptEngagement[];
  readonly department: Department;
  readonly date: CalendarDate;
}

/**
 * Makes what says which measures a record calls on a department to carry out. Pure.
 *
 * @param ground the catalogue, what the department declared to implement, the day
 * @returns a function of a record: nothing for one that is over or not yet in force, and while its constraints
 *   are suspended; undefined where the department declared nothing, so that no record can call on it
 * @source 五(一), 五(四), 五(六) (R3, R19)
 * @example
 * callsOn({ pack, text, engagements, department, date })?.(record)
 */
export function callsOn({
  pack,
  text,
  engagements,
  department,
  date,
}: CallsOnGround): ((record: ListRecord) => readonly BearingMeasure[]) | undefined {
  const key = departmentKey(department);
  const declared = new Set(
    engagements
      .filter(({ by, role }) => role === "implements" && departmentKey(by) === key)
      .flatMap(({ measureIds }) => measureIds),
  );
  if (declared.size === 0) return undefined;
  const document = documentOf(text);
  return (record) => {
    // A red record under objection stays in force: what is suspended are constraints (R19).
    const isWaiting = record.list !== "red" && isSuspended(record);
    if (isWaiting || recordStatus(record, date).kind !== "in-force") return [];
    const measures = bearingMeasures(pack, document, record, department.code);
    return measures.filter(({ measureId }) => declared.has(measureId));
  };
}
