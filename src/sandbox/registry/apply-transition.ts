import type { RecordEvent } from "../../contract/change";
import type { Amendment, RefusalCode, Transition, TransitionOf } from "../../contract/transition";
import type { Department, ListKind } from "../../lists/list-record";
import { isSameSubject, type SubjectRef } from "../../subject/subject";
import { amendRecord, endsLater } from "./amend-record";
import { carryAmendment } from "./carry-amendment";
import { type Authorship, type ChangeDraft, createDrawer, type Drawer, type Moment, Refusal } from "./drawer";
import { endRecord, watchRecordIdOf } from "./end-record";
import { eraseRecord } from "./erase-record";
import { listSubject } from "./list-subject";
import { settle } from "./settle";
import { type HeldRecord, isInForce, type RecordPlace, type SubjectFile } from "./subject-file";
import { openOf, refuseUnlessTold, verifyRecord } from "./verify-record";

/** What a transition is applied to. */
export interface TransitionGround {
  /** Those of {@link subjectsOf}; others are not looked at. */
  readonly files: readonly SubjectFile[];
  /** The ids of new records that stand already, whosever they are. */
  readonly takenRecordIds: readonly string[];
  readonly moment: Moment;
  /** Names an erased record, SHA-256 of its id. */
  readonly digestOf: (recordId: string) => string;
}

/** What came of a transition: the files as they are now and what is told of it, or why nothing is changed. */
export type TransitionResult =
  | {
      readonly kind: "applied";
      readonly files: readonly SubjectFile[];
      readonly changes: readonly ChangeDraft[];
      readonly erasedRecordIds: readonly string[];
    }
  | { readonly kind: "refused"; readonly code: RefusalCode };

/**
 * Applies one transition to the files of its subjects, after what the calendar did by itself. Pure.
 *
 * @param transition what a department does
 * @param ground the files, the ids in use, the moment
 * @returns the changed files with the changes to tell, or the code of the refusal
 * @source 四(四), 五(五), 五(六), 六(一), 六(二), 六(三)
 * @example
 * applyTransition(transition, { files, takenRecordIds: [], moment, digestOf: sha256Hex }).kind // "applied"
 */
export function applyTransition(transition: Transition, ground: TransitionGround): TransitionResult {
  const { files, takenRecordIds, moment, digestOf } = ground;
  const drawer = createDrawer(files, moment, digestOf);
  try {
    for (const file of files) settle(drawer, file);
    const duplicate = newRecordIdsOf(transition).some(
      (recordId, index, all) => takenRecordIds.includes(recordId) || all.indexOf(recordId) !== index,
    );
    if (duplicate) throw new Refusal("record-duplicate");
    perform(drawer, transition);
    // What stands again for an erasure may be over by now.
    for (const file of files) settle(drawer, file);
    const { changedFiles, changes, erasedRecordIds } = drawer;
    return { kind: "applied", files: changedFiles, changes, erasedRecordIds };
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", code: error.code };
    throw error;
  }
}

/**
 * Gives the ids of the records that a transition makes, now or at their end. Pure.
 *
 * @param transition what a department does
 * @returns the record's own and those of responsible persons, of black ones those of the watch records too that will
 *   follow; none unless it lists
 * @example
 * newRecordIdsOf(transition)
 */
export function newRecordIdsOf(transition: Transition): readonly string[] {
  switch (transition.kind) {
    case "list-red":
    case "list-watch":
      return [transition.recordId];
    case "list-black":
      return withWatchIds([transition.recordId, ...personRecordIdsOf(transition)]);
    case "turn-black":
      return withWatchIds([transition.blackRecordId, ...personRecordIdsOf(transition)]);
    default:
      return [];
  }
}

/** A watch record that follows by the calendar, which nobody can refuse, must find its id free. */
function withWatchIds(blackRecordIds: readonly string[]): readonly string[] {
  return blackRecordIds.flatMap((recordId) => [recordId, watchRecordIdOf(recordId)]);
}

/**
 * Gives the subjects whose files a transition may touch. Pure.
 *
 * @param transition what a department does
 * @param held the record it is about, where it stands already
 * @returns whose record it is first, then whom it went on to or rests on; some may stand there twice
 * @example
 * subjectsOf(transition, { subject, recordId, held })
 */
export function subjectsOf(
  transition: Transition,
  held: (RecordPlace & { readonly held: HeldRecord }) | undefined,
): readonly SubjectRef[] {
  const named = "responsiblePersons" in transition ? (transition.responsiblePersons ?? []) : [];
  return [
    ...("subject" in transition ? [transition.subject] : []),
    ...(held === undefined ? [] : [held.subject]),
    ...named.map(({ subject }) => subject),
    ...(held?.held.responsibleRecords ?? []).map(({ subject }) => subject),
    ...(held?.held.restsOn === undefined ? [] : [held.held.restsOn.subject]),
  ];
}

function personRecordIdsOf({
  responsiblePersons = [],
}: {
  readonly responsiblePersons?: readonly { readonly recordId: string }[] | undefined;
}): readonly string[] {
  return responsiblePersons.map(({ recordId }) => recordId);
}

function perform(drawer: Drawer, transition: Transition): void {
  switch (transition.kind) {
    case "list-red":
    case "list-watch":
    case "list-black":
      refuseOwnPerson(transition.subject, transition);
      listSubject(drawer, transition.subject, transition);
      break;
    case "object":
    case "doubt":
    case "confirm-doubt":
    case "tell-provider":
    case "tell-subject":
      verifyRecord(drawer, drawer.find(transition.recordId), transition);
      break;
    case "correct":
    case "reject": {
      const place = drawer.find(transition.recordId);
      const { provider, authority } = place.held.record;
      refuseOthers(transition, authority, ...(setsTermOrRole(transition) ? [] : [provider]));
      verifyRecord(drawer, place, transition);
      break;
    }
    case "report-misuse": {
      const place = standing(drawer, transition.recordId, "red");
      drawer.change(place, { ...place.held, misuse: "reported" }, "misuse-reported", transition);
      break;
    }
    case "uphold": {
      const place = drawer.find(transition.recordId);
      refuseOthers(transition, place.held.record.authority);
      refuseUnlessTold(openOf(place.held));
      eraseRecord(drawer, place);
      break;
    }
    default:
      performOwn(drawer, transition);
      break;
  }
}

type OwnTransition = Extract<
  Transition,
  { readonly kind: "turn-black" | "extend" | "amend" | "repair" | "change-standard" | "remove-misused" }
>;

/** What only the authority does that listed, to a record in force that nobody disputes. */
function performOwn(drawer: Drawer, transition: OwnTransition): void {
  const place = standing(drawer, transition.recordId);
  const { record } = place.held;
  refuseOthers(transition, record.authority);
  refuseDisputed(drawer, place.held);
  const on = drawer.moment.date;
  switch (transition.kind) {
    case "turn-black": {
      refuseList(record.list, "watch");
      refuseOwnPerson(place.subject, transition);
      listSubject(drawer, place.subject, transition);
      const { by, documentNumber, basis, blackRecordId } = transition;
      const why: Authorship = { by, documentNumber, basis, causedBy: blackRecordId };
      endRecord(drawer, place, { way: "turned-black", on, endedBy: blackRecordId }, why);
      break;
    }
    case "extend":
      if (!endsLater(transition.term, record.term)) throw new Refusal("term-malformed");
      rewrite(drawer, place, { amendment: { term: transition.term }, event: "extended" }, transition);
      break;
    case "amend": {
      const { amendment } = transition;
      if (amendment.term !== undefined && endsLater(amendment.term, record.term))
        throw new Refusal("term-malformed");
      rewrite(drawer, place, { amendment, event: "amended" }, transition);
      break;
    }
    case "repair":
      if (record.list === "red") throw new Refusal("list-foreign");
      refuseIdleWatchDays(record.list, transition);
      endRecord(drawer, place, { way: "repaired", on, ...watchDaysOf(transition) }, transition);
      break;
    case "change-standard":
      refuseIdleWatchDays(record.list, transition);
      endRecord(drawer, place, { way: "standard-changed", on, ...watchDaysOf(transition) }, transition);
      break;
    case "remove-misused":
      refuseList(record.list, "red");
      if (place.held.misuse !== "reported") throw new Refusal("misuse-unreported");
      endRecord(drawer, place, { way: "incentive-misused", on }, transition);
      break;
  }
}

function rewrite(
  drawer: Drawer,
  place: RecordPlace & { readonly held: HeldRecord },
  { amendment, event }: { readonly amendment: Amendment; readonly event: RecordEvent },
  why: Authorship,
): void {
  drawer.change(place, amendRecord(place.held, amendment, drawer.moment.date), event, why);
  carryAmendment(drawer, place, { before: place.held.record, amendment, event }, why);
}

/** An objection is answered first: an organization's record and those that rest on it go the same way. */
function refuseDisputed(drawer: Drawer, held: HeldRecord): void {
  const resting = (held.responsibleRecords ?? [])
    .map(({ recordId }) => drawer.find(recordId).held)
    .filter((one) => isInForce(one, drawer.moment.date));
  if ([held, ...resting].some(({ record }) => record.verification?.kind === "under-verification"))
    throw new Refusal("verification-open");
}

/** How long a record lasts and in what capacity somebody answers, the authority alone says, 六(一). */
function setsTermOrRole(transition: Transition): boolean {
  return (
    transition.kind === "correct" && ("term" in transition.amendment || "listedAs" in transition.amendment)
  );
}

/** Only who leaves the black list is watched. */
function refuseIdleWatchDays(list: ListKind, transition: TransitionOf<"repair" | "change-standard">): void {
  if (list !== "black" && transition.watchDays !== undefined) throw new Refusal("list-foreign");
}

function watchDaysOf({ watchDays }: { readonly watchDays?: number | undefined }): {
  readonly watchDays?: number;
} {
  return watchDays === undefined ? {} : { watchDays };
}

/** A record in force, on the list that is asked for. */
function standing(drawer: Drawer, recordId: string, list?: ListKind) {
  const place = drawer.find(recordId);
  if (list !== undefined) refuseList(place.held.record.list, list);
  if (!isInForce(place.held, drawer.moment.date)) throw new Refusal("record-ended");
  return place;
}

function refuseList(found: ListKind, wanted: ListKind): void {
  if (found !== wanted) throw new Refusal("list-foreign");
}

function refuseOthers({ by }: Transition, ...lawful: readonly Department[]): void {
  if (!lawful.some((department) => isDepartment(by, department))) throw new Refusal("department-foreign");
}

/** Nobody answers for himself under a second record. */
function refuseOwnPerson(
  subject: SubjectRef,
  transition: {
    readonly kind: string;
    readonly responsiblePersons?: readonly { readonly subject: SubjectRef }[] | undefined;
  },
): void {
  if (transition.responsiblePersons?.some((person) => isSameSubject(person.subject, subject)))
    throw new Refusal("record-duplicate");
}

/** By its code where the record has one, since names are changed, and each place has a department of that name. */
function isDepartment(by: Department, ofRecord: Department): boolean {
  return ofRecord.code === undefined ? by.name === ofRecord.name : by.code === ofRecord.code;
}
