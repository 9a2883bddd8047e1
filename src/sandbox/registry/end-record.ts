import type { ExitWay } from "../../lists/list-record";
import type { SubjectRef } from "../../subject/subject";
import { addDays, type CalendarDate } from "../../time/calendar-date";
import type { Authorship, Drawer } from "./drawer";
import { fallen } from "./fallen";
import type { HeldRecord, RecordPlace } from "./subject-file";
import { isInForce } from "./subject-file";
import { takeOffRedList } from "./take-off-red-list";

type Watched = "repaired" | "expired" | "standard-changed";
const isWatched = (way: ExitWay): way is Watched =>
  way === "repaired" || way === "expired" || way === "standard-changed";

/**
 * Ends a record. Who leaves the black list is watched from that very day, for as long as the authority said. Records
 * that rest on it in the files of responsible persons end with it, unless it was the calendar that ended it.
 *
 * @param drawer the files
 * @param place whose record, under which id
 * @param how the way, the day, and where other than at the listing the days of watching
 * @param why on whose word
 * @source 六(一), 六(二), 三(六)
 * @example
 * endRecord(drawer, place, { way: "repaired", on: drawer.moment.date }, transition)
 */
export function endRecord(
  drawer: Drawer,
  place: RecordPlace,
  how: {
    readonly way: ExitWay;
    readonly on: CalendarDate;
    readonly watchDays?: number;
    readonly endedBy?: string;
  },
  why: Authorship,
): void {
  const { held } = drawer.find(place.recordId);
  const { way, on, endedBy } = how;
  const { record } = held;
  const ended: HeldRecord =
    endedBy === undefined
      ? { ...held, record: { ...record, status: { kind: "exited", way, on } } }
      : fallen(held, { way, on, endedBy });
  drawer.change(place, ended, way === "turned-black" ? way : "exited", why);
  if (record.list !== "black" || !isWatched(way)) return;

  const watchDays = how.watchDays ?? held.watchDays;
  // A record from before the platform knew a term: R7 reports the missing watch record, and none is invented.
  if (watchDays !== undefined) putOnWatch(drawer, place.subject, held, { way, on, watchDays }, why);
  // What the calendar ends it ends for each by the term of its own record.
  if (way === "expired") return;
  for (const resting of held.responsibleRecords ?? [])
    if (isInForce(drawer.find(resting.recordId).held, drawer.moment.date))
      endRecord(drawer, resting, how, why);
}

function putOnWatch(
  drawer: Drawer,
  subject: SubjectRef,
  { record }: HeldRecord,
  { way, on, watchDays }: { readonly way: Watched; readonly on: CalendarDate; readonly watchDays: number },
  why: Authorship,
): void {
  const { verification: _, ...contents } = record;
  const recordId = watchRecordIdOf(record.recordId);
  drawer.add(
    subject,
    {
      documentNumber: why.documentNumber,
      enteredOn: on,
      record: {
        ...contents,
        recordId,
        list: "watch",
        listedOn: on,
        term: { kind: "until", lastOn: addDays(on, watchDays - 1) },
        status: { kind: "listed" },
        followsFrom: { recordId: record.recordId, exitWay: way },
      },
    },
    "listed",
    why,
  );
  // One that came from elsewhere may stand beside a black record that did so too, but not beside what is listed here.
  takeOffRedList(drawer, { subject, recordId, on }, why);
}

/** The id of the watch record that follows a black one. */
export function watchRecordIdOf(blackRecordId: string): string {
  return `${blackRecordId}:watch`;
}
