import type { AccessScope } from "./access-scope";
import type { platformPath } from "./platform-path";

/**
 * What an application must be let do, all of it, to use a path. Whatever tells that a list changed tells of the watch
 * list, so it is for those alone who may see that.
 *
 * @source 四(四) (R10)
 */
export const requiredScopes: Readonly<Record<keyof typeof platformPath, readonly AccessScope[]>> = {
  lookups: ["lookup"],
  catalogue: ["lookup"],
  // And by what is done: `transitionScopes`.
  transitions: ["watch-list"],
  catalogues: ["lookup"],
  cataloguePublications: ["catalogue"],
  catalogueActivations: ["catalogue"],
  catalogueDiff: ["lookup"],
  feedback: ["feedback"],
  engagements: ["feedback"],
  declarations: ["feedback"],
  initiations: ["feedback"],
  initiationAnswers: ["feedback"],
  responses: ["feedback"],
  // As to uphold the record, before which it is asked.
  touchedCases: ["authority", "watch-list"],
  changes: ["lookup", "watch-list"],
  events: ["lookup", "watch-list"],
  snapshot: ["lookup", "watch-list"],
  keys: ["lookup"],
  matterCounts: ["feedback"],
  statistics: ["statistics"],
  health: ["lookup", "watch-list"],
};

/**
 * Says in a document what a path demands. Pure.
 *
 * @param scopes those of the path
 * @returns one line of Markdown
 * @example
 * scopesLine(requiredScopes.lookups) // "权限 Scopes: `lookup`"
 */
export function scopesLine(scopes: readonly AccessScope[]): string {
  return `权限 Scopes: ${scopes.map((scope) => `\`${scope}\``).join(", ")}`;
}
