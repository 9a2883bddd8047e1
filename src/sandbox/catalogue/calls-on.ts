import { type BearingMeasure, bearingMeasures } from "../../catalogue/bearing-measures";
import type { PolicyPack } from "../../catalogue/policy-pack";
import type { KeptEngagement } from "../../contract/engagement";
import type { Department, ListRecord } from "../../lists/list-record";
import { recordStatus } from "../../lists/record-status";
import { isSuspended } from "../../lists/suspended";
import type { CalendarDate } from "../../time/calendar-date";
import { departmentKey } from "../storage/department-key";
import { documentOf } from "./document-of";

/** By which a listing calls on a department. */
export interface CallsOnGround {
  readonly pack: PolicyPack;
  /** The text of the active catalogue. */
  readonly text: string;
  readonly engagements: readonly KeptEngagement[];
  readonly department: Pick<Department, "code" | "name">;
  readonly date: CalendarDate;
  /** Whether whoever asks may know of the watch list, 四(四). */
  readonly watch: "shown" | "withheld";
}

/**
 * Makes what says which measures a record calls on a department to carry out. Pure.
 *
 * @param ground the catalogue, what the department declared to implement, the day
 * @returns a function of a record; nothing for one that is over or not yet in force, or whose measures are suspended, while
 *   which nothing of it is carried out
 * @source 五(一), 五(四), 五(六)
 * @example
 * callsOn({ pack, text, engagements, department, date, watch: "withheld" })(record)
 */
export function callsOn({
  pack,
  text,
  engagements,
  department,
  date,
  watch,
}: CallsOnGround): (record: ListRecord) => readonly BearingMeasure[] {
  const key = departmentKey(department);
  const declared = new Set(
    engagements
      .filter(({ by, role }) => role === "implements" && departmentKey(by) === key)
      .flatMap(({ measureIds }) => measureIds),
  );
  const document = documentOf(text);
  return (record) => {
    if (declared.size === 0 || (record.list === "watch" && watch === "withheld")) return [];
    if (isSuspended(record)) return [];
    if (recordStatus(record, date).kind !== "in-force") return [];
    return bearingMeasures(pack, document, record, department.code).filter(({ measureId }) =>
      declared.has(measureId),
    );
  };
}
