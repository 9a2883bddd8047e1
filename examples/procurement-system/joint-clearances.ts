import type { Check, Clearance } from "yingcha";
import { clearanceOf } from "../office/clearance-of";
import type { Answer } from "../office/obligation-answers";
import { Problem } from "../office/problem";
import type { Bid } from "./tender";

/** A member's stop is the consortium's, whatever could not be established of another (R29). */
const gravity: readonly Check["outcome"][] = ["stop", "undetermined", "review", "proceed"];

/**
 * Gives every member's clearance, or throws what stands in the way of the consortium: the gravest problem, with
 * each member's own beside it.
 */
export function jointClearances(
  { members }: Bid,
  checks: readonly Check[],
  answers: readonly Answer[],
): readonly Clearance[] {
  const clearances: Clearance[] = [];
  const problems: {
    readonly outcome: Check["outcome"];
    readonly member: string;
    readonly problem: Problem;
  }[] = [];
  for (const [index, check] of checks.entries()) {
    const way = clearanceOf(check, answers);
    if (way instanceof Problem)
      problems.push({ outcome: check.outcome, member: members[index]?.name ?? "", problem: way });
    else clearances.push(way);
  }
  const gravest = gravity.flatMap((grave) => problems.filter(({ outcome }) => outcome === grave))[0];
  if (gravest === undefined) return clearances;
  const { status, code, title, retryAt } = gravest.problem;
  const told = problems.map(({ member, problem }) => ({ member, code: problem.code, ...problem.details }));
  throw new Problem(status, code, title, { members: told }, retryAt);
}
