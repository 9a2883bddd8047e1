import type { Initiation } from "../../contract/engagement-response";
import type { ListRecord } from "../../lists/list-record";
import { type SubjectRef, subjectKey } from "../../subject/subject";
import type { InitiationsAsked, InitiationsFound } from "./engagement-store";
import { type AnswersOn, initiationOf, noAnswers } from "./initiation-of";

/** Where initiations are found. */
export interface InitiationSource {
  /** So many records after an id, by id; fewer only where there are no more. */
  recordsAfter(recordId: string, count: number): Promise<readonly ListRecord[]>;
  /** All records of subjects, by `subjectKey`. */
  recordsOf(subjects: readonly SubjectRef[]): Promise<ReadonlyMap<string, readonly ListRecord[]>>;
  /** What the department that asks answered and fed back of these records; nothing of one about which nothing came. */
  answersOn(recordIds: readonly string[]): Promise<ReadonlyMap<string, AnswersOn>>;
}

/** So many records are read at a time, so that whoever looks up waits for no more than these. */
const readAtOnceCount = 500;

/**
 * Finds a page of what calls on a department. Where a page ends follows from the records that are told alone: what is
 * not told moves nothing.
 *
 * @param asked whose, from where, how many
 * @param source the records, and what the department answered
 * @returns the page, with `next` where the records that were looked through are not all
 * @source 四(四), 五(一), 五(三) (R10)
 * @example
 * await findInitiations(asked, { recordsAfter, recordsOf, answersOn })
 */
export async function findInitiations(
  asked: InitiationsAsked,
  source: InitiationSource,
): Promise<InitiationsFound> {
  const { only, maxCount, readMaxCount, isTold } = asked;
  const initiations: Initiation[] = [];
  let lookedThroughCount = 0;
  let after = asked.after ?? "";
  let lastTold = after;
  for (;;) {
    const records = await source.recordsAfter(after, readAtOnceCount);
    const told = records.filter(isTold);
    const looked = told.slice(0, readMaxCount - lookedThroughCount);
    const brought = await broughtBy(looked, asked, source);
    const calling = brought.filter(({ measures }) => measures.length > 0);
    const answers = await source.answersOn(calling.map(({ record }) => record.recordId));
    for (const { record, measures } of brought) {
      lookedThroughCount += 1;
      if (measures.length === 0) continue;
      const initiation = initiationOf(record, measures, answers.get(record.recordId) ?? noAnswers);
      if (only === "open" && initiation.response !== undefined) continue;
      const last = initiations.at(-1);
      if (last !== undefined && initiations.length === maxCount)
        return { initiations, next: last.recordId, lookedThroughCount };
      initiations.push(initiation);
    }
    lastTold = looked.at(-1)?.recordId ?? lastTold;
    if (looked.length < told.length) return { initiations, next: lastTold, lookedThroughCount };
    const end = records.at(-1);
    if (end === undefined || records.length < readAtOnceCount) return { initiations, lookedThroughCount };
    after = end.recordId;
  }
}

/** What each record brings the department; others are read only for what may void a red one, or keep a follower waiting. */
async function broughtBy(
  looked: readonly ListRecord[],
  { bearing }: Pick<InitiationsAsked, "bearing">,
  { recordsOf }: Pick<InitiationSource, "recordsOf">,
) {
  const alone = looked.map((record) => ({ record, measures: bearing(record, []) }));
  const isOpen = ({ record, measures }: (typeof alone)[number]) =>
    (record.list === "red" || record.followsFrom !== undefined) && measures.length > 0;
  const subjects = alone.filter(isOpen).map(({ record }) => record.subject);
  if (subjects.length === 0) return alone;
  const besides = await recordsOf(subjects);
  return alone.map((one) => {
    if (!isOpen(one)) return one;
    const { record } = one;
    return { record, measures: bearing(record, besides.get(subjectKey(record.subject)) ?? []) };
  });
}
