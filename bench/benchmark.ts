/** One thing to time. */
export interface Contestant {
  /** Runs the work `count` times. One that keeps its own time, in ms, returns it: work in another process does. */
  run(count: number): Promise<number | undefined> | Promise<void> | number | undefined | void;
}

/** A comparison with named peers; what is compared must first have been shown to give the same answers. */
export interface Benchmark {
  /** The goal it belongs to, such as `P1`. */
  readonly id: string;
  /** The work, in words. */
  readonly what: string;
  /** Takes minutes to set up, so it runs only when it is asked for by its id. */
  readonly onlyByName?: true;
  /**
   * Sets the contestants up and compares their answers; throws when they differ. Every peer has a goal: the ratio
   * of its time to ours (`atLeast`: so many times faster are we) or of ours to its (`atMost`).
   */
  prepare(extent: Extent): Promise<Prepared>;
}

/** `short` is for the tests: the same work on fewer subjects. */
export type Extent = "full" | "short";

export interface Prepared {
  readonly ours: Contestant;
  readonly peers: readonly Peer[];
  /** How often the work is done in one round; the rounds of all contestants take turns. */
  readonly count: number;
  readonly roundCount: number;
  close?(): Promise<void>;
}

export interface Peer extends Contestant {
  readonly peer: string;
  readonly goal: Goal;
  /** How often in one round, where it is so slow that `count` would take too long. */
  readonly count?: number;
}

/** `ours-to-peer` is our time over the peer's, to be at most; `peer-to-ours` the peer's over ours, to be at least. */
export type Goal =
  | { readonly kind: "ours-to-peer"; readonly atMost: number }
  | { readonly kind: "peer-to-ours"; readonly atLeast: number };

/** A row of the table, and of what `--json` prints. */
export interface Result {
  readonly id: string;
  readonly what: string;
  readonly ratio: number;
  readonly goal: string;
  readonly met: boolean;
  readonly peer: string;
}
