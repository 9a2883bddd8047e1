import type { MatterRules } from "../../catalogue/active-catalogue";
import type { Incentive, IncentiveGround } from "../../catalogue/measure";
import type { Standing } from "../../lists/standing";
import type { AppliedIncentive } from "../decision";
import type { Matter } from "../facts";
import { dutyOf } from "./duty";
import { entitlements } from "./entitlements";
import { gapAcceptance } from "./gap-acceptance";
import type { RuleContext } from "./rule-context";
import type { Listing } from "./subject-listings";

/**
 * R11, R12, R20: the incentives of the matter to which the subject is entitled. Pure.
 *
 * @param standing what the platform says of the subject
 * @param listings all listings of the subject
 * @param matter the matter, the department, the materials
 * @param context the day and the parameters
 * @param openness `held` while a person must look first: nothing is then given or lost by us
 * @returns an entry per incentive with what entitles to it: available when one entitlement is, otherwise held.
 *   Accept-with-gaps that is available becomes mandatory once its conditions are fulfilled (应先行受理)
 * @source 二(二), 二(三), 二(四), 二(六), 五(六)
 * @example
 * appliedIncentives(standing, listings, matter, context, "available").filter((incentive) => incentive.state === "available")
 */
export function appliedIncentives(
  standing: Standing,
  listings: readonly Listing[],
  matter: Matter,
  context: RuleContext,
  openness: AppliedIncentive["state"],
): readonly AppliedIncentive[] {
  const entitled = entitlements(standing, listings, context);
  const open = incentivesOpenBy(
    entitled.map(({ entitlement }) => entitlement.kind),
    matter.rules,
  );
  return open.map((measure): AppliedIncentive => {
    const grounds = entitled.filter(({ entitlement }) => measure.grounds.includes(entitlement.kind));
    const available = grounds.filter(({ state }) => state === "available");
    const state = available.length > 0 ? openness : "held";
    const acceptance =
      measure.conditions === "accept-with-gaps" ? gapAcceptance(matter.materials, context) : undefined;
    const { measureId, title, clause, bases, executedBy } = measure;
    return {
      kind: "incentive",
      measureId,
      entryId: measureId,
      title,
      clause,
      binding: state === "available" && acceptance?.kind === "must-accept" ? "mandatory" : measure.binding,
      bases,
      executedBy,
      duty: dutyOf(measure, matter.department),
      state,
      because: (available.length > 0 ? available : grounds).map(({ entitlement }) => entitlement),
      ...(acceptance === undefined ? {} : { acceptance }),
    };
  });
}

/**
 * The incentives of the matter that a ground opens. Pure.
 *
 * @param grounds what entitles the subject
 * @param rules the rules of the matter
 * @returns those that name at least one of the grounds, in the order of the matter
 * @source 二(一), 二(二)
 * @example
 * incentivesOpenBy(["red"], matter.rules).map(({ measureId }) => measureId)
 */
export function incentivesOpenBy(
  grounds: readonly IncentiveGround[],
  { incentives }: MatterRules,
): readonly Incentive[] {
  if (grounds.length === 0) return [];
  return incentives.filter((measure) => measure.grounds.some((ground) => grounds.includes(ground)));
}
