import type { CalendarDate } from "../../time/calendar-date";
import type { Authorship, Drawer } from "./drawer";
import { fallen } from "./fallen";
import { isInForce, type RecordPlace } from "./subject-file";

/**
 * Ends every red record in force of a subject, for an adverse record that stands against it from a day on.
 *
 * @param drawer the files
 * @param adverse whose record, under which id, and from which day
 * @param why on whose word
 * @source 六(二)
 * @example
 * takeOffRedList(drawer, { subject, recordId: "B-1", on: drawer.moment.date }, transition)
 */
export function takeOffRedList(
  drawer: Drawer,
  { subject, recordId, on }: RecordPlace & { readonly on: CalendarDate },
  why: Authorship,
): void {
  const { by, documentNumber, basis } = why;
  for (const held of drawer.fileOf(subject).held) {
    if (held.record.list !== "red" || !isInForce(held, on)) continue;
    drawer.change(
      { subject, recordId: held.record.recordId },
      fallen(held, { way: "adverse-listed", on, endedBy: recordId }),
      "exited",
      { by, documentNumber, basis, causedBy: recordId },
    );
  }
}
