import type { Application } from "../access/application";

/** An application as it is kept: its secrets are sealed, and no store knows them. */
export interface SealedApplication
  extends Pick<Application, "appKey" | "scopes" | "actsFor" | "requestsPerMinute"> {
  /** For people. */
  readonly name: string;
  readonly sealedSecret: string;
  readonly sealedEarlierSecret?: string;
}

/** What may be changed of an application; `"none"` takes its limit away. */
export interface ApplicationChange extends Partial<Pick<SealedApplication, "name" | "scopes" | "actsFor">> {
  readonly requestsPerMinute?: number | "none";
}

/** One of the two secrets that are live while one is changed over. */
export type LiveSecret = "earlier" | "newer";

/**
 * Where the platform keeps who may ask. Each act is durable on return; all but `add` and `findAll` reject with
 * InputError `application-unknown` for an application that is not there.
 */
export interface ApplicationStore {
  /** Rejects with InputError `application-duplicate` where one stands under the `appKey`. */
  add(application: SealedApplication): Promise<void>;
  /** All of them, by `appKey`. */
  findAll(): Promise<readonly SealedApplication[]>;
  /** Puts a new secret first; the one before it stays live. Rejects with InputError `rotation-unfinished` while two
   * are live already. */
  rotate(appKey: string, sealedSecret: string): Promise<void>;
  /** Takes one of two live secrets away, and leaves the other; says whether there were two. Default: the earlier one. */
  retire(appKey: string, which?: LiveSecret): Promise<boolean>;
  change(appKey: string, change: ApplicationChange): Promise<void>;
  /** Removes it, and its webhooks with it. */
  remove(appKey: string): Promise<void>;
}
