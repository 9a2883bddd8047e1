/** What the writer is told: where to write, and which cycles of transitions. */
export interface CrashOrder {
  readonly path: string;
  readonly round: number;
  readonly seed: number;
}

/** What the writer says, and of a transition only once `apply` had returned. */
export type CrashNotice =
  | { readonly kind: "ready" }
  | { readonly kind: "acknowledged"; readonly transitionId: string; readonly sequences: readonly number[] };
