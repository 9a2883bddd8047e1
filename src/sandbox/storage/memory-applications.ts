import { InputError } from "../../errors/yingcha-error";
import type { ApplicationStore, SealedApplication } from "./application-store";
import { changedApplication } from "./changed-application";
import { retiredApplication } from "./retired-application";

/**
 * Makes a place for applications that lasts as long as the process.
 *
 * @returns the store, empty
 * @example
 * const applications = createMemoryApplications();
 */
export function createMemoryApplications(): ApplicationStore {
  const kept = new Map<string, SealedApplication>();

  function find(appKey: string): SealedApplication {
    const application = kept.get(appKey);
    if (application === undefined) throw new InputError("application-unknown");
    return application;
  }

  return {
    async add(application) {
      if (kept.has(application.appKey)) throw new InputError("application-duplicate");
      kept.set(application.appKey, application);
    },
    findAll: async () => [...kept.values()].sort((a, b) => (a.appKey < b.appKey ? -1 : 1)),
    async rotate(appKey, sealedSecret) {
      const before = find(appKey);
      if (before.sealedEarlierSecret !== undefined) throw new InputError("rotation-unfinished");
      kept.set(appKey, { ...before, sealedSecret, sealedEarlierSecret: before.sealedSecret });
    },
    async retire(appKey, which = "earlier") {
      const before = find(appKey);
      kept.set(appKey, retiredApplication(before, which));
      return before.sealedEarlierSecret !== undefined;
    },
    async change(appKey, change) {
      kept.set(appKey, changedApplication(find(appKey), change));
    },
    async remove(appKey) {
      find(appKey);
      kept.delete(appKey);
    },
  };
}
