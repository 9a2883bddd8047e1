import type { ListRecord } from "../lists/list-record";
import { addDays, type CalendarDate } from "../time/calendar-date";

const fieldTitles: Readonly<Record<string, string>> = {
  "contract-fraud": "合同欺诈",
  environment: "生态环境",
  "food-drug": "食品药品",
  "judgment-defaulter": "失信被执行人",
  securities: "证券期货",
  tax: "重大税收违法",
  "wage-arrears": "恶意欠薪",
  "work-safety": "安全生产",
};

/** What a scenario says of a record; the rest is filled in. */
export type RecordSketch = Partial<Omit<ListRecord, "recordId" | "subject" | "list" | "field">> & {
  readonly field?: string;
};

type SketchedRecord = Omit<ListRecord, "subject">;

/**
 * Makes the writers of synthetic records around a day. Pure.
 *
 * @param today the day around which the dates lie, Beijing
 * @returns one writer per list; a record runs from some months ago for some more, unless it says otherwise
 * @example
 * scenarioRecords(today).black("B-1", { field: "tax" })
 */
export function scenarioRecords(today: CalendarDate) {
  const write =
    (list: ListRecord["list"], field: string, fromDaysAgo: number) =>
    (recordId: string, sketch: RecordSketch = {}): SketchedRecord => {
      const { field: own = field, ...rest } = sketch;
      return {
        recordId,
        list,
        field: { id: own, title: fieldTitles[own] ?? own },
        scope: "city",
        listedAs: "self",
        traits: [],
        authority: { name: "示例认定部门" },
        provider: { name: "示例信息提供单位" },
        bases: [{ title: "示例认定文书", documentNumber: `示例〔2026〕${recordId}号` }],
        listedOn: addDays(today, -fromDaysAgo),
        term: { kind: "until", lastOn: addDays(today, 400) },
        status: { kind: "listed" },
        ...rest,
      };
    };
  return {
    red: write("red", "tax", 180),
    black: write("black", "environment", 120),
    watch: write("watch", "work-safety", 60),
  };
}
