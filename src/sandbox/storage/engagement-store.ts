import type { BearingMeasure } from "../../catalogue/bearing-measures";
import type { KeptEngagement } from "../../contract/engagement";
import type { EngagementResponse, Initiations } from "../../contract/engagement-response";
import type { Department, ListRecord } from "../../lists/list-record";
import type { Moment } from "../registry/drawer";

/** What came of a response: kept now or before, or why not. */
export type ResponseOutcome =
  | { readonly kind: "kept" }
  | { readonly kind: "refused"; readonly code: "record-unknown" | "response-conflicting" };

/** Which initiations are asked for. */
export interface InitiationsAsked {
  readonly department: Pick<Department, "code" | "name">;
  /** Those alone to which the department has not answered. */
  readonly only: "open" | "all";
  /** The last record id of the page before. */
  readonly after: string | undefined;
  readonly maxCount: number;
  /** What a record calls on the department to do; nothing for one that calls on it for nothing. */
  bearing(record: ListRecord): readonly BearingMeasure[];
}

/**
 * Where the platform keeps what departments take upon themselves and answer. What calls on a department is no row of its
 * own: it follows from the records and from what the department declared, and ends with either.
 */
export interface EngagementStore {
  /** Keeps a declaration, in the place of the department's earlier one of that role. */
  declare(engagement: KeptEngagement): Promise<void>;
  /** All declarations that stand, by department and role. */
  list(): Promise<readonly KeptEngagement[]>;
  /** The record of an id, whosever it is. */
  findRecord(recordId: string): Promise<ListRecord | undefined>;
  /** Keeps a response under its id, as long as its record stands. */
  respond(response: EngagementResponse, moment: Moment): Promise<ResponseOutcome>;
  /** A page of what calls on a department, with what it answered and fed back. */
  initiations(asked: InitiationsAsked): Promise<Initiations>;
}
