import { isSameSubject } from "../../subject/subject";
import type { HeldRecord, RecordPlace, SubjectFile } from "./subject-file";

/**
 * Says whether a record that stands can be the one that was named in a case of a subject: its own, that of somebody who
 * is checked with it, that of a person who answers for it, or of an organization it answers for. Pure.
 *
 * @param about the subject of the case, with its links where it is on file
 * @param standing the record, with its place
 * @returns true where the record is tied to the subject
 * @source 三(二), 三(六), 六(三) (R16, R29)
 * @example
 * isAbout(file, { subject, held })
 */
export function isAbout(
  { subject, links = [] }: Pick<SubjectFile, "subject" | "links">,
  { subject: own, held }: Pick<RecordPlace, "subject"> & { readonly held: HeldRecord },
): boolean {
  const tied = [held.restsOn, ...(held.responsibleRecords ?? [])].flatMap((place) => place?.subject ?? []);
  return (
    [own, ...tied].some((one) => isSameSubject(one, subject)) ||
    links.some((link) => isSameSubject(link.subject, own))
  );
}
