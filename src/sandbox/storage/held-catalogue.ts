import type { CatalogueAct, CatalogueSignature, KeptCatalogue } from "./catalogue-store";

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
 * Says why a version cannot be kept beside those that are. Pure.
 *
 * @param given the version as it is handed in
 * @param same what is kept under the same version, if anything
 * @param greatest the greatest version that is kept, 0 without any
 * @returns why it is refused; undefined for a newer version, and for the same one again
 * @source 五(四); T14
 * @example
 * beside({ version: 2, text }, undefined, 1) // undefined
 */
export function beside(
  given: Pick<HeldCatalogue, "version" | "text">,
  same: Pick<HeldCatalogue, "text"> | undefined,
  greatest: number,
): "version-not-newer" | "version-conflicting" | undefined {
  if (same !== undefined) return same.text === given.text ? undefined : "version-conflicting";
  return given.version > greatest ? undefined : "version-not-newer";
}
