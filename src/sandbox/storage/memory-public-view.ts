import type { PublicPage, PublicRecord } from "../../contract/public-record";
import { type SubjectRef, subjectKey } from "../../subject/subject";
import type { CalendarDate } from "../../time/calendar-date";
import { isPublicOn, type PublicEntry, publicEntryOf } from "../registry/public-entry";
import { distinctRecords, type PublicPageAsked, publicPageOf } from "../registry/public-page-of";
import type { SubjectFile } from "../registry/subject-file";

/** What is public of the lists in memory. */
export interface MemoryPublicView {
  page(asked: PublicPageAsked, date: CalendarDate): PublicPage;
  recordsOf(subject: SubjectRef, date: CalendarDate): readonly PublicRecord[];
  /** The files were changed. */
  forget(): void;
}

/**
 * Makes what answers for what is public of files.
 *
 * @param files by `subjectKey`, as they are
 * @returns the view; a list is put in order when it is asked for the first time after a change
 * @source 三(一), 四(四) (R10)
 * @example
 * createPublicView(files).page({ list: "red", maxCount: 100 }, today)
 */
export function createPublicView(files: ReadonlyMap<string, SubjectFile>): MemoryPublicView {
  let ordered: readonly PublicEntry[] | undefined;

  function entries(): readonly PublicEntry[] {
    ordered ??= [...files.values()].flatMap(entriesOf).sort(byRank);
    return ordered;
  }

  return {
    page({ list, after = "", maxCount }, date) {
      const found: PublicEntry[] = [];
      for (const entry of entries()) {
        if (entry.list === list && entry.rank > after && isPublicOn(entry, date)) found.push(entry);
        if (found.length > maxCount) break;
      }
      return publicPageOf(found, maxCount);
    },
    recordsOf(subject, date) {
      const file = files.get(subjectKey(subject));
      const found = file === undefined ? [] : entriesOf(file).filter((entry) => isPublicOn(entry, date));
      return distinctRecords(found.sort(byListAndRank));
    },
    forget() {
      ordered = undefined;
    },
  };
}

function entriesOf(file: SubjectFile): PublicEntry[] {
  return file.held.flatMap(({ record }) => publicEntryOf(file, record) ?? []);
}

function byRank(a: PublicEntry, b: PublicEntry): number {
  return a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0;
}

function byListAndRank(a: PublicEntry, b: PublicEntry): number {
  return a.list === b.list ? byRank(a, b) : a.list < b.list ? -1 : 1;
}
