import { firstListVersion } from "../registry/kept-change";
import { createMemoryCatalogues } from "./memory-catalogues";
import { createMemoryEngagements } from "./memory-engagements";
import { createMemoryLists } from "./memory-lists";
import type { RegistryStore } from "./registry-store";

/**
 * Makes a store that lasts as long as the process. Each of its acts is done at once, so that none falls into another.
 *
 * @returns the store, empty, at list version 1; its first change is number 2
 * @example
 * const store = createMemoryStore();
 */
export function createMemoryStore(): RegistryStore {
  const lists = createMemoryLists();
  const engagements = createMemoryEngagements(lists);
  const catalogues = createMemoryCatalogues();
  return {
    register: async (entries, moment) => lists.register(entries, moment),
    async seed(entries, moment) {
      if (lists.listVersion > firstListVersion) return false;
      lists.register(entries, moment);
      return true;
    },
    async apply(transition, moment) {
      const outcome = lists.apply(transition, moment);
      if (outcome.kind === "applied") engagements.forget(outcome.changes);
      return outcome;
    },
    async lookUp(subjects, moment) {
      const catalogueVersion = await catalogues.activeVersion();
      const found = lists.lookUp(subjects, moment);
      return catalogueVersion === undefined ? found : { ...found, catalogueVersion };
    },
    changesSince: async (sequence, maxCount, moment) => lists.changesSince(sequence, maxCount, moment),
    accept: async (feedback) => lists.accept(feedback),
    casesTouched: async (recordId) => lists.casesTouched(recordId),
    catalogues,
    engagements,
    close: async () => undefined,
  };
}
