import type { CalendarDate } from "../time/calendar-date";
import type { ListRecord } from "./list-record";
import { isMisListed, recordStatus } from "./record-status";
import { isSuspended } from "./suspended";

/**
 * R3, R20: makes what says by whose verification the measures of a record are suspended. Pure.
 *
 * A watch record that follows a black one rests on it: found wrong, both are erased. So it is suspended with it, also
 * once the black one has expired meanwhile; otherwise the calendar would end the dispute.
 *
 * @param records all records of one subject
 * @param date the day, Beijing
 * @returns a function of one of them: the record itself while it is suspended, else the black one under verification
 *   that it follows, else undefined; what was listed by mistake suspends nothing that others rest on
 * @source 五(六), 六(一), 六(三); that the follower waits too: our reading
 * @example
 * disputesAmong(standing.records, date)(watchRecord)?.recordId
 */
export function disputesAmong(
  records: readonly ListRecord[],
  date: CalendarDate,
): (record: ListRecord) => ListRecord | undefined {
  // Made when first asked for: most subjects have no record that follows another.
  let disputedBlack: ReadonlyMap<string, ListRecord> | undefined;
  return (record) => {
    if (isSuspended(record)) return record;
    if (record.followsFrom === undefined) return undefined;
    disputedBlack ??= new Map(
      records.filter((other) => isDisputedBlack(other, date)).map((other) => [other.recordId, other]),
    );
    return disputedBlack.get(record.followsFrom.recordId);
  };
}

function isDisputedBlack(record: ListRecord, date: CalendarDate): boolean {
  return record.list === "black" && isSuspended(record) && !isMisListed(recordStatus(record, date));
}
