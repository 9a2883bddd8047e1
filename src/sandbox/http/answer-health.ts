import type { Health } from "../../contract/health";
import type { Clock } from "../../time/clock";
import type { PlatformLists } from "./platform-lists";

/** How old the lists may be, and by which clock. */
export interface HealthHow {
  readonly clock: Clock;
  readonly staleAfterMs: number;
}

/**
 * Says how old the lists are, and nothing of what is on them.
 *
 * @param lists the lists
 * @param how clock and bound
 * @returns `stale` for lists whose last change lies further back than the bound
 * @example
 * await healthOf(lists, { clock: systemClock, staleAfterMs: 604_800_000 })
 */
export async function healthOf(
  lists: Pick<PlatformLists, "changesSince">,
  { clock, staleAfterMs }: HealthHow,
): Promise<Health> {
  const { listVersion } = await lists.changesSince(0, 1);
  const { changes } = await lists.changesSince(Math.max(0, listVersion - 1), 1);
  const lastChangeAt = changes.at(-1)?.at ?? null;
  // A clock that was set back since makes nothing younger than new.
  const ageMs = lastChangeAt === null ? null : Math.max(0, clock.wallMs() - Date.parse(lastChangeAt));
  return { status: (ageMs ?? 0) > staleAfterMs ? "stale" : "ok", listVersion, lastChangeAt, ageMs };
}
