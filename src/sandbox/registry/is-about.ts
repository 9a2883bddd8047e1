import { isSameSubject, type SubjectRef } from "../../subject/subject";
import type { HeldRecord, RecordPlace } from "./subject-file";

/**
 * Says whether a record that stands can be the one that was named in a case of a subject: its own, that of a person who
 * answers for it, or of an organization it answers for. Pure.
 *
 * @param subject of the case
 * @param standing the record, with its place
 * @returns true where the record is tied to the subject
 * @source 三(六), 六(三)
 * @example
 * isAbout(feedback.subject, { subject, held })
 */
export function isAbout(
  subject: SubjectRef,
  { subject: own, held }: Pick<RecordPlace, "subject"> & { readonly held: HeldRecord },
): boolean {
  const tied = [held.restsOn, ...(held.responsibleRecords ?? [])].flatMap((place) => place?.subject ?? []);
  return [own, ...tied].some((one) => isSameSubject(one, subject));
}
