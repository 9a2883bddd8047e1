import type { IncentiveGround } from "../../src/catalogue/measure";
import type { ListRecord } from "../../src/lists/list-record";
import { addYears, type CalendarDate } from "../../src/time/calendar-date";
import type { Falling, KnownStanding } from "./situations";

/** What a rule engine is told of a subject: the records that constrain on the day, and what entitles. */
export interface PreparedFacts {
  readonly matterType: string;
  readonly records: readonly RecordFacts[];
  readonly grounds: readonly IncentiveGround[];
}

/** The attributes of a record that conditions speak of. */
export interface RecordFacts {
  readonly list: string;
  readonly field: string;
  readonly severity: string;
  readonly traits: readonly string[];
  readonly listedAs: string;
}

/** Places the records on the day and collects the grounds, as whoever calls a rule engine must. */
export function preparedFacts(
  standing: KnownStanding,
  matterType: string,
  date: CalendarDate,
): PreparedFacts {
  const adverse = standing.records.filter((record) => record.list !== "red");
  const records = adverse.filter((record) => isConstraining(record, date));
  return {
    matterType,
    records: records.map(({ list, field, severity = "unstated", traits, listedAs }) => ({
      list,
      field: field.id,
      severity,
      traits,
      listedAs,
    })),
    grounds: groundsOf(standing, adverse, date),
  };
}

function groundsOf(
  { records, recognitions, cleanSinceOn }: KnownStanding,
  adverse: readonly ListRecord[],
  date: CalendarDate,
): readonly IncentiveGround[] {
  const grounds: IncentiveGround[] = [];
  const isRed = records.some(
    (red) =>
      red.list === "red" &&
      isInForce(red, date) &&
      !adverse.some((record) => isInForce(record, date) || record.listedOn > red.listedOn),
  );
  if (isRed) grounds.push("red");
  const isBarred = adverse.some((record) => isInForce(record, date));
  if (!isBarred && recognitions.some(({ recognizedOn }) => recognizedOn <= date)) grounds.push("recognition");
  const isBroken = adverse.some((record) => isConstraining(record, date));
  if (cleanSinceOn !== undefined && addYears(cleanSinceOn, 3) <= date && !isBroken)
    grounds.push("clean-years");
  return grounds;
}

/** Whether a record can bring a measure on the day. */
export function isConstraining(record: ListRecord, date: CalendarDate): boolean {
  return record.list !== "red" && isInForce(record, date) && !followsRepair(record);
}

function isInForce({ listedOn, term, status }: ListRecord, date: CalendarDate): boolean {
  if (listedOn > date || (status.kind === "exited" && status.on <= date)) return false;
  return term.kind === "indefinite" || date <= term.lastOn;
}

function followsRepair({ followsFrom }: ListRecord): boolean {
  return followsFrom?.exitWay === "repaired" || followsFrom?.exitWay === "expired";
}

/** What applies, measure by measure: what each record brings, and what the grounds open. */
export interface Selection {
  readonly constraints: readonly (readonly SelectedMeasure[])[];
  readonly incentives: readonly SelectedMeasure[];
}

export type SelectedMeasure = Pick<Falling, "measureId" | "binding">;
