import type { Drawer } from "./drawer";
import { endRecord } from "./end-record";
import { expiryAuthorship } from "./own-authorship";
import { overOn, type SubjectFile } from "./subject-file";

/**
 * Does to a file what the calendar did by now: records whose term is over have ended on the day after their last
 * one, and who was on the black list is watched from that day.
 *
 * @param drawer the files, those of the responsible persons of a black record among them
 * @param file whose
 * @source 六(一), 六(二) (R6)
 * @example
 * settle(drawer, file)
 */
export function settle(drawer: Drawer, { subject }: SubjectFile): void {
  for (;;) {
    // Anew after each, since a watch record that followed may itself be over by now.
    const over = drawer.fileOf(subject).held.flatMap((held) => {
      const on = overOn(held);
      return on === undefined || on > drawer.moment.date ? [] : [{ held, on }];
    })[0];
    if (over === undefined) return;
    const { held, on } = over;
    const place = { subject, recordId: held.record.recordId };
    endRecord(drawer, place, { way: "expired", on }, expiryAuthorship(held, on));
  }
}
