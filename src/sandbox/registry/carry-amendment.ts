import type { RecordEvent } from "../../contract/change";
import type { Amendment } from "../../contract/transition";
import type { ListRecord, Term } from "../../lists/list-record";
import { amendRecord, endsLater } from "./amend-record";
import type { Authorship, Drawer } from "./drawer";
import { isSame } from "./is-same";
import { followersOf, isInForce, type RecordPlace } from "./subject-file";

/**
 * Writes into what depends on an amended record what it had in common with it: into the records of responsible
 * persons that rest on it, and into the watch record that followed. What they say by themselves stays.
 *
 * @param drawer the files, the record amended already
 * @param place whose record, under which id
 * @param how the record as it was, what was amended, and as what it is told
 * @param why on whose word
 * @source 三(六), 五(六): nobody answers for what was found wrong; 六(一): a term of watching is the exit's own
 * @example
 * carryAmendment(drawer, place, { before: held.record, amendment, event: "amended" }, transition)
 */
export function carryAmendment(
  drawer: Drawer,
  place: RecordPlace,
  how: { readonly before: ListRecord; readonly amendment: Amendment; readonly event: RecordEvent },
  why: Authorship,
): void {
  const { before, event } = how;
  const { term, listedAs: _, ...contents } = how.amendment;
  for (const one of dependentsOf(drawer, place)) {
    const { held } = drawer.find(one.recordId);
    const { record } = held;
    const names = ["field", "scope", "severity", "traits", "bases"] as const;
    const common = names.filter((name) => name in contents && isSame(record[name], before[name]));
    const isTied = term !== undefined && one.rests && isInForce(held, drawer.moment.date);
    const amendment: Amendment = {
      ...Object.fromEntries(common.map((name) => [name, contents[name]])),
      ...(isTied ? { term: termOfPerson(record.term, before.term, term) } : {}),
    };
    if (isSame(record, { ...record, ...amendment })) continue;
    drawer.change(one, amendRecord(held, amendment, drawer.moment.date), event, why);
    carryAmendment(drawer, one, { before: record, amendment, event }, why);
  }
}

function dependentsOf(
  drawer: Drawer,
  { subject, recordId }: RecordPlace,
): readonly (RecordPlace & { readonly rests: boolean })[] {
  const { held } = drawer.find(recordId);
  const followers = followersOf(drawer.fileOf(subject), recordId);
  return [
    ...(held.responsibleRecords ?? []).map((place) => ({ ...place, rests: true })),
    ...followers.map(({ record }) => ({ subject, recordId: record.recordId, rests: false })),
  ];
}

/** An end that was set for him alone stays, but nobody answers longer than the organization for what was its own. */
function termOfPerson(own: Term, before: Term, after: Term): Term {
  if (isSame(own, before)) return after;
  if (endsLater(own, before)) return endsLater(after, own) ? after : own;
  return endsLater(own, after) ? after : own;
}
