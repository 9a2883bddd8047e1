import type { CalendarDate } from "../time/calendar-date";
import type { MatterType, RuleParameters } from "./catalogue-document";
import type { Measure } from "./measure";

/** 政策包: the measures, matter types and rule parameters of one jurisdiction and period, as data. */
export interface PolicyPack {
  readonly packId: string;
  readonly title: string;
  /** The document it implements. */
  readonly source: { readonly title: string; readonly documentNumber: string };
  readonly effectiveOn: CalendarDate;
  readonly measures: readonly Measure[];
  readonly matterTypes: readonly MatterType[];
  readonly parameters: RuleParameters;
}
