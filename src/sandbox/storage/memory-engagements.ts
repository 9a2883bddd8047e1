import type { Change } from "../../contract/change";
import type { KeptEngagement } from "../../contract/engagement";
import { sha256Hex } from "../../integrity/sha256";
import { bodyDigestOf } from "../registry/body-digest-of";
import { departmentKey } from "./department-key";
import type { EngagementStore } from "./engagement-store";
import { initiationOf, type KeptResponse } from "./initiation-of";
import type { MemoryLists } from "./memory-lists";
import { ownIdOf } from "./own-id-of";

/** The same in memory, which must be told of what is erased. */
export interface MemoryEngagements extends EngagementStore {
  /** Erases what was answered to records that changes say are erased. */
  forget(changes: readonly Change[]): void;
}

/**
 * Keeps what departments declare and answer as long as the process lasts.
 *
 * @param lists to whose records they answer
 * @returns the store, empty
 * @example
 * const engagements = createMemoryEngagements(lists);
 */
export function createMemoryEngagements(
  lists: Pick<MemoryLists, "allRecords" | "findRecord" | "feedbackNaming">,
): MemoryEngagements {
  const engagements = new Map<string, KeptEngagement>();
  const responses = new Map<string, KeptResponse>();

  const lastOf = (department: string, recordId: string) =>
    [...responses.values()].findLast(
      ({ response }) => response.recordId === recordId && departmentKey(response.by) === department,
    );

  return {
    async declare(engagement) {
      engagements.set(ownIdOf(engagement.by, engagement.role), engagement);
    },
    list: async () =>
      [...engagements].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, engagement]) => engagement),
    findRecord: async (recordId) => lists.findRecord(recordId),
    async respond(response, { at }) {
      if (lists.findRecord(response.recordId) === undefined)
        return { kind: "refused", code: "record-unknown" };
      const ownId = ownIdOf(response.by, response.responseId);
      const earlier = responses.get(ownId);
      if (earlier === undefined) responses.set(ownId, { response, at });
      else if (bodyDigestOf(earlier.response) !== bodyDigestOf(response))
        return { kind: "refused", code: "response-conflicting" };
      return { kind: "kept" };
    },
    async initiations({ department, only, after = "", maxCount, bearing }) {
      const key = departmentKey(department);
      const found = lists
        .allRecords()
        .filter(({ recordId }) => recordId > after)
        .flatMap((record) => {
          const measures = bearing(record);
          const kept = lastOf(key, record.recordId);
          if (measures.length === 0 || (only === "open" && kept !== undefined)) return [];
          const feedback = lists
            .feedbackNaming(record.recordId)
            .filter((one) => departmentKey(one.department) === key);
          return [initiationOf(record, measures, kept, feedback)];
        });
      const initiations = found.slice(0, maxCount);
      const last = initiations.at(-1);
      return {
        initiations,
        ...(last === undefined || found.length <= maxCount ? {} : { next: last.recordId }),
      };
    },
    forget(changes) {
      const digests = new Set(
        changes.flatMap((change) => (change.kind === "erased" ? [change.recordDigest] : [])),
      );
      if (digests.size === 0) return;
      for (const [id, { response }] of responses)
        if (digests.has(sha256Hex(response.recordId))) responses.delete(id);
    },
  };
}
