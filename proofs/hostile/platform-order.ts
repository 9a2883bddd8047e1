import type { FactsName } from "./world";

/** Whether the platform answers as it should, or as the kind says. */
export type Phase = "honest" | "spoilt";

/** What the proof asks of the platform's process; each order is answered under its id. */
export type PlatformOrder =
  | {
      readonly id: number;
      readonly kind: "open";
      /** The name of a hostile kind or of a control. */
      readonly name: string;
      readonly facts: FactsName;
      readonly serial: number;
      readonly phase: Phase;
    }
  | { readonly id: number; readonly kind: "turn"; readonly run: number; readonly phase: Phase }
  | { readonly id: number; readonly kind: "close"; readonly run: number };

/** What was seen of a run so far. */
export interface RunCounts {
  /** Requests, or connections, that were answered as the kind says. */
  readonly spoilt: number;
  /** Honest lookups about the target. */
  readonly honest: number;
  /** Requests to a place where nobody may ask; of the trap host, those of all runs. */
  readonly trapped: number;
}

export interface PlatformReply {
  readonly id: number;
  readonly baseUrl: string;
  readonly counts: RunCounts;
}
