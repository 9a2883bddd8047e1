import { parseCatalogueDocument } from "../catalogue/catalogue-document";
import { systemClock } from "../time/clock";
import { demonstrationCatalogue } from "./demonstration-catalogue";
import { momentAt } from "./moment-at";
import type { SandboxOptions } from "./sandbox-options";
import type { RegistryStore } from "./storage/registry-store";

/**
 * Puts the catalogue that a platform starts with into a store that holds none, or only lesser versions.
 *
 * @param store where catalogues are kept
 * @param options catalogue and clock
 * @throws {CatalogueError} `catalogue-invalid` for one that does not hold to its schema
 * @source 五(四)
 * @example
 * await seedCatalogue(store, options)
 */
export async function seedCatalogue(
  store: Pick<RegistryStore, "catalogues">,
  { catalogue = demonstrationCatalogue, clock = systemClock }: Pick<SandboxOptions, "catalogue" | "clock">,
): Promise<void> {
  const { version } = parseCatalogueDocument(catalogue);
  await store.catalogues.seed({ version, text: JSON.stringify(catalogue) }, momentAt(clock.wallMs()));
}
