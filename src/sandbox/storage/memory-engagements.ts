import type { Change } from "../../contract/change";
import type { KeptEngagement } from "../../contract/engagement";
import { sha256Hex } from "../../integrity/sha256";
import { subjectKey } from "../../subject/subject";
import { departmentKey } from "../department-key";
import { bodyDigestOf } from "../registry/body-digest-of";
import type { EngagementStore } from "./engagement-store";
import { findInitiations } from "./find-initiations";
import type { AnswersOn, KeptResponse } from "./initiation-of";
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
  lists: Pick<MemoryLists, "allRecords" | "findRecord" | "recordsOf" | "feedbackNaming">,
): MemoryEngagements {
  const engagements = new Map<string, KeptEngagement>();
  const responses = new Map<string, KeptResponse>();

  function answersOf(department: string, recordId: string): AnswersOn {
    const kept = [...responses.values()].findLast(
      ({ response }) => response.recordId === recordId && departmentKey(response.by) === department,
    );
    const came = lists
      .feedbackNaming(recordId)
      .filter(({ feedback }) => departmentKey(feedback.department) === department)
      .map(({ acceptedAt }) => acceptedAt)
      .sort();
    const lastFeedbackAt = came.at(-1);
    return {
      ...(kept === undefined ? {} : { kept }),
      feedbackCount: came.length,
      ...(lastFeedbackAt === undefined ? {} : { lastFeedbackAt }),
    };
  }

  return {
    async declare(engagement) {
      engagements.set(ownIdOf(engagement.by, engagement.role), engagement);
    },
    list: async () =>
      [...engagements].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, engagement]) => engagement),
    async respond(response, { isTold, refusalOf }, { at }) {
      const record = lists.findRecord(response.recordId);
      if (record === undefined || !isTold(record)) return { kind: "refused", code: "record-unknown" };
      const ownId = ownIdOf(response.by, response.responseId);
      const earlier = responses.get(ownId);
      if (earlier !== undefined)
        return bodyDigestOf(earlier.response) === bodyDigestOf(response)
          ? { kind: "kept" }
          : { kind: "refused", code: "response-conflicting" };
      const refusal = refusalOf(record, lists.recordsOf(record.subject));
      if (refusal !== undefined) return { kind: "refused", code: refusal };
      responses.set(ownId, { response, at });
      return { kind: "kept" };
    },
    initiations: (asked) =>
      findInitiations(asked, {
        recordsAfter: async (after, count) =>
          lists
            .allRecords()
            .filter(({ recordId }) => recordId > after)
            .slice(0, count),
        recordsOf: async (subjects) =>
          new Map(subjects.map((subject) => [subjectKey(subject), lists.recordsOf(subject)])),
        answersOn: async (recordIds) => {
          const department = departmentKey(asked.department);
          return new Map(recordIds.map((recordId) => [recordId, answersOf(department, recordId)]));
        },
      }),
    async answersTo(recordId) {
      const record = lists.findRecord(recordId);
      if (record === undefined) return undefined;
      const named = [
        ...lists.feedbackNaming(recordId).map(({ feedback }) => feedback.department),
        ...[...responses.values()]
          .filter(({ response }) => response.recordId === recordId)
          .map(({ response }) => response.by),
      ];
      const departments = new Map(named.map((one) => [departmentKey(one), one]));
      const answers = [...departments].map(([key, department]) => ({
        department,
        ...answersOf(key, recordId),
      }));
      return { record, beside: lists.recordsOf(record.subject), answers };
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
