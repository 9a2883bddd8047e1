import type { CatalogueDocument, CatalogueDocumentInput } from "../../catalogue/catalogue-document";
import type { PolicyPack } from "../../catalogue/policy-pack";
import { refuseFaultyCatalogue } from "../../catalogue/refuse-faulty-catalogue";
import type {
  CatalogueActivationMessage,
  CataloguePublication,
  CatalogueRefusal,
} from "../../contract/catalogue-publication";
import { isYingchaError } from "../../errors/yingcha-error";
import { etagOf } from "../etag-of";
import type { Moment } from "../registry/drawer";
import type { CatalogueSignature, CatalogueStore, KeptCatalogue } from "../storage/catalogue-store";
import type { CatalogueKeys } from "./catalogue-keys";
import { documentOf } from "./document-of";
import { parsedCatalogue } from "./parsed-catalogue";
import { unsignedReason } from "./unsigned-reason";

/** A catalogue as it is served. */
export interface ShelvedCatalogue {
  readonly version: number;
  /** Byte for byte as it was published. */
  readonly text: string;
  readonly etag: string;
  /** Absent of one that the platform was started with. */
  readonly signature?: CatalogueSignature;
}

/** What came of a publication or an activation. */
export type CatalogueOutcome =
  | { readonly kind: "done"; readonly catalogue: KeptCatalogue }
  | { readonly kind: "refused"; readonly code: CatalogueRefusal; readonly detail?: string };

/** What came of asking for one version. */
export type CatalogueFound =
  | { readonly kind: "found"; readonly catalogue: ShelvedCatalogue }
  | {
      readonly kind: "refused";
      readonly code: Extract<CatalogueRefusal, "version-unknown" | "key-unknown" | "signature-invalid">;
    };

/** The catalogues that a process serves. */
export interface CatalogueShelf {
  /** The one that is active now, for all processes that share the store. Rejects where its signature does not hold, and
   * where it is older than one that this process served as the active one. */
  active(): Promise<ShelvedCatalogue>;
  /** One version, pending and superseded ones too; refused where its signature does not hold, as it is once the key that
   * signed it was taken away. Rejects where that is the active one. */
  find(version: number): Promise<CatalogueFound>;
  list(): Promise<readonly KeptCatalogue[]>;
  publish(publication: CataloguePublication, moment: Moment): Promise<CatalogueOutcome>;
  activate(activation: CatalogueActivationMessage, moment: Moment): Promise<CatalogueOutcome>;
}

/** What a shelf is made of. */
export interface CatalogueShelfParts {
  /** What is served as long as no catalogue is kept. */
  readonly catalogue: CatalogueDocumentInput;
  readonly store: CatalogueStore;
  /** Whose catalogues are published and served; without any, none can be published. */
  readonly keys: CatalogueKeys;
  /** On which they build. */
  readonly pack: PolicyPack;
}

/**
 * Makes what serves catalogues. A text is read from the store once for each signature, and served only where that holds:
 * whoever writes into the database makes up no catalogue. Which signed one is active is not signed, so they can choose
 * among those that the credit office signed, but for one older than this process served.
 *
 * @param parts the store, the public keys, and what is served while nothing is kept
 * @returns the shelf
 * @source 五(四); T14
 * @example
 * const { text } = await createCatalogueShelf({ catalogue, store, keys, pack }).active();
 */
export function createCatalogueShelf({ catalogue, store, keys, pack }: CatalogueShelfParts): CatalogueShelf {
  const own = shelved(catalogue.version, JSON.stringify(catalogue));
  const verified = new Map<number, ShelvedCatalogue>();
  let servedVersion = 0;

  async function find(version: number): Promise<CatalogueFound> {
    const told = await store.told(version);
    if (told === undefined) return { kind: "refused", code: "version-unknown" };
    const known = verified.get(version);
    // Another process may have taken a signature in since.
    if (known !== undefined && known.signature?.signature === told.published?.signature)
      return { kind: "found", catalogue: known };
    const found = await verifiedOf(version);
    if (found.kind === "found") verified.set(version, found.catalogue);
    else if (told.state === "active") throw new Error(failures[found.code](version));
    return found;
  }

  async function verifiedOf(version: number): Promise<CatalogueFound> {
    const kept = await store.find(version);
    if (kept === undefined) return { kind: "refused", code: "version-unknown" };
    const { text, published } = kept;
    if (published === undefined) {
      // Whoever demands signatures serves without one what this process itself was started with, and nothing else.
      return keys.size === 0 || text === own.text
        ? { kind: "found", catalogue: shelved(version, text) }
        : { kind: "refused", code: "signature-invalid" };
    }
    const { keyId, signature } = published;
    const code = unsignedReason(keys, { version, text, keyId, signature });
    return code === undefined
      ? { kind: "found", catalogue: { ...shelved(version, text), signature: { keyId, signature } } }
      : { kind: "refused", code };
  }

  async function readActive(): Promise<ShelvedCatalogue> {
    const version = await store.activeVersion();
    if (version === undefined) return own;
    const found = await find(version);
    if (found.kind === "refused") throw new Error(failures[found.code](version));
    return found.catalogue;
  }

  return {
    async active() {
      // Read before: of two that ask at once, the one that learns of an older version may be told so later.
      const leastVersion = servedVersion;
      const active = await readActive();
      if (active.version < leastVersion)
        throw new Error(
          `Version ${active.version} of the catalogue is active, after this process served version ${leastVersion}; where an older backup was put back, start the process again.`,
        );
      servedVersion = Math.max(servedVersion, active.version);
      return active;
    },
    find,
    list: () => store.list(),

    async publish({ document: text, ...publication }, moment) {
      const document = parsedCatalogue(text);
      if (document === undefined) return { kind: "refused", code: "document-malformed" };
      const { version } = document;
      const unsigned = unsignedReason(keys, { version, text, ...publication });
      if (unsigned !== undefined) return { kind: "refused", code: unsigned };
      const fault = faultOf(pack, document);
      if (fault !== undefined) return fault;
      const outcome = await store.publish({ version, text, ...publication }, moment);
      return outcome.kind === "refused" ? outcome : { kind: "done", catalogue: outcome.catalogue };
    },

    async activate({ version, ...act }, moment) {
      const found = await find(version);
      if (found.kind === "refused") return found;
      const document = documentOf(found.catalogue.text);
      // A guard takes no catalogue before its day, and would have none at all.
      if (document.effectiveOn > moment.date) return { kind: "refused", code: "version-not-effective" };
      const outcome = await store.activate(version, act, moment);
      return outcome.kind === "refused" ? outcome : { kind: "done", catalogue: outcome.catalogue };
    },
  };
}

/** Why the active catalogue is not served, and what to do, for whoever starts the platform. */
const failures: Readonly<
  Record<Extract<CatalogueFound, { kind: "refused" }>["code"], (version: number) => string>
> = {
  "version-unknown": (version) => `Version ${version} of the catalogue is active and not kept.`,
  "key-unknown": (version) =>
    `Version ${version} of the catalogue is active, and no key that is given signed it: name the public key of whoever signed it by --catalogue-key.`,
  "signature-invalid": (version) =>
    `Version ${version} of the catalogue is active, and its signature does not hold: with --catalogue-key nothing unsigned is served but the very text that the process starts with, and nothing that was changed in the database.`,
};

function shelved(version: number, text: string): ShelvedCatalogue {
  return { version, text, etag: etagOf(text) };
}

function faultOf(pack: PolicyPack, document: CatalogueDocument): CatalogueOutcome | undefined {
  try {
    refuseFaultyCatalogue(pack, document);
    return undefined;
  } catch (error) {
    if (!isYingchaError(error)) throw error;
    const { code, message } = error;
    const isNamed = code === "basis-missing" || code === "effect-exceeded";
    return { kind: "refused", code: isNamed ? code : "document-faulty", detail: message };
  }
}
