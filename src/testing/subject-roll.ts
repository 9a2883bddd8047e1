import { InputError } from "../errors/yingcha-error";
import { complaintOfOptions } from "../guard/complaint-of-options";
import type { ListRecord } from "../lists/list-record";
import { platformStandingSchema } from "../lists/standing";
import type { RegisteredSubject } from "../sandbox/registered-subject";
import type { Registry } from "../sandbox/registry";
import { standingOf } from "../sandbox/registry/standing-of";
import { syntheticResidentId, syntheticUscc } from "../sandbox/synthetic";
import { parseSubject, type SubjectInput, type SubjectRef } from "../subject/subject";
import { addDays, beijingDateOf, type CalendarDate } from "../time/calendar-date";
import type { Clock } from "../time/clock";
import { type Act, watchDaysByDefault } from "./listing-acts";
import { bindRecord, type RecordDraft } from "./record-draft";

/** What the platform is to hold of a fresh person; everything may be left out. */
export type PersonSketch = Pick<RegisteredSubject, "recognitions" | "cleanSinceOn" | "missingSource"> & {
  /** Default: a fictitious one. */
  readonly name?: string;
  readonly records?: readonly RecordDraft[];
};

/** What the platform is to hold of a fresh organization; everything may be left out. */
export type OrganizationSketch = PersonSketch &
  Pick<RegisteredSubject, "formerNames" | "links"> & {
    /** Default `legal-person`. */
    readonly subjectType?: Exclude<RegisteredSubject["subjectType"], "natural-person">;
  };

/** Puts synthetic subjects on the platform's lists. */
export interface SubjectRoll {
  /** The platform's day in Beijing, or one so many days from it: -30 is thirty days ago. */
  day(offset?: number): CalendarDate;
  /** Puts a fresh organization on the lists, and gives its USCC. Throws InputError `options-invalid` for a record
   * or a link that cannot be one. */
  register(sketch?: OrganizationSketch): string;
  /** Puts a fresh person on the lists, and gives the subject with its resident ID number: a bare string would be read
   * as a USCC. Throws as `register`. */
  registerPerson(sketch?: PersonSketch): SubjectRef;
  /** Lists a registered subject while the test runs, and gives the record's id. What follows from a listing follows: an
   * adverse one ends its red records 六(二), and who leaves the black list is watched 六(一). A draft that says what
   * only later acts bring about (`status`, `verification`, `followsFrom`, `listedAs`) is imported as it is, and nothing
   * follows. Throws InputError `options-invalid` for what cannot be a record, for a subject that was never registered,
   * and for a red listing beside an adverse one. */
  list(subject: SubjectInput, draft: RecordDraft): string;
}

/** Beyond the serials of the scenarios, and of whoever makes codes by hand. */
const firstSerial = 50_001;

/**
 * Makes the roll of a test platform. No code is given out twice, since a guard may remember an earlier answer.
 *
 * @param registry the lists to write to
 * @param clock tells the day around which dates lie
 * @param act does what lists a subject
 * @returns the roll
 * @example
 * const code = createSubjectRoll(registry, systemClock, createAct(registry)).register();
 */
export function createSubjectRoll(registry: Registry, clock: Clock, act: Act): SubjectRoll {
  let serial = firstSerial - 1;
  let recordSerial = 0;

  const day = (offset = 0) => addDays(beijingDateOf(clock.wallMs()), offset);

  function bound(draft: RecordDraft, subject: SubjectRef) {
    recordSerial += 1;
    const recordId = `${draft.list.charAt(0).toUpperCase()}-T${String(recordSerial).padStart(4, "0")}`;
    return bindRecord(draft, { subject, today: day(), recordId });
  }

  function enter(held: Omit<RegisteredSubject, "records">, drafts: readonly RecordDraft[] = []): void {
    const entry = { ...held, records: drafts.map((draft) => bound(draft, held.subject)) };
    refuseUnreadable(entry, day());
    registry.register(entry);
  }

  return {
    day,
    register({ name, subjectType = "legal-person", records, ...held } = {}) {
      serial += 1;
      const code = syntheticUscc(serial, subjectType === "individual-business" ? "92" : "91");
      const subject: SubjectRef = { kind: "uscc", code };
      enter({ ...held, subject, subjectType, name: name ?? `示例单位${serial}（虚构）` }, records);
      return code;
    },
    registerPerson({ name, records, ...held } = {}) {
      serial += 1;
      const subject: SubjectRef = { kind: "resident-id", code: syntheticResidentId(serial) };
      const subjectType = "natural-person";
      enter({ ...held, subject, subjectType, name: name ?? `示例人员${serial}（虚构）` }, records);
      return subject;
    },
    list(input, draft) {
      const { kind, code } = parseSubject(input);
      const record = bound(draft, { kind, code });
      if (isImported(draft) || registry.lookUp([{ kind, code }]).standings[0]?.kind === "unknown")
        registry.list(record);
      else act(listingOf(record));
      return record.recordId;
    },
  };
}

function isImported({ overrides }: RecordDraft): boolean {
  return ["status", "verification", "followsFrom", "listedAs"].some((key) => key in overrides);
}

function listingOf(record: ListRecord): Parameters<Act>[0] {
  const { recordId, subject, list, field, scope, severity, traits, bases, authority, provider } = record;
  const { listedOn, term } = record;
  const said = { recordId, subject, by: authority, field, scope, traits, bases, provider, listedOn, term };
  const listing = severity === undefined ? said : { ...said, severity };
  if (list === "black") return { kind: "list-black", ...listing, watchDays: watchDaysByDefault };
  return { kind: list === "red" ? "list-red" : "list-watch", ...listing };
}

/** What the guard could not read would come out as `undetermined`, far from the mistake. */
function refuseUnreadable(entry: RegisteredSubject, date: CalendarDate): void {
  const held = (entry.records ?? []).map((record) => ({ record }));
  const parsed = platformStandingSchema.safeParse(standingOf(entry.subject, { ...entry, held }, date));
  if (parsed.success) return;
  const issues = parsed.error.issues.flatMap((issue) =>
    issue.code === "invalid_union" ? (issue.errors[0] ?? []) : [issue],
  );
  throw new InputError("options-invalid", complaintOfOptions(issues, "The subject to register"));
}
