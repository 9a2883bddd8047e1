import { runsThrough } from "../../lists/record-status";
import type { CalendarDate } from "../../time/calendar-date";
import type { Drawer } from "./drawer";
import { fallen } from "./fallen";
import { expiryAuthorship, ownAuthorship } from "./own-authorship";
import { followersOf, type HeldRecord, isInForce, overOn, type RecordPlace } from "./subject-file";
import { takeOffRedList } from "./take-off-red-list";

/**
 * Erases a mis-listing with all that rests on it: the watch record that followed, the records of responsible
 * persons. What it had ended resumes, unless another adverse record stands against it; that is told in the platform's
 * own words, since those of the act speak of what is erased.
 *
 * @param drawer the files
 * @param place whose record, under which id
 * @source 六(一), 六(三): nothing of it is kept
 * @example
 * eraseRecord(drawer, place)
 */
export function eraseRecord(drawer: Drawer, place: RecordPlace): void {
  const { held } = drawer.find(place.recordId);
  drawer.erase(place);
  if (held.restsOn !== undefined) forget(drawer, held.restsOn, place.recordId);
  for (const { record } of followersOf(drawer.fileOf(place.subject), place.recordId))
    eraseRecord(drawer, { subject: place.subject, recordId: record.recordId });
  for (const resting of held.responsibleRecords ?? []) eraseRecord(drawer, resting);
  resume(drawer, place);
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
function resume(drawer: Drawer, { subject, recordId }: RecordPlace): void {
  const fell = drawer.fileOf(subject).held.filter(({ endedBy }) => endedBy === recordId);
  // An adverse record stands again first: the red one that it keeps off the list would else stand again for nothing.
  for (const one of fell.toSorted(
    (a, b) => Number(a.record.list === "red") - Number(b.record.list === "red"),
  )) {
    const place = { subject, recordId: one.record.recordId };
    const fall = fallOf(one, drawer.fileOf(subject).held, drawer.moment.date);
    if (fall === undefined) resumeRecord(drawer, place, one);
    else {
      const endedBy = fall.against.record.recordId;
      const why = { ...ownAuthorship(one, "另有不良名单记录，六(二)"), causedBy: endedBy };
      const again = fallen(one, { way: "adverse-listed", on: fall.on, endedBy });
      drawer.change(place, again, "exited", why);
    }
  }
}

function resumeRecord(drawer: Drawer, place: RecordPlace, held: HeldRecord): void {
  const { date } = drawer.moment;
  const { endedBy: _, statusBefore = { kind: "listed" }, ...rest } = held;
  const again: HeldRecord = { ...rest, record: { ...held.record, status: statusBefore } };
  const on = overOn(again);
  if (held.record.list === "red" && on !== undefined && on <= date) {
    // In one step: whoever may not see the watch list would count that it stood again and ended, and see neither.
    const expired = {
      ...rest,
      record: { ...held.record, status: { kind: "exited", way: "expired", on } },
    } as const;
    drawer.change(place, expired, "exited", expiryAuthorship(again, on));
    return;
  }
  // One whose term is over stands for no day, and ends nothing.
  const stands = isInForce(again, date);
  const listed = stands ? { ...again, resumedOn: date } : again;
  drawer.change(place, listed, "resumed", ownAuthorship(listed, "恢复原状，六(三)"));
  if (held.record.list !== "red" && stands)
    takeOffRedList(drawer, { ...place, on: date }, ownAuthorship(listed, "恢复不良名单记录，六(二)"));
}

/**
 * For which other record, and when, a red one would have fallen: for the first that was listed, or stood again, after
 * its fall and within its term; or else for one that is in force today, listed before it or brought from elsewhere.
 */
function fallOf({ record }: HeldRecord, all: readonly HeldRecord[], date: CalendarDate) {
  const { list, status, term, recordId } = record;
  if (list !== "red" || status.kind !== "exited") return undefined;
  const place = all.findIndex((held) => held.record.recordId === recordId);
  const adverse = all.map((held, index) => ({ held, isLater: index > place })).filter(isAdverse);
  const [next] = adverse
    .flatMap(({ held: against, isLater }) => {
      const days = [isLater ? against.enteredOn : undefined, against.resumedOn];
      return days.flatMap((on) =>
        on !== undefined && on >= status.on && runsThrough(term, on) ? [{ against, on }] : [],
      );
    })
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (next !== undefined) return next;
  const standing = adverse.find(
    ({ held, isLater }) => isInForce(held, date) && (!isLater || held.enteredOn === undefined),
  );
  return standing && { against: standing.held, on: status.on };
}

function isAdverse({ held }: { readonly held: HeldRecord }): boolean {
  return held.record.list !== "red";
}
