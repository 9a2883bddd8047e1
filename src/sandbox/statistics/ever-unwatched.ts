import type { CatalogueDocumentInput } from "../../catalogue/catalogue-document";
import type { CatalogueShelf } from "../catalogue/catalogue-shelf";
import { documentOf } from "../catalogue/document-of";
import { etagOf } from "../etag-of";
import type { CatalogueStore } from "../storage/catalogue-store";
import { unwatchedMeasures } from "./unwatched-measures";

type IsTold = ReturnType<typeof unwatchedMeasures>;

/** Which catalogues were ever active. */
export interface EverUnwatchedParts {
  /** The only one, where none are kept. */
  readonly catalogue: CatalogueDocumentInput;
  readonly service?: {
    readonly shelf: Pick<CatalogueShelf, "active">;
    readonly stores: { readonly catalogues: Pick<CatalogueStore, "find" | "list"> };
  };
}

/**
 * Makes what says which measures may be told to whoever is not told of the watch list: those that every catalogue allows
 * that is or was active. By the active one alone, a later version in which the black list brings a measure too would
 * tell of those that a watch record brought before it.
 *
 * Of each version the text is read once. One that was superseded need not be signed by a key that is still given, since
 * more than the active one, whose signature holds, it cannot let be told.
 *
 * @param parts the catalogues
 * @returns a function that says it as of now; it rejects where a version that was active cannot be read
 * @source 四(四), 五(四) (R10)
 * @example
 * (await everUnwatched(parts)())("black", "watch-attention")
 */
export function everUnwatched({ catalogue, service }: EverUnwatchedParts): () => Promise<IsTold> {
  if (service === undefined) return async () => unwatchedMeasures(catalogue);
  const { shelf, stores } = service;
  const allowedByText = new Map<string, IsTold>();
  const readVersions = new Set<number>();

  function allow(text: string): void {
    const etag = etagOf(text);
    if (!allowedByText.has(etag)) allowedByText.set(etag, unwatchedMeasures(documentOf(text)));
  }

  async function allowActivated(): Promise<void> {
    for (const { version, activatedAt } of await stores.catalogues.list()) {
      if (activatedAt === undefined || readVersions.has(version)) continue;
      const kept = await stores.catalogues.find(version);
      if (kept === undefined)
        throw new Error(`Version ${version} of the catalogue was active and is not kept.`);
      allow(kept.text);
      readVersions.add(version);
    }
  }

  return async () => {
    allow((await shelf.active()).text);
    await allowActivated();
    const allowed = [...allowedByText.values()];
    return (list, measureId) => allowed.every((isTold) => isTold(list, measureId));
  };
}
