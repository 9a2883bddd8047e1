import type { Authorship, Drawer } from "./drawer";
import { watchRecordIdOf } from "./end-record";
import type { RecordPlace } from "./subject-file";
import { isInForce } from "./subject-file";

/**
 * Erases a mis-listing with all that rests on it: the watch record that followed, the records of responsible
 * persons. What it had ended resumes, unless another adverse record stands against it.
 *
 * @param drawer the files
 * @param place whose record, under which id
 * @param why on whose word
 * @source 六(一), 六(三): nothing of it is kept
 * @example
 * eraseRecord(drawer, place, transition)
 */
export function eraseRecord(drawer: Drawer, place: RecordPlace, why: Authorship): void {
  const { held } = drawer.find(place.recordId);
  drawer.erase(place);
  if (held.restsOn !== undefined) forget(drawer, held.restsOn, place.recordId);
  const following = drawer
    .fileOf(place.subject)
    .held.filter(({ record }) => record.recordId === watchRecordIdOf(place.recordId));
  for (const { record } of following)
    eraseRecord(drawer, { subject: place.subject, recordId: record.recordId }, why);
  for (const resting of held.responsibleRecords ?? []) eraseRecord(drawer, resting, why);
  resume(drawer, place, why);
}

/** The organization's record no longer points to the one that is gone. */
function forget(drawer: Drawer, organization: RecordPlace, recordId: string): void {
  const held = drawer
    .fileOf(organization.subject)
    .held.find(({ record }) => record.recordId === organization.recordId);
  if (held === undefined) return;
  const responsibleRecords = held.responsibleRecords?.filter((one) => one.recordId !== recordId) ?? [];
  drawer.note(organization, { ...held, responsibleRecords });
}

/** Gives back what fell for the erased record alone. */
function resume(drawer: Drawer, { subject, recordId }: RecordPlace, why: Authorship): void {
  const { date } = drawer.moment;
  for (const one of drawer.fileOf(subject).held) {
    if (one.endedBy !== recordId) continue;
    const { endedBy: _, ...rest } = one;
    const adverse = drawer
      .fileOf(subject)
      .held.find((other) => other.record.list !== "red" && isInForce(other, date));
    const place = { subject, recordId: one.record.recordId };
    const listed = { ...rest, record: { ...one.record, status: { kind: "listed" } as const } };
    if (one.record.list === "red" && adverse !== undefined) {
      const endedBy = adverse.record.recordId;
      drawer.change(place, { ...one, endedBy }, "exited", { ...why, causedBy: endedBy });
    } else drawer.change(place, listed, "resumed", why);
  }
}
