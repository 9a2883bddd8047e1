import type { SubjectRef } from "../../subject/subject";
import { followersOf, type RecordPlace, type SubjectFile } from "./subject-file";

/**
 * Finds the records that would be erased with one that proves a mis-listing: itself, the watch records that followed,
 * the records of responsible persons. Pure.
 *
 * @param place whose record, under which id
 * @param fileOf gives what is held of a subject; its own and those of its responsible persons are asked for
 * @returns their ids, its own first; none for a record that is not there
 * @source 六(一), 六(三): as `eraseRecord` does
 * @example
 * erasedWith({ subject, recordId: "B-1" }, fileOf) // ["B-1", "B-1:watch"]
 */
export function erasedWith(
  place: RecordPlace,
  fileOf: (subject: SubjectRef) => SubjectFile | undefined,
): readonly string[] {
  const found = new Set<string>();
  const places = [place];
  for (const { subject, recordId } of places) {
    const file = fileOf(subject);
    const held = file?.held.find(({ record }) => record.recordId === recordId);
    // An imported record may name the one that names it.
    if (file === undefined || held === undefined || found.has(recordId)) continue;
    found.add(recordId);
    const followers = followersOf(file, recordId);
    places.push(...followers.map(({ record }) => ({ subject, recordId: record.recordId })));
    places.push(...(held.responsibleRecords ?? []));
  }
  return [...found];
}
