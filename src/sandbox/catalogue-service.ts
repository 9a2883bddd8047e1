import { quanzhou201851 } from "../catalogue/packs/quanzhou-2018-51";
import { catalogueKeysOf } from "./catalogue/catalogue-keys";
import { createCatalogueShelf } from "./catalogue/catalogue-shelf";
import { demonstrationCatalogue } from "./demonstration-catalogue";
import type { CatalogueService } from "./http/message";
import type { SandboxOptions } from "./sandbox-options";

/**
 * Joins what publishes catalogues over a store, and tells departments what calls on them.
 *
 * @param stores where both are kept
 * @param options public keys of Ed25519 in PEM, by which catalogues are signed, and the catalogue of the start
 * @returns what the service's paths need
 * @throws {InputError} for what is no such key
 * @throws {Error} where the active catalogue cannot be served, so that no process runs that establishes nothing
 * @source 五(一), 五(四)
 * @example
 * await catalogueService(store, { catalogueKeys: [readFileSync("catalogue.pub.pem", "utf8")] })
 */
export async function catalogueService(
  stores: CatalogueService["stores"],
  { catalogueKeys = [], catalogue = demonstrationCatalogue }: SandboxOptions,
): Promise<CatalogueService> {
  const keys = catalogueKeysOf(catalogueKeys);
  const shelf = createCatalogueShelf({ catalogue, store: stores.catalogues, keys, pack: quanzhou201851 });
  await shelf.active();
  return { stores, shelf, pack: quanzhou201851 };
}
