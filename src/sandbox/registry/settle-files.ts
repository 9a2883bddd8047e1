import { type ChangeDraft, createDrawer, type Moment } from "./drawer";
import { settle } from "./settle";
import type { SubjectFile } from "./subject-file";

/** Files as they are now, and what is told of them. */
export interface FilesWithChanges {
  readonly files: readonly SubjectFile[];
  readonly changes: readonly ChangeDraft[];
}

/**
 * Does to many files what the calendar did by now, one after the other. Pure.
 *
 * @param due the files in which a record is over
 * @param moment now
 * @returns the files that were changed, with the changes in their order
 * @source 六(一), 六(二) (R6)
 * @example
 * settleFiles([file], moment).changes
 */
export function settleFiles(due: readonly SubjectFile[], moment: Moment): FilesWithChanges {
  // A drawer of its own for each, since the calendar ends each record by its own term; nothing is erased here.
  const drawers = due.map((file) => {
    const drawer = createDrawer([file], moment, (recordId) => recordId);
    settle(drawer, file);
    return drawer;
  });
  return {
    files: drawers.flatMap(({ changedFiles }) => changedFiles),
    changes: drawers.flatMap(({ changes }) => changes),
  };
}
