import {
  type PublicList,
  type PublicRecord,
  publicKindSchema,
  publicListSchema,
} from "../../contract/public-record";
import { sha256Hex } from "../../integrity/sha256";
import type { ListRecord } from "../../lists/list-record";
import { addDays, type CalendarDate } from "../../time/calendar-date";
import type { SubjectFile } from "./subject-file";

/** A record of a public list, with where it stands there and from which day through which. */
export interface PublicEntry {
  readonly recordId: string;
  readonly list: PublicList;
  /** The day of the listing, and a digest of what is public: nothing that is not moves it. */
  readonly rank: string;
  readonly listedOn: CalendarDate;
  readonly throughOn: string;
  readonly record: PublicRecord;
}

const neverEndsOn = "9999-12-31";

/**
 * Says what is public of a record 公示, by the fields that may be. Pure.
 *
 * Organizations alone, and only what they are listed for themselves: a person's data is not published, and a listing of
 * somebody who answers for an organization is a person's. That is a reading of ours; 二(六) and 三(一) say neither.
 *
 * @param file whose record it is, with the name
 * @param record the record
 * @returns undefined for a watch record, for a person's, and for one that was never in force on any day
 * @source 二(六), 三(一), 三(三), 四(四), 五(六), 六(三) (R10)
 * @example
 * publicEntryOf(file, record)?.record.name
 */
export function publicEntryOf(
  { subject, subjectType, name }: Pick<SubjectFile, "subject" | "subjectType" | "name">,
  record: ListRecord,
): PublicEntry | undefined {
  const list = publicListSchema.safeParse(record.list).data;
  const kind = publicKindSchema.safeParse(subject.kind).data;
  const throughOn = throughOf(record);
  if (list === undefined || kind === undefined || throughOn === undefined) return undefined;
  if (subjectType === "natural-person" || record.listedAs !== "self") return undefined;
  const { recordId, field, authority, bases, listedOn, term } = record;
  const shown: PublicRecord = {
    subject: { kind, code: subject.code },
    name,
    list,
    field: { id: field.id, title: field.title },
    authority: departmentOf(authority),
    bases: bases.map(basisOf),
    listedOn,
    term,
    state: isUnderVerification(record) ? "under-verification" : "in-force",
  };
  const rank = `${listedOn}.${sha256Hex(JSON.stringify(shown))}`;
  return { recordId, list, rank, listedOn, throughOn, record: shown };
}

/**
 * Says whether an entry is public on a day. Pure.
 *
 * @param entry one
 * @param date the day, Beijing
 * @returns true from the day of the listing through the last day on which it binds
 * @source 六(一), 六(二) (R6), 六(三)
 * @example
 * isPublicOn(entry, today)
 */
export function isPublicOn({ listedOn, throughOn }: PublicEntry, date: CalendarDate): boolean {
  return listedOn <= date && date <= throughOn;
}

/** The last day on which it binds, as recordStatus says it day by day. */
function throughOf({ listedOn, term, status }: ListRecord): string | undefined {
  const lastOn = term.kind === "until" ? term.lastOn : neverEndsOn;
  // An exit by expiry is the calendar's to say.
  if (status.kind === "listed" || status.way === "expired") return lastOn;
  if (status.on <= listedOn) return undefined;
  const beforeExitOn = addDays(status.on, -1);
  // Days as texts, of which Math.min knows nothing.
  return [beforeExitOn, lastOn].sort()[0];
}

function departmentOf({ name, code }: ListRecord["authority"]): PublicRecord["authority"] {
  return code === undefined ? { name } : { name, code };
}

function basisOf({ title, documentNumber }: ListRecord["bases"][number]): PublicRecord["bases"][number] {
  return documentNumber === undefined ? { title } : { title, documentNumber };
}

/** A doubt that waits for its second officer suspends nothing (R3), and is nobody's to know. */
function isUnderVerification({ verification }: ListRecord): boolean {
  if (verification?.kind !== "under-verification") return false;
  const { grounds } = verification;
  return !(grounds.kind === "doubt" && grounds.confirmation === "pending");
}
