import { quanzhou201851 } from "../catalogue/packs/quanzhou-2018-51";
import { catalogueKeysOf } from "./catalogue/catalogue-keys";
import type { CatalogueService } from "./http/message";

/**
 * Joins what publishes catalogues over a store, and tells departments what calls on them.
 *
 * @param stores where both are kept
 * @param keyTexts public keys of Ed25519 in PEM, by which catalogues are signed
 * @returns what the service's paths need
 * @throws {InputError} for what is no such key
 * @source 五(一), 五(四)
 * @example
 * catalogueService(store, [readFileSync("catalogue.pub.pem", "utf8")])
 */
export function catalogueService(
  stores: CatalogueService["stores"],
  keyTexts: readonly string[],
): CatalogueService {
  return { stores, keys: catalogueKeysOf(keyTexts), pack: quanzhou201851 };
}
