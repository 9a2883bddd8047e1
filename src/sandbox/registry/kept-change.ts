import type { Change } from "../../contract/change";
import type { ChangeDraft } from "./drawer";

/** The version of lists that nothing was done to; the first change is number 2, and the version is then 2. */
export const firstListVersion = 1;

/** A change as it is kept: whoever erases a record finds by these what is to be redacted. */
export interface KeptChange {
  readonly change: Change;
  readonly recordId?: string;
  readonly causedBy?: string;
}

/**
 * Numbers changes without a gap. Pure.
 *
 * @param drafts the changes in their order
 * @param after the version after which they come
 * @returns the changes, the first one with the next number
 * @source 五(三)
 * @example
 * numberChanges(drafts, 1)[0]?.change.sequence // 2
 */
export function numberChanges(drafts: readonly ChangeDraft[], after: number): readonly KeptChange[] {
  return drafts.map(({ change, causedBy }, index) => ({
    change: { ...change, sequence: after + 1 + index },
    ...(change.kind === "changed" ? { recordId: change.recordId } : {}),
    ...(causedBy === undefined ? {} : { causedBy }),
  }));
}

/**
 * Counts the changes of which those see something who may not see the watch list. Pure.
 *
 * @param drafts the changes
 * @returns how many are not withheld
 * @source 四(四) (R10)
 * @example
 * thirdPartyCountOf(drafts)
 */
export function thirdPartyCountOf(drafts: readonly ChangeDraft[]): number {
  return drafts.filter(({ withheld }) => withheld !== "from-third-parties").length;
}

/**
 * Tells whether a change speaks of a record, or was brought about by its listing. Pure.
 *
 * @param kept the change
 * @param recordId the record's id
 * @returns true for a change that an erasure of the record redacts
 * @source 六(三)
 * @example
 * concerns(kept, "B-1")
 */
export function concerns(kept: KeptChange, recordId: string): boolean {
  return kept.recordId === recordId || kept.causedBy === recordId;
}

/**
 * Leaves of a change its number and its time. Pure.
 *
 * @param kept the change
 * @returns the same place in the sequence, which names nobody
 * @source 六(三)
 * @example
 * redactChange(kept).change.kind // "redacted"
 */
export function redactChange({ change: { at, sequence } }: KeptChange): KeptChange {
  return { change: { kind: "redacted", at, sequence } };
}
