import type {
  CatalogueAct,
  CatalogueSignature,
  KeptCatalogue,
  PublicationOutcome,
  SignedCatalogue,
} from "./catalogue-store";

/** A version as a store holds it, whichever the store. */
export interface HeldCatalogue {
  readonly version: number;
  readonly text: string;
  readonly published: (CatalogueAct & CatalogueSignature) | null;
  readonly publishedAt: string;
  readonly activated: CatalogueAct | null;
  readonly activatedAt: string | null;
}

/**
 * Says of a version what it is while another one is active. Pure.
 *
 * @param held the version
 * @param active the version that is active, if any
 * @returns what is told of it
 * @source 五(四)
 * @example
 * keptCatalogue(held, 2).state
 */
export function keptCatalogue(held: Omit<HeldCatalogue, "text">, active: number | undefined): KeptCatalogue {
  const { version, published, publishedAt, activated, activatedAt } = held;
  return {
    version,
    state: version > (active ?? 0) ? "pending" : version === active ? "active" : "superseded",
    ...(published === null ? {} : { published }),
    publishedAt,
    ...(activated === null ? {} : { activated }),
    ...(activatedAt === null ? {} : { activatedAt }),
  };
}

/**
 * Says what a version is once it was handed in. Pure.
 *
 * @param publication the version as it is handed in
 * @param beside what is kept under the same version, if anything; the version that is active, if any; the instant
 * @returns what is to be kept, the very `same` where that is kept already; or why it is refused
 * @source 五(四); T14
 * @example
 * handedIn(publication, { same: undefined, active: 1, at }).kind // "held"
 */
export function handedIn(
  { version, text, by, documentNumber, keyId, signature }: SignedCatalogue,
  {
    same,
    active = 0,
    at,
  }: { readonly same: HeldCatalogue | undefined; readonly active: number | undefined; readonly at: string },
):
  | { readonly kind: "held"; readonly held: HeldCatalogue }
  | Extract<PublicationOutcome, { kind: "refused" }> {
  const published = { by, documentNumber, keyId, signature };
  if (same === undefined)
    return version > active
      ? {
          kind: "held",
          held: { version, text, published, publishedAt: at, activated: null, activatedAt: null },
        }
      : { kind: "refused", code: "version-not-newer" };
  if (same.text !== text) return { kind: "refused", code: "version-conflicting" };
  const isKept = same.published?.keyId === keyId && same.published.signature === signature;
  return { kind: "held", held: isKept ? same : { ...same, published, publishedAt: at } };
}
