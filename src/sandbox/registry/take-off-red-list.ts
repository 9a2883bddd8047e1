import type { Authorship, Drawer } from "./drawer";
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
  const { date } = drawer.moment;
  const { by, documentNumber, basis } = why;
  for (const held of drawer.fileOf(subject).held) {
    const { record } = held;
    if (record.list !== "red" || !isInForce(held, date)) continue;
    const status = { kind: "exited", way: "adverse-listed", on: date } as const;
    drawer.change(
      { subject, recordId: record.recordId },
      { ...held, record: { ...record, status }, endedBy: recordId },
      "exited",
      { by, documentNumber, basis, causedBy: recordId },
    );
  }
}
