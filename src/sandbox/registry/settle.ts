import { addDays } from "../../time/calendar-date";
import type { Drawer } from "./drawer";
import { endRecord } from "./end-record";
import type { SubjectFile } from "./subject-file";

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
    const over = drawer
      .fileOf(subject)
      .held.find(
        ({ record: { status, term } }) =>
          status.kind === "listed" && term.kind === "until" && term.lastOn < drawer.moment.date,
      );
    if (over === undefined) return;
    const { record, documentNumber } = over;
    const { recordId, term, authority, bases } = record;
    if (term.kind !== "until") return;
    endRecord(
      drawer,
      { subject, recordId },
      { way: "expired", on: addDays(term.lastOn, 1) },
      {
        by: authority,
        documentNumber: documentNumber ?? bases[0]?.documentNumber ?? recordId,
        basis: `有效期于${term.lastOn}届满，${record.list === "red" ? "六(二)" : "六(一)"}`,
      },
    );
  }
}
