import type { CrashPlace } from "./crash-place";

/** What the writer is told: where to write, and which cycles of transitions. */
export interface CrashOrder {
  readonly place: CrashPlace;
  readonly round: number;
  readonly seed: number;
}

/** A transition of which a writer says that it was applied, and under which numbers. */
export interface Acknowledged {
  readonly kind: "acknowledged";
  readonly transitionId: string;
  readonly sequences: readonly number[];
}

/** What the writer says, and of a transition only once `apply` had returned. */
export type CrashNotice = { readonly kind: "ready" } | Acknowledged;
