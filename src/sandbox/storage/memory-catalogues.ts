import type { CatalogueStore } from "./catalogue-store";
import { beside, type HeldCatalogue, keptCatalogue } from "./held-catalogue";

/**
 * Keeps catalogues as long as the process lasts.
 *
 * @returns the store, empty
 * @example
 * const catalogues = createMemoryCatalogues();
 */
export function createMemoryCatalogues(): CatalogueStore {
  const held = new Map<number, HeldCatalogue>();
  let active: number | undefined;

  return {
    async seed({ version, text }, { at }) {
      const isOvertaken = [...held.values()].some((one) => one.published !== null || one.version >= version);
      if (isOvertaken) return;
      held.set(version, {
        version,
        text,
        published: null,
        publishedAt: at,
        activated: null,
        activatedAt: at,
      });
      active = version;
    },
    async publish(publication, { at }) {
      const { version, text, by, documentNumber, keyId, signature } = publication;
      const code = beside({ version, text }, held.get(version), Math.max(0, ...held.keys()));
      if (code !== undefined) return { kind: "refused", code };
      const published = { by, documentNumber, keyId, signature };
      const made = held.get(version) ?? {
        ...{ version, text, published, publishedAt: at, activated: null, activatedAt: null },
      };
      held.set(version, made);
      return { kind: "published", catalogue: keptCatalogue(made, active) };
    },
    async activate(version, { by, documentNumber }, { at }) {
      const found = held.get(version);
      if (found === undefined) return { kind: "refused", code: "version-unknown" };
      if (version < (active ?? 0)) return { kind: "refused", code: "version-not-newer" };
      const made =
        version === active ? found : { ...found, activated: { by, documentNumber }, activatedAt: at };
      held.set(version, made);
      active = version;
      return { kind: "activated", catalogue: keptCatalogue(made, active) };
    },
    activeVersion: async () => active,
    async find(version) {
      const found = held.get(version);
      return found && { ...keptCatalogue(found, active), text: found.text };
    },
    list: async () =>
      [...held.values()].sort((a, b) => b.version - a.version).map((one) => keptCatalogue(one, active)),
  };
}
