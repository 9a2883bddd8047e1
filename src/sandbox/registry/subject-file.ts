import type { ListRecord } from "../../lists/list-record";
import { recordStatus } from "../../lists/record-status";
import type { SubjectRef } from "../../subject/subject";
import type { CalendarDate } from "../../time/calendar-date";
import { addDays } from "../../time/calendar-date";
import type { RegisteredSubject } from "../registered-subject";
import type { LookupHow } from "./lookup-how";
import { toldRecord } from "./told-record";

/** A record, and what the platform keeps with it in the back office, 六(三). */
export interface HeldRecord {
  readonly record: ListRecord;
  /** Of the listing; absent for a record that was imported. */
  readonly documentNumber?: string;
  /** Of a black record: how long its subject is watched after the exit, 六(一). */
  readonly watchDays?: number;
  /** Of an organization's record: whose files it went on into, 三(六). */
  readonly responsibleRecords?: readonly RecordPlace[];
  /** Of a responsible person's record: the organization's record on which it rests, 三(六). */
  readonly restsOn?: RecordPlace;
  /** The day it was listed here; absent for a record that was imported. */
  readonly enteredOn?: CalendarDate;
  /** The day from which it stands again, since what had ended it was a mis-listing, 六(三). */
  readonly resumedOn?: CalendarDate;
  /** The adverse record whose listing ended this one; should that prove a mis-listing, this one resumes. */
  readonly endedBy?: string;
  /** How it stood before that: listed, or as another platform had dated its exit. */
  readonly statusBefore?: ListRecord["status"];
  /** Who raised the doubt that is open. */
  readonly doubtedBy?: string;
  readonly misuse?: "reported";
  /** How many verifications ended without their subject having been told, 五(六). */
  readonly untoldResultCount?: number;
}

/** Where a record is held. */
export interface RecordPlace {
  readonly subject: SubjectRef;
  readonly recordId: string;
}

/** All that the platform holds of one subject. */
export interface SubjectFile extends Omit<RegisteredSubject, "records"> {
  readonly held: readonly HeldRecord[];
}

/**
 * Finds the watch records that followed a black one. Pure.
 *
 * @param file its subject's
 * @param recordId the black record's id
 * @returns them in their order; native ones are one at most
 * @source 六(一)
 * @example
 * followersOf(file, "B-1")
 */
export function followersOf({ held }: SubjectFile, recordId: string): readonly HeldRecord[] {
  return held.filter(({ record }) => record.followsFrom?.recordId === recordId);
}

/**
 * Says whether a record counts on a day, listed and neither exited nor expired. Pure.
 *
 * @param held the record
 * @param date the day, Beijing
 * @returns true through its last day
 * @source 六(一), 六(二) (R6)
 * @example
 * isInForce(held, today)
 */
export function isInForce({ record }: HeldRecord, date: CalendarDate): boolean {
  return recordStatus(record, date).kind === "in-force";
}

/** After it no day can be written, so what runs through it never ends. */
const calendarEndsOn = "9999-12-31";

/**
 * Finds the first day on which the calendar alone will change a file. Pure.
 *
 * @param file what is held of a subject
 * @param how `withheld`: on which it will change what those are told who may not see the watch list, whom no watch
 *   record that ends may keep waiting. Default `told`
 * @returns the day after the earliest last day of a record that is listed; undefined when none will end
 * @source 四(四), 六(一), 六(二) (R10)
 * @example
 * dueOn(file, { watchList: "withheld" })
 */
export function dueOn(
  { held }: SubjectFile,
  { watchList = "told" }: LookupHow = {},
): CalendarDate | undefined {
  const seen = watchList === "told" ? held : held.filter(({ record }) => toldRecord(record) !== undefined);
  return seen.flatMap((one) => overOn(one) ?? []).toSorted()[0];
}

/**
 * Gives the day from which a record is over by the calendar, where the platform has that to write down. Pure.
 *
 * @param held the record
 * @returns the day after its last one; undefined for a record that has ended, that never ends, or that was imported:
 *   of that one the platform repeats what it was told, and whoever reads it knows the calendar
 * @source 六(一), 六(二) (R6)
 * @example
 * overOn(held)
 */
export function overOn({ record: { status, term }, enteredOn }: HeldRecord): CalendarDate | undefined {
  const isRunning = enteredOn !== undefined && status.kind === "listed";
  if (!isRunning || term.kind === "indefinite" || term.lastOn >= calendarEndsOn) return undefined;
  return addDays(term.lastOn, 1);
}
