import fc from "fast-check";
import type { Feedback } from "../../../src/contract/feedback";
import type { ListKind } from "../../../src/lists/list-record";
import type { MonthCounts, MonthQuestion } from "../../../src/sandbox/statistics/month-counts";
import { company } from "../storage/world";

/** The records that the feedback of {@link someFeedback} names, and on which list each is; `X-1` is on none. */
export const countedRecords: Readonly<Record<string, ListKind>> = {
  "R-1": "red",
  "B-1": "black",
  "B-2": "black",
  "W-1": "watch",
};

export const countedDepartments = [
  { name: "示例审批部门", code: "D-1" },
  { name: "示例审批局", code: "D-1" },
  { name: "示例采购部门", code: "D-2" },
  // A name that is another department's code is not that department.
  { name: "D-2" },
] as const;

const measureIds = ["strict-review", "watch-attention", "green-channel", "made-up"] as const;

const execution = fc.oneof(
  fc.record({ kind: fc.constant("executed" as const), measureId: fc.constantFrom(...measureIds) }),
  fc.record({
    kind: fc.constant("skipped" as const),
    measureId: fc.constantFrom(...measureIds),
    reason: fc.constant("不适用"),
  }),
);

/** Around the two midnights between which a Beijing November lies. */
const concludedAt = fc.constantFrom(
  "2026-10-31T15:59:59Z",
  "2026-10-31T16:00:00Z",
  "2026-11-24T10:00:00+08:00",
  "2026-11-30T23:59:59+08:00",
  "2026-11-30T16:00:00Z",
);

/** Feedback that falls together in every way: one case twice, one measure twice, several records of a list. */
export const someFeedback: fc.Arbitrary<readonly Feedback[]> = fc
  .array(
    fc.record({
      department: fc.constantFrom(...countedDepartments),
      caseId: fc.constantFrom("case-1", "case-2", "case-3"),
      matterType: fc.constantFrom("administrative-license", "government-procurement"),
      subject: fc.constant(company(1)),
      conclusion: fc.constantFrom("approved" as const, "refused" as const, "bid-rejected" as const),
      recordIds: fc.uniqueArray(fc.constantFrom(...Object.keys(countedRecords), "X-1"), { maxLength: 4 }),
      executions: fc.array(execution, { maxLength: 3 }),
      concludedAt,
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((one, serial) => ({ ...one, feedbackId: `F-${serial}` })));

const shanghai = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
});

function keyOf({ name, code }: { readonly name: string; readonly code?: string | undefined }): string {
  return code === undefined ? `name:${name}` : `code:${code}`;
}

/** Counts as anybody would with a pencil: takes all rows, and for each group of equal ones looks through all of them. */
export function naiveCounts(
  feedback: readonly Feedback[],
  { month, departmentKey, lists }: MonthQuestion,
): Omit<MonthCounts, "concluded"> {
  const asked = feedback.filter(
    (one) =>
      shanghai.format(new Date(one.concludedAt)) === month &&
      (departmentKey === undefined || departmentKey === keyOf(one.department)),
  );
  const placed = asked.map((one) => ({
    ...one,
    place: { departmentKey: keyOf(one.department), matterType: one.matterType },
  }));
  const listed = placed.flatMap((one) => {
    const borne = lists.filter((list) => one.recordIds.some((id) => countedRecords[id] === list));
    return (borne.length === 0 ? (["none"] as const) : borne).map((list) => ({ ...one, list }));
  });
  const done = listed.flatMap((one) => one.executions.map((execution) => ({ ...one, execution })));
  const casesOf = (rows: readonly { readonly caseId: string }[]) =>
    new Set(rows.map(({ caseId }) => caseId)).size;
  return {
    conclusions: grouped(placed, ({ place, conclusion }) => ({ ...place, conclusion })).map(
      ([group, rows]) => ({
        ...group,
        departmentName:
          rows
            .map(({ department }) => department.name)
            .sort()
            .at(-1) ?? "",
        feedbackCount: rows.length,
      }),
    ),
    cases: grouped(placed, ({ place }) => place).map(([group, rows]) => ({
      ...group,
      caseCount: casesOf(rows),
    })),
    lists: grouped(listed, ({ place, list }) => ({ ...place, list })).map(([group, rows]) => ({
      ...group,
      caseCount: casesOf(rows),
    })),
    measures: grouped(done, ({ place, list, execution: { kind, measureId } }) => ({
      ...place,
      list,
      measureId,
      execution: kind,
    })).map(([group, rows]) => ({ ...group, caseCount: casesOf(rows), measureCount: rows.length })),
  };
}

function grouped<T, G extends object>(
  rows: readonly T[],
  groupOf: (row: T) => G,
): readonly (readonly [G, readonly T[]])[] {
  const keys = [...new Set(rows.map((row) => JSON.stringify(groupOf(row))))];
  return keys.map((key) => [
    JSON.parse(key) as G,
    rows.filter((row) => JSON.stringify(groupOf(row)) === key),
  ]);
}

/** What is counted, in one order, for comparing. */
export function inOrder(counts: MonthCounts): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(counts).map(([name, rows]) => [
      name,
      (rows as readonly object[])
        .map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1))))
        .sort(),
    ]),
  );
}
