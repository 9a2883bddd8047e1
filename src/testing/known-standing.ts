import type { ListSourceState } from "../lists/standing";
import type { RegisteredSubject } from "../sandbox/registry";
import type { SubjectRef } from "../subject/subject";
import { parseCalendarDate } from "../time/calendar-date";
import { bindRecord, blackRecord } from "./record-draft";

/** What the lists say of a subject that they know; as `registry.register` takes it. */
export interface KnownStanding extends Required<Omit<RegisteredSubject, "cleanSinceOn" | "missingSource">> {
  readonly kind: "known";
  readonly sources: readonly ListSourceState[];
}

/**
 * Makes a standing to tell answers apart by. Pure.
 *
 * @param subject whom it is about
 * @param recordId the id of its one record
 * @returns the standing of an organization that is on the black list
 * @example
 * knownStanding({ kind: "uscc", code: syntheticUscc(1) }, "B-1")
 */
export function knownStanding(subject: SubjectRef, recordId: string): KnownStanding {
  const today = parseCalendarDate("2018-04-25");
  return {
    kind: "known",
    subject,
    subjectType: "legal-person",
    name: "示例受检单位（虚构）",
    formerNames: [],
    links: [],
    records: [bindRecord(blackRecord(), { subject, today, recordId })],
    recognitions: [],
    sources: [{ id: "all-lists", title: "全部名单", lists: ["red", "black", "watch"], state: "answered" }],
  };
}
