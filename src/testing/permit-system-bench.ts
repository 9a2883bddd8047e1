import type { ServedTestPlatform } from "./served-test-platform";

/** What a permit system says of an application. */
export type ApplicationState = "open" | "approved" | "held" | "refused";

/** A permit system under test, and the platform that it was told to ask. */
export interface PermitSystemBench {
  /** Reached over HTTP by the system: nothing of it runs inside. */
  readonly platform: ServedTestPlatform;
  /** Hands in an application of this company, a USCC, for a matter that takes a check, and drives it to where the
   * system would decide it; gives its number there. */
  apply(code: string): Promise<string>;
  /** What the system says of an application now, read from it anew. */
  stateOf(applicationId: string): Promise<ApplicationState>;
  close?(): Promise<void>;
}
