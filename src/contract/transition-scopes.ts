import type { AccessScope } from "./access-scope";
import type { TransitionKind } from "./transition";

/** What any department may do to the lists, not the authorities alone: say that a record or a reward is doubtful,
 * and tell whoever provided it so. */
export const openTransitions = [
  "object",
  "doubt",
  "confirm-doubt",
  "tell-provider",
  "report-misuse",
] as const satisfies readonly TransitionKind[];

/**
 * Says which scopes let an application do a transition, any one of them. Pure.
 *
 * @param kind what is done
 * @returns `authority` always; `feedback` too for what any department may do
 * @source 五(六), 六(二)
 * @example
 * transitionScopes("object") // ["authority", "feedback"]
 */
export function transitionScopes(kind: TransitionKind): readonly AccessScope[] {
  return (openTransitions as readonly TransitionKind[]).includes(kind)
    ? ["authority", "feedback"]
    : ["authority"];
}
