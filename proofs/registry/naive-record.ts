import type { Amendment, Transition } from "../../src/contract/transition";
import type { Department, ListKind, ListRecord, Term, Verification } from "../../src/lists/list-record";
import { subjectKey } from "../../src/subject/subject";
import type { CalendarDate } from "../../src/time/calendar-date";

/** What a record says, beside whose it is, on which list and for how long. */
export type Contents = Pick<ListRecord, "field" | "scope" | "severity" | "traits" | "bases">;

/** What a record must be, as far as the plan says it. */
export interface NaiveRecord {
  readonly recordId: string;
  readonly owner: string;
  readonly list: ListKind;
  readonly authority: Department;
  readonly provider: Department;
  readonly listedOn: CalendarDate;
  says: Contents;
  listedAs: ListRecord["listedAs"];
  term: Term;
  exit?: Extract<ListRecord["status"], { readonly kind: "exited" }>;
  verification?: Verification | undefined;
  readonly followsFrom?: ListRecord["followsFrom"];
  /** Known for what was listed here, and for an import that an exit named it for: 六(一). */
  readonly watchDays?: number | undefined;
  /** The organization's record, 三(六). */
  readonly restsOn?: string;
  /** Of an import the platform repeats what it was told: its end by the calendar is the reader's to see (R6). */
  readonly isImport?: boolean;
  isMisuseReported?: boolean;
  doubtedBy?: string | undefined;
  /** How many results of verifications the subject does not know yet, 五(六). */
  untoldCount?: number;
  /** For which mis-listings a red record fell that stands again for them, 六(三). */
  fellFor?: readonly string[];
  /** What the plan leaves to the platform: on which day a red record fell that stands no more. */
  leftOpen?: "exit-day";
}

/** What somebody says of a record, and what was said before wherever that says nothing. */
export function contentsOf(said: Partial<Amendment>, before: Contents): Contents {
  const { field = before.field, scope = before.scope, severity = before.severity } = said;
  const { traits = before.traits, bases = before.bases } = said;
  return { field, scope, severity, traits, bases };
}

/** A record of the platform's in these words. */
export function asNaive(record: ListRecord): NaiveRecord {
  const { recordId, list, authority, provider, listedOn, term, listedAs } = record;
  const { status, verification, followsFrom } = record;
  return {
    ...{ recordId, owner: subjectKey(record.subject), list, authority, provider, listedOn, term, listedAs },
    says: contentsOf({}, record),
    ...(status.kind === "exited" ? { exit: status } : {}),
    ...(verification === undefined ? {} : { verification }),
    ...(followsFrom === undefined ? {} : { followsFrom }),
  };
}

/** What puts somebody on a list. */
export type Listing = Extract<Transition, { readonly kind: `list-${string}` | "turn-black" }>;

/** Whether it puts somebody on a list. */
export function isListing(transition: Transition): transition is Listing {
  return transition.kind.startsWith("list-") || transition.kind === "turn-black";
}

/** The id of the record that a listing makes of its subject. */
export function newIdOf(listing: Listing): string {
  return listing.kind === "turn-black" ? listing.blackRecordId : listing.recordId;
}

/** Who is listed with the subject, 三(六). */
export function personsOf(listing: Listing) {
  return "responsiblePersons" in listing ? (listing.responsiblePersons ?? []) : [];
}

/** A black record keeps an id for whatever follows it, 六(一). */
export function watchIdOf(recordId: string): string {
  return `${recordId}:watch`;
}

/** The records of the persons who answer for an organization, as far as they are in force, 三(六). */
export function restingOn(
  records: readonly NaiveRecord[],
  { recordId }: Pick<NaiveRecord, "recordId">,
  date: CalendarDate,
): readonly NaiveRecord[] {
  return records.filter((one) => one.restsOn === recordId && isStanding(one, date));
}

/** Whether a term's last day is past, 六(一) (R6). */
export function isOver(term: Term, date: CalendarDate): boolean {
  return term.kind === "until" && term.lastOn < date;
}

/** Whether a term ends after another does. */
export function isLater(a: Term, b: Term): boolean {
  return b.kind === "until" && (a.kind === "indefinite" || a.lastOn > b.lastOn);
}

/** Whether a record counts on a day: begun, and neither left nor over. */
export function isStanding({ listedOn, exit, term }: NaiveRecord, date: CalendarDate): boolean {
  return listedOn <= date && exit === undefined && !isOver(term, date);
}
