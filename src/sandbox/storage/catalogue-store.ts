import type { Department } from "../../lists/list-record";
import type { Moment } from "../registry/drawer";

/** Who signed a catalogue, and how. */
export interface CatalogueSignature {
  readonly keyId: string;
  /** In base64. */
  readonly signature: string;
}

/** On whose word something was done to the catalogue, on which document. */
export interface CatalogueAct {
  readonly by: Department;
  readonly documentNumber: string;
}

/** A catalogue as it is handed in. */
export interface SignedCatalogue extends CatalogueAct, CatalogueSignature {
  readonly version: number;
  /** Byte for byte. */
  readonly text: string;
}

/** A version that is kept. Of all that were activated the greatest is the active one; those below it are superseded. */
export interface KeptCatalogue {
  readonly version: number;
  readonly state: "pending" | "active" | "superseded";
  /** Absent of one that the platform was started with, as long as nobody signed it. */
  readonly published?: CatalogueAct & CatalogueSignature;
  readonly publishedAt: string;
  readonly activated?: CatalogueAct;
  readonly activatedAt?: string;
}

/** What came of a publication; the same bytes under the same version are answered alike, and kept once. */
export type PublicationOutcome =
  | { readonly kind: "published"; readonly catalogue: KeptCatalogue }
  | { readonly kind: "refused"; readonly code: "version-not-newer" | "version-conflicting" };

/** What came of an activation; of the active version it is the same again. */
export type ActivationOutcome =
  | { readonly kind: "activated"; readonly catalogue: KeptCatalogue }
  | { readonly kind: "refused"; readonly code: "version-not-newer" | "version-unknown" };

/**
 * Where the platform keeps the versions of the catalogue. One writer at a time, durable on return; a text never changes,
 * and the active version never falls, whoever asks for it (T14).
 */
export interface CatalogueStore {
  /** Begins with a catalogue that nobody signed, at once active; does nothing where one was ever published, or a
   * version as great is kept. */
  seed(catalogue: { readonly version: number; readonly text: string }, moment: Moment): Promise<void>;
  /** Keeps a version, pending. It must be greater than the active one, so that a number that was mistyped bars none
   * after it. The same text under another signature takes that one on; which version is active stays as it is. */
  publish(publication: SignedCatalogue, moment: Moment): Promise<PublicationOutcome>;
  /** Makes a pending version the active one, for every process at once: roll forward only. */
  activate(version: number, act: CatalogueAct, moment: Moment): Promise<ActivationOutcome>;
  /** The version that is active now; undefined where none is kept. */
  activeVersion(): Promise<number | undefined>;
  /** What is told of a version; undefined for one that is not kept. */
  told(version: number): Promise<KeptCatalogue | undefined>;
  /** The same, with its text. */
  find(version: number): Promise<(KeptCatalogue & { readonly text: string }) | undefined>;
  /** All versions, the greatest first. */
  list(): Promise<readonly KeptCatalogue[]>;
}
