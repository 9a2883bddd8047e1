import { firstListVersion } from "../registry/kept-change";
import { createHearers } from "./hearers";
import { createMemoryApplications } from "./memory-applications";
import { createMemoryCatalogues } from "./memory-catalogues";
import { createMemoryEngagements } from "./memory-engagements";
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
  const hearers = createHearers();

  /** Once the whole act is done: who is told looks at once. */
  function telling<T>(act: () => T): T {
    const before = lists.listVersion;
    try {
      return act();
    } finally {
      if (lists.listVersion !== before) hearers.tell();
    }
  }

  const engagements = createMemoryEngagements(lists);
  const catalogues = createMemoryCatalogues();
  const applications = createMemoryApplications();
  const webhooks = createMemoryWebhooks(lists, applications);
  return {
    applications: {
      ...applications,
      async remove(appKey) {
        await applications.remove(appKey);
        webhooks.forgetOf(appKey);
      },
    },
    nonces: createMemoryNonces(),
    register: async (entries, moment) => telling(() => lists.register(entries, moment)),
    enrol: async (entries, moment) => telling(() => lists.enrol(entries, moment)),
    async seed(entries, moment) {
      if (lists.listVersion > firstListVersion) return false;
      telling(() => lists.register(entries, moment));
      return true;
    },
    apply: async (transition, moment) =>
      telling(() => {
        const outcome = lists.apply(transition, moment);
        if (outcome.kind === "applied") engagements.forget(outcome.changes);
        return outcome;
      }),
    async lookUp(subjects, moment, how) {
      const catalogueVersion = await catalogues.activeVersion();
      const found = telling(() => lists.lookUp(subjects, moment, how));
      return catalogueVersion === undefined ? found : { ...found, catalogueVersion };
    },
    publicPage: async (asked, moment) => telling(() => lists.publicPage(asked, moment)),
    publicRecordsOf: async (subject, moment) => telling(() => lists.publicRecordsOf(subject, moment)),
    changesSince: async (sequence, maxCount, moment) =>
      telling(() => lists.changesSince(sequence, maxCount, moment)),
    async renewEpoch() {
      const epoch = lists.renewEpoch();
      hearers.tell();
      return epoch;
    },
    async beginSnapshot(moment) {
      const snapshot = telling(() => lists.beginSnapshot(moment));
      return { ...snapshot, catalogueVersion: await catalogues.activeVersion() };
    },
    onChanged: (hear) => hearers.add(hear),
    accept: async (feedback, moment) => lists.accept(feedback, moment),
    casesTouched: async (recordId, how) => lists.casesTouched(recordId, how),
    webhooks,
    statistics: {
      count: async (question) => lists.countMonth(question),
      report: async (matterCount) => lists.reportMatters(matterCount),
    },
    catalogues,
    engagements,
    close: async () => hearers.close(),
  };
}
