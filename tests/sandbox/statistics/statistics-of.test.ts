import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Feedback } from "../../../src/contract/feedback";
import { openapiExamples } from "../../../src/contract/openapi-examples";
import { type Statistics, statisticsSchema } from "../../../src/contract/statistics";
import { demonstrationCatalogue } from "../../../src/sandbox/demonstration-catalogue";
import { countMonth } from "../../../src/sandbox/statistics/count-month";
import { statisticsCsv } from "../../../src/sandbox/statistics/statistics-csv";
import { statisticsOf } from "../../../src/sandbox/statistics/statistics-of";
import { unwatchedMeasures } from "../../../src/sandbox/statistics/unwatched-measures";
import { countedRecords, naiveCounts, someFeedback } from "./counted-feedback";
import { csvRows } from "./csv-rows";

const month = "2026-11";
const asOf = "2026-12-01T01:00:00.000Z";

function statisticsFor(feedback: readonly Feedback[], access: "watch-list" | "without"): Statistics {
  const lists = access === "watch-list" ? (["red", "black", "watch"] as const) : (["red", "black"] as const);
  const counts = { ...naiveCounts(feedback, { month, lists }), concluded: [] };
  const isTold = access === "watch-list" ? () => true : unwatchedMeasures(demonstrationCatalogue);
  return statisticsSchema.parse(statisticsOf(counts, { month, asOf, lists: [...lists, "none"], isTold }));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

describe("the statistics of a month, 四(三)", () => {
  it("add up: every total is the sum of the rows told beside it", () => {
    fc.assert(
      fc.property(someFeedback, fc.constantFrom("watch-list", "without"), (feedback, access) => {
        const { totals, matters, measures } = statisticsFor(feedback, access);
        for (const { feedbackCount, conclusions } of [totals, ...matters])
          expect(sum(Object.values(conclusions))).toBe(feedbackCount);
        expect(sum(matters.map(({ feedbackCount }) => feedbackCount))).toBe(totals.feedbackCount);
        expect(sum(matters.map(({ caseCount }) => caseCount))).toBe(totals.caseCount);
        for (const total of totals.lists) {
          const own = matters.flatMap(({ lists }) => lists.filter(({ list }) => list === total.list));
          expect(sum(own.map(({ caseCount }) => caseCount))).toBe(total.caseCount);
          for (const kind of ["executed", "skipped"] as const) {
            const rows = measures.filter((row) => row.list === total.list && row.execution === kind);
            const count = sum(rows.map(({ measureCount }) => measureCount));
            expect(total[`${kind}Count`]).toBe(count);
            expect(sum(own.map((one) => one[`${kind}Count`]))).toBe(count);
          }
        }
      }),
    );
  });

  it("come sorted, whatever the order in which they were counted", () => {
    fc.assert(
      fc.property(someFeedback, (feedback) => {
        const forward = statisticsFor(feedback, "watch-list");
        expect(statisticsFor([...feedback].reverse(), "watch-list")).toEqual(forward);
        const places = forward.matters.map(({ department: { code, name }, matterType }) =>
          [code === undefined ? `name:${name}` : `code:${code}`, matterType].join(" "),
        );
        expect(places).toEqual([...new Set(places)].sort());
      }),
    );
  });

  it("are to an application without the watch list as though no record of it bore on any case, 四(四) R10", () => {
    fc.assert(
      fc.property(someFeedback, (feedback) => {
        const without = feedback.map((one) => {
          const recordIds = one.recordIds.filter((id) => countedRecords[id] !== "watch");
          const isBlack = recordIds.some((id) => countedRecords[id] === "black");
          // What only the watch list brings goes with its record; what a black record brings stays with that.
          const executions = one.executions.filter(
            ({ measureId }) => measureId === "green-channel" || (isBlack && measureId === "strict-review"),
          );
          return { ...one, recordIds, executions };
        });
        expect(statisticsFor(feedback, "without")).toEqual(statisticsFor(without, "without"));
        expect(JSON.stringify(statisticsFor(feedback, "without"))).not.toContain("watch");
      }),
    );
  });

  it("are the same as one table, its columns filled by what each row counts", () => {
    fc.assert(
      fc.property(someFeedback, (feedback) => {
        const statistics = statisticsFor(feedback, "watch-list");
        const [header = [], ...rows] = csvRows(statisticsCsv(statistics));
        const read = rows.map((row) => Object.fromEntries(row.map((cell, at) => [header[at] ?? "", cell])));
        const column = (kind: string, name: string) =>
          read.filter(({ row }) => row === kind).map((cells) => cells[name] ?? "");
        expect(column("matter", "caseCount")).toEqual(statistics.matters.map((one) => `${one.caseCount}`));
        expect(sum(column("conclusion", "feedbackCount").map(Number))).toBe(statistics.totals.feedbackCount);
        expect(column("measure", "measureId")).toEqual(statistics.measures.map((one) => one.measureId));
        expect(column("measure", "measureCount")).toEqual(
          statistics.measures.map((one) => `${one.measureCount}`),
        );
        expect(sum(column("list", "caseCount").map(Number))).toBe(
          sum(statistics.totals.lists.map(({ caseCount }) => caseCount)),
        );
        expect(rows.every((row) => row.length === header.length)).toBe(true);
      }),
    );
  });

  it("stand in the interface's document as its own feedback and report come to", () => {
    const { feedback, matterCount, statistics, statisticsCsv: table } = openapiExamples;
    const counted = countMonth([{ feedback, lists: ["black"] }], { month, lists: ["red", "black", "watch"] });
    const { department, matterType, concludedCount } = matterCount;
    const concluded = [
      {
        departmentKey: `code:${department.code}`,
        departmentName: department.name,
        matterType,
        concludedCount,
      },
    ];
    const { lists } = statistics;
    const made = statisticsOf({ ...counted, concluded }, { month, asOf, lists, isTold: () => true });
    expect(made).toEqual(statistics);
    expect(statisticsCsv(made)).toBe(table);
  });
});
