import type { ListSourceState } from "../lists/standing";
import type { RegisteredSubject } from "../sandbox/registered-subject";
import type { SubjectRef } from "../subject/subject";
import { parseCalendarDate } from "../time/calendar-date";
import { bindRecord, blackRecord } from "./record-draft";
import { sourceStates } from "./source-states";

/** What the lists say of a subject that they know. `registry.register` takes it together with `missingSource`, the id
 * of the source that is missing, if one is. */
export interface KnownStanding
  extends Required<Omit<RegisteredSubject, "cleanSinceOn" | "missingSource">>,
    Pick<RegisteredSubject, "cleanSinceOn"> {
  readonly kind: "known";
  readonly sources: readonly ListSourceState[];
}

/** The day around which the dates of every standing lie that a proof puts. */
export const putOn = parseCalendarDate("2018-04-25");

/**
 * Makes a standing to tell answers apart by. Pure.
 *
 * @param subject whom it is about
 * @param recordId the id of its one record
 * @param overrides what it is to say beside or instead
 * @returns the standing of an organization that is on the black list, all of whose sources answered
 * @example
 * knownStanding({ kind: "uscc", code: syntheticUscc(1) }, "B-1")
 */
export function knownStanding(
  subject: SubjectRef,
  recordId: string,
  overrides: Partial<KnownStanding> = {},
): KnownStanding {
  return {
    kind: "known",
    subject,
    subjectType: "legal-person",
    name: "示例受检单位（虚构）",
    formerNames: [],
    links: [],
    records: [bindRecord(blackRecord(), { subject, today: putOn, recordId })],
    recognitions: [],
    sources: sourceStates(),
    ...overrides,
  };
}
