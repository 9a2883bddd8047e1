import type { CatalogueDocumentInput } from "../catalogue/catalogue-document";
import type { Clock } from "../time/clock";
import type { RequestLine } from "./http/request-line";

/** How to start the sandbox; everything may be left out. */
export interface SandboxOptions {
  /** The TCP port. Default 0: any free one. */
  readonly port?: number;
  /** The address to listen on. Default 127.0.0.1, which only this machine reaches. */
  readonly host?: string;
  /** Default: the system's clocks. Nothing is answered while its wall clock has leapt ahead by more than 31 days. */
  readonly clock?: Clock;
  /** What it serves in the place of the demonstration catalogue, as long as its store holds none that was published, or of
   * a version as great; the scenarios' outcomes are then yours to judge. */
  readonly catalogue?: CatalogueDocumentInput;
  /** Public keys of Ed25519 in PEM: of a platform with a store, the catalogues that they signed can be published and are
   * served. Default: none. */
  readonly catalogueKeys?: readonly string[];
  /** What is put on the lists at first. Default `scenarios`. */
  readonly seed?: "scenarios" | "empty";
  /** Is told of each request once it is answered; no answer waits for it, and what it throws is dropped. */
  readonly onRequest?: (line: RequestLine) => void;
}

/** How to start a sandbox over a store; everything may be left out. */
export interface StoredSandboxOptions extends SandboxOptions {
  /** Ed25519, PKCS8 in PEM: the first one signs snapshots, and all are published, so that each process publishes what
   * any of them signs by. Default: one that is drawn now and gone when the process ends, which is for demonstrations. */
  readonly signingKeys?: readonly string[];
}
