import { InputError } from "../errors/yingcha-error";
import { complaintOfOptions } from "../guard/complaint-of-options";
import { type ListKind, type ListRecord, type ListRecordInput, listRecordSchema } from "../lists/list-record";
import { scenarioRecords } from "../sandbox/scenario-records";
import type { SubjectRef } from "../subject/subject";
import type { CalendarDate } from "../time/calendar-date";

/** What a record is to say; whatever is left out is filled in when the record is bound. */
export type RecordOverrides = Partial<Omit<ListRecordInput, "subject" | "list" | "field">> & {
  /** The field of conduct: its id, or id and title. */
  readonly field?: string | ListRecordInput["field"];
};

/** A listing that is bound to nobody yet, and to no day. */
export interface RecordDraft {
  readonly list: ListKind;
  readonly overrides: RecordOverrides;
}

/** The wire drops what it does not know; of an override that is misspelt a test would never hear. */
const strictRecordSchema = listRecordSchema.unwrap().strict();

/**
 * Drafts a listing on the black list 失信黑名单. Pure.
 *
 * @param overrides what it is to say. Default: in the field `environment`, of the city, for the subject's own
 *   conduct, listed 120 days before the platform's day, for 400 days after it
 * @returns the draft, for `platform.register` and `platform.list`, where what cannot be a record is refused
 * @source 三(二)
 * @example
 * platform.register({ records: [blackRecord({ field: "judgment-defaulter" })] });
 */
export function blackRecord(overrides: RecordOverrides = {}): RecordDraft {
  return { list: "black", overrides };
}

/**
 * Drafts a listing on the red list 守信红名单. Pure.
 *
 * @param overrides what it is to say. Default: in the field `tax`, of the city, listed 180 days before the
 *   platform's day, for 400 days after it
 * @returns the draft, for `platform.register` and `platform.list`, where what cannot be a record is refused
 * @source 二(二)
 * @example
 * platform.register({ records: [redRecord()] });
 */
export function redRecord(overrides: RecordOverrides = {}): RecordDraft {
  return { list: "red", overrides };
}

/**
 * Drafts a listing on the watch list 重点关注名单. Pure.
 *
 * @param overrides what it is to say. Default: in the field `work-safety`, of the city, listed 60 days before
 *   the platform's day, for 400 days after it
 * @returns the draft, for `platform.register` and `platform.list`, where what cannot be a record is refused
 * @source 四(四)
 * @example
 * platform.register({ records: [watchRecord({ severity: "considerable" })] });
 */
export function watchRecord(overrides: RecordOverrides = {}): RecordDraft {
  return { list: "watch", overrides };
}

/**
 * Binds a draft to a subject and a day. Pure.
 *
 * @param draft what {@link blackRecord} and its like made
 * @param to whose record it is, the Beijing day around which its dates lie, and its id where it says none
 * @returns the record, as the lists hold it
 * @throws InputError `options-invalid` for what cannot be a record, such as a term that ends before the listing,
 *   and for a property that no record has
 * @example
 * bindRecord(blackRecord(), { subject, today: platform.day(), recordId: "B-1" })
 */
export function bindRecord(
  draft: RecordDraft,
  to: { readonly subject: SubjectRef; readonly today: CalendarDate; readonly recordId: string },
): ListRecord {
  const { list, overrides } = draft;
  const { field, ...rest } = overrides;
  const own = typeof field === "string" ? { field } : {};
  const defaults = scenarioRecords(to.today)[list](rest.recordId ?? to.recordId, own);
  const parsed = strictRecordSchema.safeParse({
    ...defaults,
    ...(typeof field === "object" ? { field } : {}),
    ...rest,
    subject: to.subject,
  });
  if (!parsed.success)
    throw new InputError(
      "options-invalid",
      `A ${list} record does not hold: ${complaintOfOptions(parsed.error.issues, "it")}`,
    );
  return parsed.data;
}
