import type { TransitionOf } from "../../contract/transition";
import type { ListKind, ListRecord } from "../../lists/list-record";
import { recordStatus } from "../../lists/record-status";
import { voidsRed } from "../../lists/voids-red";
import type { SubjectRef } from "../../subject/subject";
import { type Drawer, Refusal } from "./drawer";
import type { HeldRecord } from "./subject-file";
import { takeOffRedList } from "./take-off-red-list";

type Listing = TransitionOf<"list-red" | "list-watch" | "list-black" | "turn-black">;

/**
 * Lists a subject. An adverse listing takes it off the red list, and nobody goes on the red one whose record would be
 * void there: who is on an adverse list, or was put on one after the day that is named.
 *
 * @param drawer the files, those of the responsible persons among them
 * @param subject who is listed
 * @param listing what is said; for `turn-black` under `blackRecordId`
 * @source 二(一), 三(二), 三(六), 四(四), 六(二)
 * @example
 * listSubject(drawer, transition.subject, transition)
 */
export function listSubject(drawer: Drawer, subject: SubjectRef, listing: Listing): void {
  const list = listOf(listing);
  const recordId = listing.kind === "turn-black" ? listing.blackRecordId : listing.recordId;
  const record = recordOf(drawer, subject, list, recordId, listing);
  const { documentNumber } = listing;
  const { date } = drawer.moment;
  if (record.listedOn > date) throw new Refusal("date-malformed");
  if (record.term.kind === "until" && record.term.lastOn < date) throw new Refusal("term-malformed");

  const isVoiding = ({ record: other }: HeldRecord) => voidsRed(other, recordStatus(other, date), record);
  if (list === "red" && drawer.fileOf(subject).held.some(isVoiding)) throw new Refusal("list-conflicting");

  if (listing.kind === "list-red" || listing.kind === "list-watch")
    add(drawer, subject, { record, documentNumber }, listing);
  else {
    const { watchDays, responsiblePersons = [] } = listing;
    const responsibleRecords = responsiblePersons.map(({ subject, recordId }) => ({ subject, recordId }));
    add(drawer, subject, { record, documentNumber, watchDays, responsibleRecords }, listing);
    for (const { subject: person, role, recordId } of responsiblePersons) {
      const own = { ...recordOf(drawer, person, "black", recordId, listing), listedAs: role };
      const restsOn = { subject, recordId: record.recordId };
      add(drawer, person, { record: own, documentNumber, watchDays, restsOn }, listing);
    }
  }
}

/** Puts a record on file, and takes whom it speaks against off the red list. */
function add(drawer: Drawer, subject: SubjectRef, held: HeldRecord, listing: Listing): void {
  const { date } = drawer.moment;
  drawer.add(subject, { ...held, enteredOn: date }, "listed", listing);
  const { list, recordId } = held.record;
  if (list !== "red") takeOffRedList(drawer, { subject, recordId, on: date }, listing);
}

function listOf({ kind }: Listing): ListKind {
  switch (kind) {
    case "list-red":
      return "red";
    case "list-watch":
      return "watch";
    case "list-black":
    case "turn-black":
      return "black";
  }
}

function recordOf(
  drawer: Drawer,
  subject: SubjectRef,
  list: ListKind,
  recordId: string,
  listing: Listing,
): ListRecord {
  const { field, scope, severity, traits = [], bases, provider = listing.by, term } = listing;
  return {
    recordId,
    subject,
    list,
    field,
    scope,
    ...(severity === undefined ? {} : { severity }),
    listedAs: "self",
    traits,
    authority: listing.by,
    provider,
    bases: [...bases],
    listedOn: listing.listedOn ?? drawer.moment.date,
    term,
    status: { kind: "listed" },
  };
}
