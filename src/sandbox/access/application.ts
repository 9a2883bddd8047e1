import type { AccessScope } from "../../contract/access-scope";
import type { Department } from "../../lists/list-record";

/** An application that may ask, and what it is let do. */
export interface Application {
  readonly appKey: string;
  readonly secret: string;
  /** Still live beside `secret`, until it is retired by hand: with either a request may be signed. */
  readonly earlierSecret?: string;
  readonly scopes: readonly AccessScope[];
  /** In whose name it acts: what it sends names one of these. A portal that passes on what many departments do acts
   * for each of them. */
  readonly actsFor: readonly Department[] | "every-department";
  /** How much it may ask a minute, of each process. Default: as much as it likes. */
  readonly requestsPerMinute?: number;
}
