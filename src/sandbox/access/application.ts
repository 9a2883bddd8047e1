import type { AccessScope } from "../../contract/access-scope";
import type { Department } from "../../lists/list-record";

/** An application that may ask, and what it is let do. */
export interface Application {
  readonly appKey: string;
  readonly secret: string;
  readonly scopes: readonly AccessScope[];
  /** In whose name it acts: what it sends names one of these. A portal that passes on what many departments do acts
   * for each of them. */
  readonly actsFor: readonly Department[] | "every-department";
}
