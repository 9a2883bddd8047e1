import { firstListVersion } from "../registry/kept-change";
import { createMemoryApplications } from "./memory-applications";
import { createMemoryLists } from "./memory-lists";
import { createMemoryNonces } from "./memory-nonces";
import { createMemoryWebhooks } from "./memory-webhooks";
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
  return {
    applications: createMemoryApplications(),
    nonces: createMemoryNonces(),
    register: async (entries, moment) => lists.register(entries, moment),
    async seed(entries, moment) {
      if (lists.listVersion > firstListVersion) return false;
      lists.register(entries, moment);
      return true;
    },
    apply: async (transition, moment) => lists.apply(transition, moment),
    lookUp: async (subjects, moment) => lists.lookUp(subjects, moment),
    changesSince: async (sequence, maxCount, moment) => lists.changesSince(sequence, maxCount, moment),
    accept: async (feedback) => lists.accept(feedback),
    casesTouched: async (recordId) => lists.casesTouched(recordId),
    webhooks: createMemoryWebhooks(() => lists),
    statistics: {
      count: async (question) => lists.countMonth(question),
      report: async (matterCount) => lists.reportMatters(matterCount),
    },
    close: async () => undefined,
  };
}
