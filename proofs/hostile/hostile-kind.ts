import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { SubjectRef } from "../../src/subject/subject";
import type { SeededRandom } from "../seeded-random";
import type { FactsName, Wire, World } from "./world";

/** What to answer; whatever is left out is right and rightly signed. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** As it goes over the wire. */
  readonly body?: string | Uint8Array;
  /** What the signature covers in the place of the body. */
  readonly signedBody?: string | Uint8Array;
  /** Of what was signed in the place of what is sent. */
  readonly signed?: { readonly nonce?: string; readonly status?: number; readonly etag?: string };
  readonly secret?: string;
  /** In the place of the right signature; null sends none. */
  readonly signature?: string | null;
}

/** An answer that was sent, for replaying it. */
export interface EarlierAnswer {
  readonly body: string;
  readonly signature: string;
}

/** One request that is to be answered wrongly, with the honest answer to spoil. */
export interface Exchange {
  readonly nonce: string;
  readonly requestSignature: string;
  /** Of the requests that were to be answered wrongly, from 1. */
  readonly count: number;
  readonly world: World;
  readonly target: SubjectRef;
  readonly foreign: SubjectRef;
  /** The honest answer to a lookup. */
  readonly answer: Wire;
  /** The target's standing in it. */
  readonly standing: Wire;
  readonly catalogue: Wire;
  /** The honest answer to this very request. */
  readonly text: string;
  readonly random: SeededRandom;
  /** A host, and a path of this host, that must never be asked. */
  readonly trapUrl: string;
  readonly insideTrapPath: string;
  /** What was answered honestly before. */
  readonly sentBefore: readonly EarlierAnswer[];
  /** What a kind keeps between two requests of its own. */
  readonly kept: Map<string, Exchange>;
  /** What `prepare` made. */
  readonly prepared: Prepared | undefined;
  readonly response: ServerResponse;
  readonly socket: Socket;
  send(reply?: Reply): void;
  /** The status line and the headers with the right signature, for what no HTTP library would send. */
  head(lines?: readonly string[], signedBody?: string | Uint8Array): string;
  /** Writes to the connection as it stands. */
  raw(...pieces: readonly (string | Uint8Array)[]): void;
  /** Writes one piece after the other until the connection is gone. */
  drip(pieces: Iterable<string | Uint8Array>, everyMs: number): void;
}

/** What is too long to make while a request waits. */
export interface Prepared {
  readonly body: Uint8Array;
  /** SHA-256 of the body before compression, hex. */
  readonly sha256: string;
}

interface Kind {
  readonly name: string;
  /** Made before the request, about the honest text. */
  readonly prepare?: (honestText: string) => Promise<Prepared>;
}

/** One kind of hostile answer; after it, nothing of the target may count as established. */
export interface HostileKind extends Kind {
  readonly theme: string;
  /** The request that is answered so, or the connection that is. */
  readonly on: "lookup" | "catalogue" | "connection";
  readonly answer: (exchange: Exchange) => void;
  /** In the place of `answer`: what becomes of a bare connection. */
  readonly meet?: (socket: Socket) => void;
  /** Whom the spoilt answer may be about. Default: the subject itself only. */
  readonly targets?: "everybody";
  /** A guard that was answered honestly before. Default: a new one. */
  readonly guard?: "warmed";
  /** How many checks run into it: of the subject alone, or of somebody else too, by one request or by two. */
  readonly checks?: "alone" | "in-one-request" | "in-two-requests";
  /** The catalogue version that answers name meanwhile. Default: the honest one. */
  readonly namedCatalogueVersion?: number;
  /**
   * Whether the answer may be kept within the bound on age: one that holds to the contract and says itself that it is
   * not complete, or names a catalogue that cannot be had, is as undetermined from memory. Default `none`.
   */
  readonly remembered?: "none" | "as-undetermined";
  /** `last`: the same as another kind, but as late as may be, so that what is done with it is done past the deadline. */
  readonly moment?: "last";
  /** Met by our own sender alone: what comes unasked on a kept connection meets the next request on it, and a fetch
   * that the guard was given cannot be told to close it. Default: by either. */
  readonly sentBy?: "own-sender";
  /** Runs by itself, since it keeps the machine busy; of a bomb the heap is measured too. Default `light`. */
  readonly weight?: "light" | "heavy" | "bomb";
}

/** One kind of honest answer, however odd, that must be served. */
export interface ControlKind extends Kind {
  readonly facts: FactsName;
  /** Answers the lookups about the target. Default: honestly. */
  readonly answer?: (exchange: Exchange) => void;
  /** Answers the requests for the catalogue. Default: honestly. */
  readonly answerCatalogue?: (exchange: Exchange) => void;
  readonly namedCatalogueVersion?: number;
  readonly guard?: "warmed";
  /** How many subjects are checked at once, the others unknown to the platform. Default 1. */
  readonly subjectCount?: number;
  /** In the place of the outcome of the facts. */
  readonly outcome?: World["outcome"];
}
