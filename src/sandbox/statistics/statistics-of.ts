import { feedbackSchema } from "../../contract/feedback";
import {
  type CountedList,
  countedListSchema,
  type ListCount,
  type Statistics,
} from "../../contract/statistics";
import { departmentOfKey } from "../department-key";
import { coverageOf } from "./coverage-of";
import type { CountPlace, MeasureCount, MonthCounts } from "./month-counts";

const conclusionKinds = feedbackSchema.shape.conclusion.options;
const listOrder = countedListSchema.options;

/**
 * Puts what was counted into the order and the sums in which it is told. Pure.
 *
 * Every sum is one of rows that are told beside it, so that nothing comes out by subtraction that was left out.
 *
 * @param counts of the month
 * @param how the month, when it was counted, the lists that are told apart, and which measures may be told
 * @returns the statistics, sorted
 * @source 四(三), 四(四), 五(三) (R10, R13, R18)
 * @example
 * statisticsOf(counts, { month: "2026-11", asOf: moment.at, lists: ["red", "black", "none"], isTold })
 */
export function statisticsOf(
  counts: MonthCounts,
  how: Pick<Statistics, "month" | "asOf" | "lists"> & {
    readonly isTold: (list: CountedList, measureId: string) => boolean;
  },
): Statistics {
  const { isTold, ...head } = how;
  const told = counts.measures.filter(({ list, measureId }) => isTold(list, measureId)).sort(byMeasure);
  const names = namesOf(counts);
  const placeOf = ({ departmentKey, matterType }: CountPlace) => ({
    department: departmentOfKey(departmentKey, names.get(departmentKey) ?? ""),
    matterType,
  });

  const conclusionsAt = groupByPlace(counts.conclusions);
  const casesAt = groupByPlace(counts.cases);
  const listsAt = groupByPlace(counts.lists);
  const measuresAt = groupByPlace(told);
  const concludedAt = groupByPlace(counts.concluded);
  const places = new Map<string, CountPlace>();
  for (const place of [...counts.cases, ...counts.concluded]) places.set(keyOf(place), place);

  const matters = [...places.entries()]
    .sort(([, a], [, b]) => byPlace(a, b))
    .map(([key, place]) => {
      const conclusions = sumOfConclusions(conclusionsAt.get(key) ?? []);
      const caseCount = casesAt.get(key)?.[0]?.caseCount ?? 0;
      return {
        ...placeOf(place),
        feedbackCount: sum(Object.values(conclusions)),
        caseCount,
        conclusions,
        lists: listCountsOf(head.lists, listsAt.get(key) ?? [], measuresAt.get(key) ?? []),
        coverage: coverageOf(caseCount, concludedAt.get(key)?.[0]?.concludedCount),
      };
    });

  return {
    ...head,
    totals: {
      feedbackCount: sum(matters.map(({ feedbackCount }) => feedbackCount)),
      caseCount: sum(matters.map(({ caseCount }) => caseCount)),
      conclusions: sumOfConclusions(counts.conclusions),
      lists: listCountsOf(head.lists, counts.lists, told),
    },
    matters,
    measures: told.map((row) => {
      const { list, measureId, execution, caseCount, measureCount } = row;
      return { ...placeOf(row), list, measureId, execution, caseCount, measureCount };
    }),
  };
}

/** A department has one name, whichever its messages give it. */
function namesOf({ conclusions, concluded }: MonthCounts): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { departmentKey, departmentName } of [...conclusions, ...concluded]) {
    const known = names.get(departmentKey);
    if (known === undefined || byCodePoints(known, departmentName) < 0)
      names.set(departmentKey, departmentName);
  }
  return names;
}

function sumOfConclusions(rows: MonthCounts["conclusions"]): Statistics["totals"]["conclusions"] {
  const counts = conclusionKinds.map((kind) => {
    const own = rows.filter(({ conclusion }) => conclusion === kind);
    return [kind, sum(own.map(({ feedbackCount }) => feedbackCount))] as const;
  });
  return Object.fromEntries(counts) as Statistics["totals"]["conclusions"];
}

function listCountsOf(
  lists: readonly CountedList[],
  cases: MonthCounts["lists"],
  measures: readonly MeasureCount[],
): readonly ListCount[] {
  return lists.map((list) => {
    const onList = measures.filter((row) => row.list === list);
    const countOf = (kind: MeasureCount["execution"]) =>
      sum(onList.filter(({ execution }) => execution === kind).map(({ measureCount }) => measureCount));
    return {
      list,
      caseCount: sum(cases.filter((row) => row.list === list).map(({ caseCount }) => caseCount)),
      executedCount: countOf("executed"),
      skippedCount: countOf("skipped"),
    };
  });
}

function groupByPlace<T extends CountPlace>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

function keyOf({ departmentKey, matterType }: CountPlace): string {
  return JSON.stringify([departmentKey, matterType]);
}

function byPlace(a: CountPlace, b: CountPlace): number {
  return byCodePoints(a.departmentKey, b.departmentKey) || byCodePoints(a.matterType, b.matterType);
}

function byMeasure(a: MeasureCount, b: MeasureCount): number {
  return (
    byPlace(a, b) ||
    listOrder.indexOf(a.list) - listOrder.indexOf(b.list) ||
    byCodePoints(a.measureId, b.measureId) ||
    byCodePoints(a.execution, b.execution)
  );
}

/** As both databases order texts; JavaScript's own order puts the rarest characters elsewhere. */
function byCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
