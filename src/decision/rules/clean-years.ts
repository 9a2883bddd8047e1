import { breaksCleanYears } from "../../lists/breaks-clean-years";
import type { Standing } from "../../lists/standing";
import { addYears, type CalendarDate } from "../../time/calendar-date";
import type { RuleContext } from "./rule-context";
import { adverseListings, type Listing } from "./subject-listings";

/** Whether three consecutive years without an adverse record are established. */
export type CleanYears =
  | { readonly kind: "full" | "held"; readonly sinceOn: CalendarDate }
  | { readonly kind: "not-full" };

/**
 * R11: says whether the subject has been clean for the years the plan asks for. Pure.
 *
 * "No hit" is not enough: the platform must say since when the subject is clean. A record in force breaks the
 * years, one that ended breaks them until as many years after its end; a repaired one, and the watch record
 * after it, does not. A record under verification neither breaks nor fulfils them. Where there was an evaluation, they
 * must have been full on its day.
 *
 * @param standing what the platform says of the subject
 * @param listings all listings of the subject
 * @param context the day, the evaluation and the number of years
 * @returns `full` when clean since + 3 years ≤ that day (29 February counts as 28), `held` when only disputed
 *   records stand against it, otherwise `not-full`
 * @source 二(二), 二(四); the length of the break, the holding and the evaluation: our reading
 * @example
 * cleanYears(standing, listings, context).kind === "full"
 */
export function cleanYears(
  standing: Standing,
  listings: readonly Listing[],
  context: RuleContext,
): CleanYears {
  if (standing.kind === "unknown" || standing.cleanSinceOn === undefined) return { kind: "not-full" };
  const { date, evaluatedOn = date, parameters } = context;
  const sinceOn = standing.cleanSinceOn;
  const full = (from: CalendarDate) => {
    const fullOn = addYears(from, parameters.cleanYearsCount);
    return fullOn <= date && fullOn <= evaluatedOn;
  };
  // Behind the last days of the calendar no years can be counted, and addYears would throw.
  if (sinceOn > date || !full(sinceOn)) return { kind: "not-full" };
  const breaking = breakingListings(listings).filter(
    ({ status }) => status.kind !== "ended" || !full(status.endedOn),
  );
  if (breaking.length === 0) return { kind: "full", sinceOn };
  return breaking.every((listing) => listing.suspended) ? { kind: "held", sinceOn } : { kind: "not-full" };
}

/**
 * The listings that break the clean years while they run and after. Pure.
 *
 * @param listings all listings of one subject
 * @returns black and watch listings without the repaired ones and the watch records that follow from those
 * @source 二(二), 五(五) (R11)
 * @example
 * breakingListings(listings).length
 */
export function breakingListings(listings: readonly Listing[]): readonly Listing[] {
  return adverseListings(listings).filter(({ record, status }) => breaksCleanYears(record, status));
}
