import type { MatterCount } from "../../contract/matter-count";
import { departmentKey } from "../department-key";
import { bodyDigestOf } from "../registry/body-digest-of";
import { type CountableFeedback, countMonth } from "../statistics/count-month";
import type { ConcludedCount, MonthCounts, MonthQuestion } from "../statistics/month-counts";
import { ownIdOf } from "./own-id-of";
import type { MatterCountOutcome } from "./statistics-store";

/** The statistics in memory: what a {@link StatisticsStore} does, done at once. */
export interface MemoryStatistics {
  countMonth(question: MonthQuestion): MonthCounts;
  reportMatters(matterCount: MatterCount): MatterCountOutcome;
}

/**
 * Makes statistics that last as long as the process.
 *
 * @param feedback all that is kept, whenever it is counted
 * @returns the statistics, nothing reported yet
 * @example
 * const statistics = createMemoryStatistics(() => feedback.values());
 */
export function createMemoryStatistics(feedback: () => Iterable<CountableFeedback>): MemoryStatistics {
  const reports = new Map<string, string>();
  const concluded = new Map<string, ConcludedCount & { readonly month: string }>();
  return {
    countMonth(question) {
      const { month, departmentKey: asked } = question;
      const reported = [...concluded.values()].filter(
        (one) => one.month === month && (asked === undefined || asked === one.departmentKey),
      );
      return { ...countMonth(feedback(), question), concluded: reported.map(({ month: _, ...own }) => own) };
    },
    reportMatters(matterCount) {
      const { reportId, department, month, matterType, concludedCount } = matterCount;
      if (reportId !== undefined) {
        const ownId = ownIdOf(department, reportId);
        const digest = bodyDigestOf(matterCount);
        const earlier = reports.get(ownId);
        if (earlier !== undefined) return { kind: earlier === digest ? "accepted" : "conflicting" };
        reports.set(ownId, digest);
      }
      const key = departmentKey(department);
      concluded.set(JSON.stringify([key, month, matterType]), {
        ...{ departmentKey: key, departmentName: department.name, month, matterType },
        concludedCount,
      });
      return { kind: "accepted" };
    },
  };
}
