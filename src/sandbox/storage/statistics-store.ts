import type { MatterCount } from "../../contract/matter-count";
import type { Moment } from "../registry/drawer";
import type { MonthCounts, MonthQuestion } from "../statistics/month-counts";

/** What came of a report of concluded matters: kept now or before, or another one stands under its id. */
export type MatterCountOutcome = { readonly kind: "accepted" } | { readonly kind: "conflicting" };

/** Where the feedback that a store keeps is counted, with what it is held against. */
export interface StatisticsStore {
  /** Counts a month, all of one state. */
  count(question: MonthQuestion): Promise<MonthCounts>;
  /** Keeps how many matters a department concluded, beside what it reported before; durable on return. The last one
   * to come counts. */
  report(matterCount: MatterCount, moment: Moment): Promise<MatterCountOutcome>;
}
