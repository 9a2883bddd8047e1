import type { PlatformStanding } from "./standing";

/**
 * R10: says whether the watch list was not told, or not whole, since whoever asks may not see it. Pure.
 *
 * @param standing what the platform says of the subject, known or not
 * @returns true where a source withholds it: that no watch record is shown then means nothing
 * @source 四(四)
 * @example
 * isWatchWithheld(standing)
 */
export function isWatchWithheld({ sources }: Pick<PlatformStanding, "sources">): boolean {
  return sources.some(({ state }) => state === "withheld");
}
