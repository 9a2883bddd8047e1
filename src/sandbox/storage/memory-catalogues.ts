import type { CatalogueStore } from "./catalogue-store";
import { type HeldCatalogue, handedIn, keptCatalogue } from "./held-catalogue";

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
      const { version } = publication;
      const made = handedIn(publication, { same: held.get(version), active, at });
      if (made.kind === "refused") return made;
      held.set(version, made.held);
      return { kind: "published", catalogue: keptCatalogue(made.held, active) };
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
    async told(version) {
      const found = held.get(version);
      return found && keptCatalogue(found, active);
    },
    async find(version) {
      const found = held.get(version);
      return found && { ...keptCatalogue(found, active), text: found.text };
    },
    list: async () =>
      [...held.values()].sort((a, b) => b.version - a.version).map((one) => keptCatalogue(one, active)),
  };
}
