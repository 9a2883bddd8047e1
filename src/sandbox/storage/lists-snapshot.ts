import type { PlatformStanding } from "../../lists/standing";
import { type SubjectRef, subjectKey } from "../../subject/subject";
import type { CalendarDate } from "../../time/calendar-date";
import { standingOf } from "../registry/standing-of";
import type { SubjectFile } from "../registry/subject-file";
import { readCounter } from "./read-counter";
import type { LongReading } from "./sql-database";
import { loadSubjectFiles, refOf } from "./subject-files";

/** All standings as they were at one version of the lists, read bit by bit, whatever is done to the lists meanwhile. */
export interface ListsSnapshot {
  readonly epoch: string;
  readonly listVersion: number;
  /** Of the catalogue that was active then; undefined where none is kept. */
  readonly catalogueVersion: number | undefined;
  readonly subjectCount: number;
  /** The next standings in the order of kind and code, at most so many; none once all were given. */
  next(maxCount: number): Promise<readonly PlatformStanding[]>;
  /** Lets go of it; as well after the last one as before. Never rejects. */
  end(): Promise<void>;
}

/**
 * Makes a snapshot of files that are never changed in place, but replaced.
 *
 * @param files all there are, in any order
 * @param place epoch and version of the lists
 * @param date on which it is taken
 * @returns the snapshot, but for the catalogue, which is kept elsewhere
 * @source 五(三)
 * @example
 * memorySnapshot(files.values(), { epoch, listVersion: 7 }, date)
 */
export function memorySnapshot(
  files: Iterable<SubjectFile>,
  { epoch, listVersion }: Pick<ListsSnapshot, "epoch" | "listVersion">,
  date: CalendarDate,
): Omit<ListsSnapshot, "catalogueVersion"> {
  const ordered = [...files].sort((a, b) => compared(a.subject, b.subject));
  let givenCount = 0;
  return {
    epoch,
    listVersion,
    subjectCount: ordered.length,
    async next(maxCount) {
      const chunk = ordered.slice(givenCount, givenCount + maxCount);
      givenCount += chunk.length;
      return chunk.map((file) => standingOf(file.subject, file, date));
    },
    end: async () => undefined,
  };
}

/**
 * Makes a snapshot of a reading, which ends with it.
 *
 * @param reading of the lists
 * @param date on which it is taken
 * @returns the snapshot
 * @source 五(三)
 * @example
 * await sqlSnapshot(await database.beginReading(), date)
 */
export async function sqlSnapshot({ session, end }: LongReading, date: CalendarDate): Promise<ListsSnapshot> {
  const { epoch, listVersion, catalogueVersion } = await readCounter(session);
  const { count } = await session
    .selectFrom("subjects")
    .select((select) => select.fn.countAll().as("count"))
    .executeTakeFirstOrThrow();
  let last: SubjectRef | undefined;
  return {
    ...{ epoch, listVersion, catalogueVersion },
    subjectCount: Number(count),
    async next(maxCount) {
      const after = last;
      const rows = await session
        .selectFrom("subjects")
        .select(["kind", "code"])
        .$if(after !== undefined, (query) =>
          query.where(({ eb, refTuple, tuple }) =>
            eb(refTuple("kind", "code"), ">", tuple(after?.kind ?? "", after?.code ?? "")),
          ),
        )
        .orderBy("kind")
        .orderBy("code")
        .limit(maxCount)
        .execute();
      const subjects = rows.map(refOf);
      const files = await loadSubjectFiles(session, subjects);
      last = subjects.at(-1) ?? last;
      return subjects.map((subject) => standingOf(subject, files.get(subjectKey(subject)), date));
    },
    end,
  };
}

function compared(a: SubjectRef, b: SubjectRef): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  if (a.code === b.code) return 0;
  return a.code < b.code ? -1 : 1;
}
