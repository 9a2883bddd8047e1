import type { ExitWay } from "../../lists/list-record";
import { isMisListed } from "../../lists/record-status";
import type { Standing } from "../../lists/standing";
import { isWatchWithheld } from "../../lists/watch-withheld";
import type { SubjectRef } from "../../subject/subject";
import type { CalendarDate } from "../../time/calendar-date";
import type { Inconsistency } from "../decision";
import { breakingListings } from "./clean-years";
import { missingLink } from "./missing-link";
import { redStandings } from "./red-standings";
import type { Listing } from "./subject-listings";

/**
 * R2, R7: collects what contradicts itself in a standing, to be reported and mended by the platform. Pure.
 *
 * That a watch record is not there contradicts nothing where the watch list is withheld (R10).
 *
 * @param standing what the platform says of the subject
 * @param listings all listings of the subject
 * @returns a red record left beside an adverse one; a black exit without the watch record that must follow; a
 *   clean-since date that an adverse record contradicts; a watch record that names another way of exit than
 *   the black record shows; a missing link of a branch or individual business
 * @source 六(一), 六(二), 二(二)
 * @example
 * inconsistenciesOf(standing, listings).map(({ kind }) => kind)
 */
export function inconsistenciesOf(
  standing: Standing,
  listings: readonly Listing[],
): readonly Inconsistency[] {
  if (standing.kind === "unknown") return [];
  const { kind, code } = standing.subject;
  const subject: SubjectRef = { kind, code };
  const found: Inconsistency[] = [];

  for (const red of redStandings(listings))
    if (red.kind === "void")
      found.push({
        kind: "red-record-left",
        subject,
        recordIds: idsOf([red.red, ...red.because]),
        clause: "六(二)",
      });

  const counted = listings.filter(({ status }) => !isMisListed(status));
  const followers = followersAmong(counted);
  const withheld = isWatchWithheld(standing);
  for (const black of counted) {
    const { record, status } = black;
    if (record.list !== "black") continue;
    const naming = followers.naming.get(record.recordId) ?? [];
    const latestOn = followers.latestOn.get(record.authority.name);
    if (
      status.kind === "ended" &&
      !withheld &&
      naming.length === 0 &&
      (latestOn === undefined || latestOn < status.endedOn)
    )
      found.push({ kind: "watch-record-missing", subject, recordIds: [record.recordId], clause: "六(一)" });
    for (const { watch, way } of naming) {
      if (status.kind !== "ended" || way !== status.way)
        found.push({
          kind: "followed-record-contradicted",
          subject,
          recordIds: idsOf([black, watch]),
          clause: "六(一)",
        });
    }
  }

  for (const { record, status, exitAfterEvaluation } of counted) {
    const hasLeft =
      status.kind === "ended" && (status.way === "turned-black" || status.way === "adverse-listed");
    if (!hasLeft && !exitAfterEvaluation) continue;
    const mayBeUntold = withheld && record.list === "red";
    const answered = counted.some(
      ({ record: other }) => other.list === "black" || (other.list === "watch" && record.list === "red"),
    );

    if (!answered && !mayBeUntold)
      found.push({
        kind: "adverse-record-missing",
        subject,
        recordIds: [record.recordId],
        clause: record.list === "red" ? "六(二)" : "四(四)",
      });
  }

  const { cleanSinceOn } = standing;
  if (cleanSinceOn !== undefined) {
    const against = breakingListings(listings).filter(
      ({ suspended, status }) => !suspended && (status.kind !== "ended" || status.endedOn > cleanSinceOn),
    );
    if (against.length > 0)
      found.push({ kind: "clean-since-contradicted", subject, recordIds: idsOf(against), clause: "二(二)" });
  }

  const missing = missingLink(standing);
  if (missing !== undefined)
    found.push({ kind: `${missing}-link-missing`, subject, recordIds: [], clause: "三(二)" });
  return found;
}

/**
 * A watch record follows a black one that it names, or, naming none, one of the same authority that ended no later.
 * Each is looked at once: held against every black one, a thousand records would take a million comparisons.
 */
function followersAmong(listings: readonly Listing[]) {
  const naming = new Map<string, { readonly watch: Listing; readonly way: ExitWay }[]>();
  const latestOn = new Map<string, CalendarDate>();
  for (const watch of listings) {
    const { list, followsFrom, authority, listedOn } = watch.record;
    if (list !== "watch") continue;
    if (followsFrom === undefined) {
      const knownOn = latestOn.get(authority.name);
      if (knownOn === undefined || knownOn < listedOn) latestOn.set(authority.name, listedOn);
      continue;
    }
    const { recordId, exitWay: way } = followsFrom;
    const known = naming.get(recordId);
    if (known === undefined) naming.set(recordId, [{ watch, way }]);
    else known.push({ watch, way });
  }
  return { naming, latestOn };
}

function idsOf(listings: readonly Listing[]): readonly string[] {
  return listings.map((listing) => listing.record.recordId);
}
