import { describe, expect, test } from "vitest";
import type { ListRecord } from "../../../src/lists/list-record";
import type { InitiationsAsked } from "../../../src/sandbox/storage/engagement-store";
import { findInitiations } from "../../../src/sandbox/storage/find-initiations";
import { type SubjectRef, subjectKey } from "../../../src/subject/subject";
import { aRecord, aRedRecord, aWatchRecord, parent } from "../../decision/fixtures";

const measures = [{ measureId: "strict-review", binding: "recommended" as const }];
const idOf = (serial: number) => `B-${String(serial).padStart(5, "0")}`;
const black = (count: number) =>
  Array.from({ length: count }, (_, serial) => aRecord({ recordId: idOf(serial) }));

function sourceOf(records: readonly ListRecord[]) {
  const ordered = records.toSorted((a, b) => (a.recordId < b.recordId ? -1 : 1));
  let readCount = 0;
  const source = {
    async recordsAfter(after: string, count: number) {
      const read = ordered.filter(({ recordId }) => recordId > after).slice(0, count);
      readCount += read.length;
      return read;
    },
    recordsOf: async (subjects: readonly SubjectRef[]) =>
      new Map(
        subjects.map((subject) => [
          subjectKey(subject),
          records.filter((record) => subjectKey(record.subject) === subjectKey(subject)),
        ]),
      ),
    answersOn: async () => new Map(),
  };
  return { source, readCount: () => readCount };
}

const asked: InitiationsAsked = {
  department: { name: "示例审批部门" },
  only: "all",
  after: undefined,
  maxCount: 2,
  readMaxCount: 1_000,
  isTold: () => true,
  bearing: () => [],
};

describe("a page of what calls on a department, 五(一)", () => {
  test("looks through a bounded number of records, and says from where to go on", async () => {
    const { source, readCount } = sourceOf(black(3_000));
    expect(await findInitiations(asked, source)).toEqual({
      initiations: [],
      next: idOf(999),
      lookedThroughCount: 1_000,
    });
    expect(readCount()).toBeLessThanOrEqual(1_500);
    const last = await findInitiations({ ...asked, after: idOf(1_999) }, source);
    expect(last).toEqual({ initiations: [], lookedThroughCount: 1_000 });
  });

  test("gives each that calls once, page by page, to the last", async () => {
    const { source } = sourceOf(black(2_600));
    const calling = new Set([0, 1, 2, 999, 1_000, 2_599].map(idOf));
    const bearing = ({ recordId }: ListRecord) => (calling.has(recordId) ? measures : []);
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await findInitiations({ ...asked, bearing, after }, source);
      expect(page.initiations.length).toBeLessThanOrEqual(2);
      found.push(...page.initiations.map(({ recordId }) => recordId));
      after = page.next;
    } while (after !== undefined);
    expect(found).toEqual([...calling]);
  });

  test("judges a red record by all records of its subject, and each other by itself, 六(二) R2", async () => {
    const { source } = sourceOf([...black(2), aRedRecord(), aRedRecord({ recordId: "r2", subject: parent })]);
    const bearing: InitiationsAsked["bearing"] = (_, beside) =>
      beside.some(({ list }) => list === "black") ? [] : measures;
    const { initiations } = await findInitiations({ ...asked, maxCount: 9, bearing }, source);
    expect(initiations.map(({ recordId }) => recordId)).toEqual([idOf(0), idOf(1), "r2"]);
  });

  test.each([0, 999, 1_000, 1_001, 1_500, 2_000])(
    "is the same whatever stands on the watch list, where %i records are told, 四(四) R10",
    async (count) => {
      const watch = Array.from({ length: 1_700 }, (_, serial) =>
        aWatchRecord({ recordId: `${idOf(serial % 1_100)}-${serial}:watch` }),
      );
      const bearing = ({ recordId }: ListRecord) => (recordId.endsWith("3") ? measures : []);
      for (const maxCount of [2, 1_000]) {
        const how = { ...asked, maxCount, bearing, isTold: ({ list }: ListRecord) => list !== "watch" };
        const without = await findInitiations(how, sourceOf(black(count)).source);
        expect(await findInitiations(how, sourceOf([...black(count), ...watch]).source)).toEqual(without);
      }
    },
  );
});
