import type { Statistics } from "../../contract/statistics";
import { csvText } from "./csv-text";

const columns = [
  "row",
  "month",
  "departmentCode",
  "departmentName",
  "matterType",
  "conclusion",
  "list",
  "measureId",
  "execution",
  "feedbackCount",
  "caseCount",
  "measureCount",
  "concludedCount",
  "coverage",
  "ratio",
] as const;

type Cells = Readonly<Partial<Record<(typeof columns)[number], string | number | undefined>>>;

/**
 * Writes statistics as one table, whose first column says what its row counts: `matter`, and below each `conclusion`
 * and `list`; then every `measure`. Pure.
 *
 * @param statistics of a month
 * @returns CSV for a spreadsheet; no row of totals, which would be counted in again by whoever sums a column
 * @source 四(三); RFC 4180
 * @example
 * statisticsCsv(statistics)
 */
export function statisticsCsv({ month, matters, measures }: Statistics): string {
  const rows = [...matters.flatMap(matterRows), ...measures.map(measureRow)];
  return csvText([columns, ...rows.map((cells) => columns.map((column) => ({ ...cells, month })[column]))]);
}

function matterRows(matter: Statistics["matters"][number]): readonly Cells[] {
  const place = placeOf(matter);
  const { feedbackCount, caseCount, coverage } = matter;
  const { kind, caseCount: _, ...held } = coverage;
  return [
    { row: "matter", ...place, feedbackCount, caseCount, coverage: kind, ...held },
    ...Object.entries(matter.conclusions).map(([conclusion, count]) => ({
      ...{ row: "conclusion", ...place, conclusion },
      feedbackCount: count,
    })),
    ...matter.lists.map(({ list, caseCount: count }) => ({ row: "list", ...place, list, caseCount: count })),
  ];
}

function measureRow(measure: Statistics["measures"][number]): Cells {
  const { department: _, matterType: __, ...counted } = measure;
  return { row: "measure", ...placeOf(measure), ...counted };
}

function placeOf({
  department,
  matterType,
}: Pick<Statistics["measures"][number], "department" | "matterType">) {
  return { departmentCode: department.code, departmentName: department.name, matterType };
}
