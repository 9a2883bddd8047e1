import { runsThrough } from "../../lists/record-status";
import type { Standing } from "../../lists/standing";
import type { Entitlement } from "../decision";
import { cleanYears } from "./clean-years";
import { redStandings } from "./red-standings";
import type { RuleContext } from "./rule-context";
import { adverseListings, type Listing } from "./subject-listings";

/** An entitlement, and whether it can be given or waits for a disputed record. */
export interface HeldOrAvailable {
  readonly state: "available" | "held";
  readonly entitlement: Entitlement;
}

/**
 * R2, R11, R20: collects what entitles the subject to incentives. Pure.
 *
 * @param standing what the platform says of the subject
 * @param listings all listings of the subject
 * @param context the day and the parameters
 * @returns red records that are not void, recognitions, full clean years; each available or held
 * @source 二(一), 二(二), 六(二), 五(六); that a black or watch record also bars a recognised model: our reading
 * @example
 * entitlements(standing, listings, context).map(({ entitlement }) => entitlement.kind)
 */
export function entitlements(
  standing: Standing,
  listings: readonly Listing[],
  context: RuleContext,
): readonly HeldOrAvailable[] {
  if (standing.kind === "unknown") return [];
  const found: HeldOrAvailable[] = [];
  for (const red of redStandings(listings)) {
    if (red.kind === "void") continue;
    const { recordId, verification } = red.red.record;
    const objection = verification?.kind === "under-verification" ? "raised" : "none";
    found.push({
      state: red.kind === "held" ? "held" : "available",
      entitlement: { kind: "red", recordId, objection },
    });
  }
  const barring = adverseListings(listings).filter(({ status }) => status.kind === "in-force");
  if (barring.every((listing) => listing.suspended))
    for (const { recognitionId, recognizedOn, term } of standing.recognitions)
      if (
        recognizedOn <= (context.evaluatedOn ?? context.date) &&
        recognizedOn <= context.date &&
        runsThrough(term, context.date)
      )
        found.push({
          state: barring.length === 0 ? "available" : "held",
          entitlement: { kind: "recognition", recognitionId },
        });
  const clean = cleanYears(standing, listings, context);
  if (clean.kind !== "not-full")
    found.push({
      state: clean.kind === "held" ? "held" : "available",
      entitlement: {
        kind: "clean-years",
        sinceOn: clean.sinceOn,
        yearsCount: context.parameters.cleanYearsCount,
      },
    });
  return found;
}
