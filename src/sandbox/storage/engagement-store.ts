import type { BearingMeasure } from "../../catalogue/bearing-measures";
import type { KeptEngagement } from "../../contract/engagement";
import type { EngagementResponse, Initiations, ResponseRefusal } from "../../contract/engagement-response";
import type { Department, ListRecord } from "../../lists/list-record";
import type { Moment } from "../registry/drawer";
import type { AnswersOn } from "./initiation-of";

/** What came of a response: kept now or before, or why not. */
export type ResponseOutcome =
  | { readonly kind: "kept" }
  | { readonly kind: "refused"; readonly code: ResponseRefusal };

/** By what a response is judged, with its record as it stands when it is kept. */
export interface ResponseGround {
  /** Whether whoever responds may know of the record; to whom it is not told it is unknown. */
  isTold(record: ListRecord): boolean;
  /** Why a response that is not kept yet is refused, if it is; `beside` all records of the subject. */
  refusalOf(record: ListRecord, beside: readonly ListRecord[]): ResponseRefusal | undefined;
}

/** Which initiations are asked for. */
export interface InitiationsAsked {
  readonly department: Department;
  /** `open`: those alone to which the department has not answered, or not as what is called for today demands. */
  readonly only: "open" | "all";
  /** The last record id of the page before. */
  readonly after: string | undefined;
  readonly maxCount: number;
  /** At most so many records are looked through, those not counted that are not told. */
  readonly readMaxCount: number;
  /** Whether whoever asks may know of a record; nothing that is answered is otherwise for those that are not told. */
  isTold(record: ListRecord): boolean;
  /** What a record calls on the department to do; nothing for one that calls on it for nothing. Of a red record it is
   * asked again, `beside` all records of the subject, which take something away and add nothing. */
  bearing(record: ListRecord, beside: readonly ListRecord[]): readonly BearingMeasure[];
}

/** A page, and how many records were looked through for it. */
export interface InitiationsFound extends Initiations {
  readonly lookedThroughCount: number;
}

/** A record, all of its subject, and what each department answered and fed back of it that did so at all. */
export interface AnswersTo {
  readonly record: ListRecord;
  readonly beside: readonly ListRecord[];
  readonly answers: readonly (AnswersOn & { readonly department: Department })[];
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
  /** Keeps a response under its id, as long as its record stands. One that is kept already is judged no more. */
  respond(response: EngagementResponse, ground: ResponseGround, moment: Moment): Promise<ResponseOutcome>;
  /** A page of what calls on a department, with what it answered and fed back. */
  initiations(asked: InitiationsAsked): Promise<InitiationsFound>;
  /** What came of one record; undefined for an id that no record has. */
  answersTo(recordId: string): Promise<AnswersTo | undefined>;
}
