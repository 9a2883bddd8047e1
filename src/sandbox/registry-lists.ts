import type { PlatformLists } from "./http/platform-lists";
import type { Registry } from "./registry";

/**
 * Serves the lists of a registry, which its owner may also change in place.
 *
 * @param registry what is looked up and changed, at the time of its own clock
 * @returns the lists
 * @example
 * createPlatformApp({ lists: registryLists(registry), catalogue, applications, clock })
 */
export function registryLists(registry: Registry): PlatformLists {
  return {
    lookUp: async (subjects, _, how) => registry.lookUp(subjects, how),
    publicPage: async (asked) => registry.publicPage(asked),
    publicRecordsOf: async (subject) => registry.publicRecordsOf(subject),
    apply: async (transition) => registry.apply(transition),
    accept: async (feedback) => registry.accept(feedback),
    casesTouched: async (recordId, how) => registry.casesTouched(recordId, how),
    changesSince: async (sequence, maxCount) => registry.changesSince(sequence, maxCount),
    statistics: {
      count: async (question) => registry.countMonth(question),
      report: async (matterCount) => registry.reportMatters(matterCount),
    },
  };
}
