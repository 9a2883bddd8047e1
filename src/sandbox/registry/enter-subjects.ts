import { InputError } from "../../errors/yingcha-error";
import type { ListRecord } from "../../lists/list-record";
import { recordStatus } from "../../lists/record-status";
import { idSchema } from "../../lists/text-schema";
import { isSameSubject, type SubjectRef, subjectKey } from "../../subject/subject";
import type { RegisteredSubject } from "../registered-subject";
import type { ChangeDraft, Moment } from "./drawer";
import { watchRecordIdOf } from "./end-record";
import { isSame } from "./is-same";
import type { FilesWithChanges } from "./settle-files";
import { standingOf } from "./standing-of";
import type { HeldRecord, SubjectFile } from "./subject-file";
import { withoutWatchList } from "./without-watch-list";

/** What entries are put beside. */
export interface EntryGround {
  /** The files that stand, by `subjectKey`: of the subjects entered and of {@link relatedOf} those. */
  readonly files: ReadonlyMap<string, SubjectFile>;
  /** Whose the records are that stand under an id of the entries. */
  readonly ownerOf: (recordId: string) => SubjectRef | undefined;
  readonly moment: Moment;
}

/**
 * Puts subjects on file, each in the place of what was there. Records of others that rested on one that is replaced
 * stand by themselves from then on. Pure.
 *
 * @param entries what is held of each; of two about one subject the later one stays
 * @param ground what stands already
 * @returns the files as they are now, with a change for each entry
 * @throws {InputError} `options-invalid` when two subjects would have a record of one id
 * @source 三(三), 三(六)
 * @example
 * enterSubjects([entry], { files: new Map(), ownerOf: () => undefined, moment }).changes.length // 1
 */
export function enterSubjects(entries: readonly RegisteredSubject[], ground: EntryGround): FilesWithChanges {
  const { moment } = ground;
  const entered = new Map(entries.map((entry) => [subjectKey(entry.subject), fileOf(entry)]));
  refuseSharedIds([...entered.values()], ground);

  const others = new Map<string, SubjectFile>();
  for (const key of entered.keys()) {
    const gone = ground.files.get(key);
    for (const related of gone === undefined ? [] : relatedOf(gone)) {
      const other = others.get(subjectKey(related)) ?? ground.files.get(subjectKey(related));
      if (gone === undefined || other === undefined || entered.has(subjectKey(related))) continue;
      others.set(subjectKey(related), {
        ...other,
        held: other.held.map((held) => apart(held, gone.subject)),
      });
    }
  }
  const changes = entries.map(
    ({ subject }): ChangeDraft => ({
      change: { kind: "registered", at: moment.at, subject },
      ...withholding(ground.files.get(subjectKey(subject)), entered.get(subjectKey(subject)), moment),
    }),
  );
  return { files: [...entered.values(), ...others.values()], changes };
}

/**
 * Gives the subjects whose records point into a file. Pure.
 *
 * @param file any
 * @returns its responsible persons, and the organizations it answers for
 * @source 三(六)
 * @example
 * relatedOf(file)
 */
export function relatedOf({ held }: SubjectFile): readonly SubjectRef[] {
  return held.flatMap(({ responsibleRecords = [], restsOn }) => [
    ...responsibleRecords.map(({ subject }) => subject),
    ...(restsOn === undefined ? [] : [restsOn.subject]),
  ]);
}

function fileOf({ records = [], ...own }: RegisteredSubject): SubjectFile {
  return { ...own, held: records.map((record) => ({ record })) };
}

function refuseSharedIds(files: readonly SubjectFile[], { ownerOf, moment }: EntryGround): void {
  const seen = new Set<string>();
  const entered = new Set(files.map(({ subject }) => subjectKey(subject)));
  for (const file of files) {
    for (const { record } of file.held) {
      refuseForeignWatchId(record, file, moment);
      const owner = ownerOf(record.recordId);
      const isElsewhere =
        owner !== undefined && !isSameSubject(owner, file.subject) && !entered.has(subjectKey(owner));
      if (seen.has(record.recordId) || isElsewhere)
        throw new InputError("options-invalid", `Two records share the id ${record.recordId}.`);
      seen.add(record.recordId);
    }
  }
}

/**
 * Refuses the id that the platform itself gives to the watch record after a black one, unless the record says that it
 * follows from that one, which is in the same file and has ended: so whoever holds an id holds the one that is named
 * after it, and what becomes of the one becomes of the other.
 *
 * @param record to be put on file
 * @param file whose, with what comes beside it
 * @param moment when
 * @throws {InputError} `options-invalid`, also for a black record whose id leaves no room for the other
 * @source 六(一)
 * @example
 * refuseForeignWatchId(record, file, moment)
 */
export function refuseForeignWatchId(
  { recordId, list, followsFrom }: ListRecord,
  { held }: SubjectFile,
  { date }: Moment,
): void {
  const isFree = !recordId.endsWith(watchRecordIdOf(""));
  const followed = held.some(
    (one) =>
      one.record.list === "black" &&
      followsFrom?.recordId === one.record.recordId &&
      recordId === watchRecordIdOf(one.record.recordId) &&
      recordStatus(one.record, date).kind === "ended",
  );
  if (!isFree && !(list === "watch" && followed))
    throw new InputError("options-invalid", "An id that ends with :watch is the platform's to give.");
  if (list === "black" && !idSchema.safeParse(watchRecordIdOf(recordId)).success)
    throw new InputError(
      "options-invalid",
      "The id of a black record is too long to name a watch record after.",
    );
}

/**
 * Says whether those who may not see the watch list see that a subject was put on file again. Pure.
 *
 * @param before its file as it was, undefined for a subject that was not on file
 * @param after its file as it is
 * @param moment when
 * @returns what a change says of it: a watch record, or since when it is clean, may be all that is new
 * @source 四(四) (R10)
 * @example
 * withholding(before, after, moment)
 */
export function withholding(
  before: SubjectFile | undefined,
  after: SubjectFile | undefined,
  { date }: Moment,
) {
  if (before === undefined || after === undefined) return {};
  const [was, is] = [before, after].map((file) => withoutWatchList(standingOf(file.subject, file, date)));
  return isSame(was, is) ? ({ withheld: "from-third-parties" } as const) : {};
}

/** A record without what points to a subject whose records were replaced. */
function apart(held: HeldRecord, gone: SubjectRef): HeldRecord {
  const { restsOn, responsibleRecords, ...rest } = held;
  const remaining = responsibleRecords?.filter(({ subject }) => !isSameSubject(subject, gone));
  return {
    ...rest,
    ...(remaining === undefined ? {} : { responsibleRecords: remaining }),
    ...(restsOn === undefined || isSameSubject(restsOn.subject, gone) ? {} : { restsOn }),
  };
}
