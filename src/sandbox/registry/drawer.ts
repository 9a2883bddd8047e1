import type { Change, RecordEvent } from "../../contract/change";
import type { RefusalCode, Transition } from "../../contract/transition";
import type { ListRecord } from "../../lists/list-record";
import { type SubjectRef, subjectKey } from "../../subject/subject";
import type { CalendarDate } from "../../time/calendar-date";
import { isSame } from "./is-same";
import type { HeldRecord, RecordPlace, SubjectFile } from "./subject-file";
import { toldRecord } from "./told-record";

/** When something is done: the instant, RFC 3339, and the Beijing day it falls on. */
export interface Moment {
  readonly at: string;
  readonly date: CalendarDate;
}

type WithoutSequence<C> = C extends Change ? Omit<C, "sequence"> : never;
/** A change that has no number yet. */
export interface ChangeDraft {
  readonly change: WithoutSequence<Change>;
  /** The record whose listing brought it about, where that is another one: should it be erased, so is this. */
  readonly causedBy?: string;
  /** Whoever may not see the watch list saw nothing of it before, and sees nothing after, 四(四) (R10). */
  readonly withheld?: "from-third-parties";
}

/** On whose word something is done, and for which other record's sake. */
export type Authorship = Pick<Transition, "by" | "documentNumber" | "basis"> & { readonly causedBy?: string };

/** Ends a transition: it is unlawful as the records stand. */
export class Refusal {
  readonly code: RefusalCode;

  constructor(code: RefusalCode) {
    this.code = code;
  }
}

/** The files that a transition may touch, taken out for it; nobody else sees what is changed in here. */
export interface Drawer {
  readonly moment: Moment;
  readonly changes: readonly ChangeDraft[];
  /** The files that were changed, in no order. */
  readonly changedFiles: readonly SubjectFile[];
  /** Ids of the records of which nothing is to be kept. */
  readonly erasedRecordIds: readonly string[];
  /** Throws a {@link Refusal} for a subject that is not on file. */
  fileOf(subject: SubjectRef): SubjectFile;
  /** Finds a record among the files taken out. Throws a {@link Refusal} for one that is not there. */
  find(recordId: string): RecordPlace & { readonly held: HeldRecord };
  /** Adds a record, and tells of it. */
  add(subject: SubjectRef, held: HeldRecord, event: RecordEvent, why: Authorship): void;
  /** Puts a record in the place of what was held under its id, and tells of it. */
  change(place: RecordPlace, held: HeldRecord, event: RecordEvent, why: Authorship): void;
  /** The same without telling: what others see of the record stays as it was. */
  note(place: RecordPlace, held: HeldRecord): void;
  /** Takes a record out, without a trace. */
  erase(place: RecordPlace): void;
}

/**
 * Lays out the files that a transition may touch.
 *
 * @param files those of its subjects, as they are
 * @param moment when it is done
 * @param digestOf names an erased record
 * @returns the drawer, nothing changed yet
 * @example
 * createDrawer([file], moment, sha256Hex).find("B-1")
 */
export function createDrawer(
  files: readonly SubjectFile[],
  moment: Moment,
  digestOf: (recordId: string) => string,
): Drawer {
  const current = new Map(files.map((file) => [subjectKey(file.subject), file]));
  const touched = new Set<string>();
  const changes: ChangeDraft[] = [];
  const erasedRecordIds: string[] = [];

  function fileOf(subject: SubjectRef): SubjectFile {
    const file = current.get(subjectKey(subject));
    if (file === undefined) throw new Refusal("subject-unknown");
    return file;
  }

  function write(subject: SubjectRef, held: readonly HeldRecord[]): void {
    const key = subjectKey(subject);
    current.set(key, { ...fileOf(subject), held });
    touched.add(key);
  }

  function tell(
    { subject, recordId }: RecordPlace,
    of: { readonly before?: ListRecord; readonly after: ListRecord },
    event: RecordEvent,
    why: Authorship,
  ): void {
    const { by, documentNumber, basis, causedBy } = why;
    const { at } = moment;
    changes.push({
      change: { kind: "changed", at, event, subject, recordId, by, documentNumber, basis },
      ...(causedBy === undefined ? {} : { causedBy }),
      ...withholding(of),
    });
  }

  function find(recordId: string): RecordPlace & { readonly held: HeldRecord } {
    for (const { subject, held } of current.values())
      for (const one of held) if (one.record.recordId === recordId) return { subject, recordId, held: one };
    throw new Refusal("record-unknown");
  }

  function note({ subject, recordId }: RecordPlace, held: HeldRecord): void {
    const { held: all } = fileOf(subject);
    write(
      subject,
      all.map((one) => (one.record.recordId === recordId ? held : one)),
    );
  }

  return {
    moment,
    changes,
    erasedRecordIds,
    get changedFiles() {
      return [...touched].flatMap((key) => current.get(key) ?? []);
    },
    fileOf,
    find,
    add(subject, held, event, why) {
      write(subject, [...fileOf(subject).held, held]);
      tell({ subject, recordId: held.record.recordId }, { after: held.record }, event, why);
    },
    change(place, held, event, why) {
      const before = find(place.recordId).held.record;
      note(place, held);
      tell(place, { before, after: held.record }, event, why);
    },
    note,
    erase({ subject, recordId }) {
      const { record } = find(recordId).held;
      write(
        subject,
        fileOf(subject).held.filter(({ record }) => record.recordId !== recordId),
      );
      erasedRecordIds.push(recordId);
      changes.push({
        change: { kind: "erased", at: moment.at, recordDigest: digestOf(recordId) },
        ...withholding({ before: record }),
      });
    },
  };
}

/** What the record was and what it is, where it was or is. */
function withholding({
  before,
  after,
}: {
  readonly before?: ListRecord;
  readonly after?: ListRecord;
}): Pick<ChangeDraft, "withheld"> {
  const [was, is] = [before, after].map((record) => record && toldRecord(record));
  return isSame(was, is) ? { withheld: "from-third-parties" } : {};
}
