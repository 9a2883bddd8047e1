import type { Change } from "../../src/contract/change";
import { sha256Hex } from "../../src/integrity/sha256";
import type { ListRecord } from "../../src/lists/list-record";

/**
 * Compares the records that stand with what the changes tell of them.
 *
 * @returns a sentence for each that does not agree, none when all do
 */
export function disagreements(changes: readonly Change[], records: readonly ListRecord[]): readonly string[] {
  const told = new Map<string, string>();
  const erased = new Set<string>();
  for (const change of changes) {
    if (change.kind === "changed")
      told.set(change.recordId, stateAfter(change.event, told.get(change.recordId)));
    if (change.kind === "erased") erased.add(change.recordDigest);
  }
  const held = new Map(records.map((record) => [record.recordId, stateOf(record)]));
  return [...new Set([...told.keys(), ...held.keys()])].flatMap((recordId) => {
    if (erased.has(sha256Hex(recordId))) return [`${recordId} was erased and is named still.`];
    const [toldState, heldState] = [told.get(recordId), held.get(recordId)];
    return toldState === heldState
      ? []
      : [`${recordId} is ${heldState ?? "absent"}, and was told to be ${toldState ?? "absent"}.`];
  });
}

/** Whether it is listed, and how its verification stands. */
function stateAfter(event: string, before: string | undefined): string {
  const [status = "listed", verification = "none"] = before?.split(", ") ?? [];
  if (event === "exited") return `exited, ${verification}`;
  if (event === "objected") return `${status}, objected`;
  if (event === "provider-told") return `${status}, told`;
  if (event === "rejected") return `${status}, rejected`;
  return `${status}, ${verification}`;
}

function stateOf({ status, verification }: ListRecord): string {
  if (verification === undefined) return `${status.kind}, none`;
  if (verification.kind !== "under-verification") return `${status.kind}, ${verification.kind}`;
  return `${status.kind}, ${verification.providerToldOn === undefined ? "objected" : "told"}`;
}
