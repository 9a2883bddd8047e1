/** What a process of the platform is told to do. */
export type FeedOrder =
  | { readonly kind: "open"; readonly url: string; readonly schema: string; readonly stallMaxMs: number }
  /** Puts companies on file and lists one after every few of them, from a serial number of its own on. */
  | {
      readonly kind: "write";
      readonly serialFrom: number;
      readonly roundCount: number;
      readonly pauseMs: number;
    }
  /** Lists a company under an id and proves the listing wrong, after a time in which it is told of. */
  | { readonly kind: "erase"; readonly serial: number; readonly recordId: string }
  | { readonly kind: "measure" }
  | { readonly kind: "close" };

/** A listing that was accepted, and when by the wall clock. */
export interface Accepted {
  readonly sequence: number;
  readonly atMs: number;
}

/** What a process says once an order is carried out. */
export type FeedReply =
  | { readonly kind: "opened"; readonly baseUrl: string }
  | { readonly kind: "written"; readonly accepted: readonly Accepted[]; readonly listVersion: number }
  | { readonly kind: "measured"; readonly heapBytes: number }
  | { readonly kind: "closed" }
  | { readonly kind: "failed"; readonly message: string };

/** How many companies are put on file for each that is listed. */
export const registeredPerRound = 4;
