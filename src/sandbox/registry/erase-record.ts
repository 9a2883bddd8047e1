import { runsThrough } from "../../lists/record-status";
import type { Authorship, Drawer } from "./drawer";
import { type HeldRecord, isInForce, type RecordPlace } from "./subject-file";
import { takeOffRedList } from "./take-off-red-list";

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
    .held.filter(({ record }) => record.followsFrom?.recordId === place.recordId);
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

/** Gives back what fell for the erased record alone, as if that one had never been listed. */
function resume(drawer: Drawer, { subject, recordId }: RecordPlace, why: Authorship): void {
  for (const [index, one] of drawer.fileOf(subject).held.entries()) {
    if (one.endedBy !== recordId) continue;
    const place = { subject, recordId: one.record.recordId };
    const next = nextAgainst(one, drawer.fileOf(subject).held.slice(index + 1));
    if (next === undefined) resumeRecord(drawer, place, one, why);
    else {
      const endedBy = next.held.record.recordId;
      const status = { kind: "exited", way: "adverse-listed", on: next.on } as const;
      const fallen = { ...one, record: { ...one.record, status }, endedBy };
      drawer.change(place, fallen, "exited", { ...why, causedBy: endedBy });
    }
  }
}

function resumeRecord(drawer: Drawer, place: RecordPlace, held: HeldRecord, why: Authorship): void {
  const { endedBy: _, ...rest } = held;
  const listed: HeldRecord = { ...rest, record: { ...held.record, status: { kind: "listed" } } };
  drawer.change(place, listed, "resumed", why);
  if (held.record.list !== "red" && isInForce(listed, drawer.moment.date)) takeOffRedList(drawer, place, why);
}

/** The first adverse listing after a red record's fall, within its term: the one that would have ended it otherwise. */
function nextAgainst({ record }: HeldRecord, later: readonly HeldRecord[]) {
  const { list, status, term } = record;
  if (list !== "red" || status.kind !== "exited") return undefined;
  for (const held of later) {
    const on = held.enteredOn;
    if (held.record.list === "red" || on === undefined || on < status.on) continue;
    if (runsThrough(term, on)) return { held, on };
  }
  return undefined;
}
