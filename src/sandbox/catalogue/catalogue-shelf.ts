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

/** The catalogues that a process serves. */
export interface CatalogueShelf {
  /** The one that is active now, for all processes that share the store. Rejects where its signature does not hold. */
  active(): Promise<ShelvedCatalogue>;
  /** One version, pending and superseded ones too; undefined for one that is not kept. Rejects likewise. */
  find(version: number): Promise<ShelvedCatalogue | undefined>;
  /** The same, read. */
  read(version: number): Promise<CatalogueDocument | undefined>;
  list(): Promise<readonly KeptCatalogue[]>;
  publish(publication: CataloguePublication, moment: Moment): Promise<CatalogueOutcome>;
  activate(activation: CatalogueActivationMessage, moment: Moment): Promise<CatalogueOutcome>;
}

/** What a shelf is made of. */
export interface CatalogueShelfParts {
  /** What is served as long as no catalogue is kept. */
  readonly catalogue: CatalogueDocumentInput;
  readonly store: CatalogueStore;
  /** Whose catalogues are published and served. */
  readonly keys: CatalogueKeys;
  /** On which they build. */
  readonly pack: PolicyPack;
}

/**
 * Makes what serves catalogues. A text is read from the store once, and served only where its signature holds: nobody
 * who writes into the database alone can change what is decided by.
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

  async function find(version: number): Promise<ShelvedCatalogue | undefined> {
    const known = verified.get(version);
    if (known !== undefined) return known;
    const kept = await store.find(version);
    if (kept === undefined) return undefined;
    const { text, published } = kept;
    if (
      published === undefined
        ? !isServedUnsigned(text)
        : unsignedReason(keys, { version, text, ...published })
    )
      throw new Error(`Version ${version} of the catalogue is not served: its signature does not hold.`);
    const { keyId, signature } = published ?? {};
    const made =
      keyId === undefined || signature === undefined
        ? shelved(version, text)
        : { ...shelved(version, text), signature: { keyId, signature } };
    verified.set(version, made);
    return made;
  }

  /** Whoever demands signatures serves without one what this process itself was started with, and nothing else. */
  function isServedUnsigned(text: string): boolean {
    return keys.size === 0 || text === own.text;
  }

  async function read(version: number): Promise<CatalogueDocument | undefined> {
    const found = await find(version);
    return found && documentOf(found.text);
  }

  return {
    async active() {
      const version = await store.activeVersion();
      if (version === undefined) return own;
      const found = await find(version);
      if (found === undefined) throw new Error(`Version ${version} of the catalogue is active and not kept.`);
      return found;
    },
    find,
    read,
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
      const document = await read(version);
      if (document === undefined) return { kind: "refused", code: "version-unknown" };
      // A guard takes no catalogue before its day, and would have none at all.
      if (document.effectiveOn > moment.date) return { kind: "refused", code: "version-not-effective" };
      const outcome = await store.activate(version, act, moment);
      return outcome.kind === "refused" ? outcome : { kind: "done", catalogue: outcome.catalogue };
    },
  };
}

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
