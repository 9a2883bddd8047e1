import { subjectKey } from "../../subject/subject";
import type { SubjectParticulars } from "../registered-subject";
import type { ChangeDraft, Moment } from "./drawer";
import { withholding } from "./enter-subjects";
import { isSame } from "./is-same";
import type { FilesWithChanges } from "./settle-files";
import type { SubjectFile } from "./subject-file";

/** The files that are otherwise than they were, and how many are new. */
interface EnrolledFiles extends FilesWithChanges {
  readonly counts: { readonly enteredCount: number; readonly changedCount: number };
}

/**
 * Puts subjects on file, or who they are in the place of what was told of them. Pure.
 *
 * Their records stay: a delivery says who is there, and a department what follows. What is the same is no change, so
 * that the same delivery again tells nobody anything.
 *
 * @param entries who they are; of two about one subject the later one stays
 * @param before the files that stand, by `subjectKey`; those of others count for nothing
 * @param moment when
 * @returns the files that are new or otherwise than before, with a change for each
 * @source 三(三), 三(六)
 * @example
 * enrolSubjects([{ subject, subjectType: "legal-person", name }], new Map(), moment).counts.enteredCount // 1
 */
export function enrolSubjects(
  entries: readonly SubjectParticulars[],
  before: ReadonlyMap<string, SubjectFile>,
  moment: Moment,
): EnrolledFiles {
  const last = new Map(entries.map((entry) => [subjectKey(entry.subject), entry]));
  const files: SubjectFile[] = [];
  const changes: ChangeDraft[] = [];
  let enteredCount = 0;
  for (const [key, particulars] of last) {
    const standing = before.get(key);
    const { held = [], missingSource } = standing ?? {};
    const file = { ...particulars, held, ...(missingSource === undefined ? {} : { missingSource }) };
    if (standing === undefined) enteredCount += 1;
    else if (isSame({ ...standing, held: [] }, { ...file, held: [] })) continue;
    const { subject } = particulars;
    files.push(file);
    changes.push({
      change: { kind: "registered", at: moment.at, subject },
      ...withholding(standing, file, moment),
    });
  }
  return { files, changes, counts: { enteredCount, changedCount: files.length - enteredCount } };
}
