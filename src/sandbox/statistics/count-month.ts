import type { Feedback } from "../../contract/feedback";
import type { CountedList } from "../../contract/statistics";
import type { ListKind } from "../../lists/list-record";
import { departmentKey } from "../department-key";
import { beijingMonthOf } from "./beijing-month-of";
import type { CountPlace, MonthCounts, MonthQuestion } from "./month-counts";

/** A feedback as it is counted. */
export interface CountableFeedback {
  readonly feedback: Feedback;
  /** Those of its records, each as it was when the feedback was accepted. */
  readonly lists: Iterable<ListKind>;
}

interface Tally<T> {
  readonly row: T;
  readonly caseIds: Set<string>;
  count: number;
}

/**
 * Counts a month by going through the feedback of all months. Pure.
 *
 * @param all every feedback that is kept
 * @param question month, department, lists
 * @returns what the feedback gives; of concluded matters it knows nothing
 * @source 四(三), 五(三) (R18)
 * @example
 * countMonth([{ feedback, lists: ["black"] }], { month: "2026-11", lists: ["red", "black"] })
 */
export function countMonth(
  all: Iterable<CountableFeedback>,
  question: MonthQuestion,
): Omit<MonthCounts, "concluded"> {
  const conclusions = createTallies<CountPlace & Pick<Feedback, "conclusion">>();
  const cases = createTallies<CountPlace>();
  const lists = createTallies<CountPlace & { readonly list: CountedList }>();
  const measures = createTallies<Omit<MonthCounts["measures"][number], "caseCount" | "measureCount">>();
  const names = new Map<string, string>();

  for (const { feedback, lists: borne } of all) {
    const { department, matterType, caseId, conclusion, executions } = feedback;
    const key = departmentKey(department);
    if (beijingMonthOf(feedback.concludedAt) !== question.month) continue;
    if (question.departmentKey !== undefined && question.departmentKey !== key) continue;
    const place = { departmentKey: key, matterType };
    const group = JSON.stringify([key, matterType, conclusion]);
    names.set(group, lastByCodePoints(department.name, names.get(group) ?? ""));
    conclusions.add({ ...place, conclusion }, caseId);
    cases.add(place, caseId);
    const told = new Set([...borne].filter((list) => question.lists.includes(list)));
    for (const list of told.size === 0 ? (["none"] as const) : told) {
      lists.add({ ...place, list }, caseId);
      for (const { kind, measureId } of executions)
        measures.add({ ...place, list, measureId, execution: kind }, caseId);
    }
  }

  return {
    conclusions: conclusions.all().map(({ row, count }) => ({
      ...row,
      departmentName: names.get(JSON.stringify([row.departmentKey, row.matterType, row.conclusion])) ?? "",
      feedbackCount: count,
    })),
    cases: cases.all().map(({ row, caseIds }) => ({ ...row, caseCount: caseIds.size })),
    lists: lists.all().map(({ row, caseIds }) => ({ ...row, caseCount: caseIds.size })),
    measures: measures
      .all()
      .map(({ row, caseIds, count }) => ({ ...row, caseCount: caseIds.size, measureCount: count })),
  };
}

/** As both databases order texts. */
function lastByCodePoints(a: string, b: string): string {
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) > 0 ? a : b;
}

function createTallies<T extends object>() {
  const tallies = new Map<string, Tally<T>>();
  return {
    add(row: T, caseId: string): void {
      const key = JSON.stringify(Object.values(row));
      const tally = tallies.get(key) ?? { row, caseIds: new Set(), count: 0 };
      tally.caseIds.add(caseId);
      tally.count += 1;
      tallies.set(key, tally);
    },
    all: (): readonly Tally<T>[] => [...tallies.values()],
  };
}
