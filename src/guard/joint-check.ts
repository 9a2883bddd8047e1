import type { Decision } from "../decision/decision";
import type { Check } from "./check";

/** What the check of joint bidders came to: the gravest outcome, and each member's check with its own measures. */
export interface JointCheck<Each extends Check = Check> {
  readonly outcome: Decision["outcome"];
  readonly checks: readonly Each[];
}

const gravity: readonly Decision["outcome"][] = ["stop", "undetermined", "review", "proceed"];

/**
 * R29: joins the checks of a consortium's members. Pure.
 *
 * An established `stop` of one member is the consortium's, whatever could not be established of another.
 *
 * @param checks one per member, at least one
 * @returns the gravest outcome in the order stop, undetermined, review, proceed
 * @source 二(四), 三(二); our reading
 * @example
 * jointCheck([first, second]).outcome
 */
export function jointCheck<Each extends Check>(checks: readonly Each[]): JointCheck<Each> {
  const outcome = gravity.find((grave) => checks.some((check) => check.outcome === grave)) ?? "undetermined";
  return { outcome, checks };
}
