import { type BearingMeasure, bearingMeasures } from "../../catalogue/bearing-measures";
import type { PolicyPack } from "../../catalogue/policy-pack";
import type { KeptEngagement } from "../../contract/engagement";
import { disputesAmong } from "../../lists/disputes-among";
import type { Department, ListRecord } from "../../lists/list-record";
import { recordStatus } from "../../lists/record-status";
import { voidsRed } from "../../lists/voids-red";
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
  /** Whether whoever asks may know of a record. */
  isTold(record: ListRecord): boolean;
}

/** Which measures a record calls on a department to carry out, `beside` all records of its subject. */
export type CallsOn = (record: ListRecord, beside: readonly ListRecord[]) => readonly BearingMeasure[];

/**
 * Makes what says which measures a record calls on a department to carry out. Pure.
 *
 * @param ground the catalogue, what the department declared to implement, the day
 * @returns a function of a record: nothing for one that is over or not yet in force, while its constraints are
 *   suspended, and for a red one that an adverse record voids or, itself disputed, holds; undefined where the
 *   department declared nothing, so that no record can call on it
 * @source 五(一), 五(四), 五(六), 六(二) (R2, R3, R19, R20)
 * @example
 * callsOn({ pack, text, engagements, department, date, isTold })?.(record, beside)
 */
export function callsOn({
  pack,
  text,
  engagements,
  department,
  date,
  isTold,
}: CallsOnGround): CallsOn | undefined {
  const key = departmentKey(department);
  const declared = new Set(
    engagements
      .filter(({ by, role }) => role === "implements" && departmentKey(by) === key)
      .flatMap(({ measureIds }) => measureIds),
  );
  if (declared.size === 0) return undefined;
  const document = documentOf(text);
  return (record, beside) => {
    // A red record under objection stays in force: what is suspended are constraints (R19).
    const isWaiting = record.list !== "red" && disputesAmong(beside, date)(record) !== undefined;
    if (isWaiting || recordStatus(record, date).kind !== "in-force") return [];
    // By what is told alone, so that to whoever may not see the watch list a red record calls, or does not, the same
    // with a watch record beside it and without (R10): for them black records void it, and no other.
    const isVoiding = (one: ListRecord) => isTold(one) && voidsRed(one, recordStatus(one, date), record);
    if (record.list === "red" && beside.some(isVoiding)) return [];
    const measures = bearingMeasures(pack, document, record, department.code);
    return measures.filter(({ measureId }) => declared.has(measureId));
  };
}
