import type { Authorship, Drawer } from "./drawer";
import { endRecord } from "./end-record";
import { isInForce, type RecordPlace } from "./subject-file";

/**
 * Ends every red record in force of a subject, for an adverse record that stands against it from now on.
 *
 * @param drawer the files
 * @param adverse whose record, under which id
 * @param why on whose word
 * @source 六(二)
 * @example
 * takeOffRedList(drawer, { subject, recordId: "B-1" }, transition)
 */
export function takeOffRedList(drawer: Drawer, { subject, recordId }: RecordPlace, why: Authorship): void {
  const on = drawer.moment.date;
  const { by, documentNumber, basis } = why;
  for (const red of drawer.fileOf(subject).held)
    if (red.record.list === "red" && isInForce(red, on))
      endRecord(
        drawer,
        { subject, recordId: red.record.recordId },
        { way: "adverse-listed", on, endedBy: recordId },
        { by, documentNumber, basis, causedBy: recordId },
      );
}
